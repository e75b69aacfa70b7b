#pragma once

#include <string>
#include <tl/expected.hpp>

#include "dateline/body_model.h"

namespace dateline::run {

/// Reads a body model from a file. The error says why it is none, without the file's name.
tl::expected<BodyModel, std::string> read_model_file(const std::string& path);

}  // namespace dateline::run
