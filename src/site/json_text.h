#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "site/problems.h"

namespace dateline::site {

/// Reads JSON. None, with a problem that has no JSON path, when the text is no JSON. A member that
/// an object has more than once is a problem too: of such members the last is in what is returned.
std::optional<nlohmann::json> read_json(std::string_view json, Problems& problems);

}  // namespace dateline::site
