#pragma once

#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "dateline/site.h"

namespace dateline::run {

/// Why a profile could not be had: a message for people, or the mistakes in a profile's file.
struct SiteChoiceError {
  std::string message;
  std::vector<SiteProblem> problems;
};

/// The profiles that `choice` stands for: "none" for none at all, the name of a built-in one, or
/// the path of a file with one. A name goes before a file of that name.
tl::expected<std::vector<Site>, SiteChoiceError> choose_sites(const std::string& choice);

}  // namespace dateline::run
