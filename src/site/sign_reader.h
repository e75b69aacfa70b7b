#pragma once

#include <string_view>
#include <vector>

#include "site/json_value.h"
#include "site/profile.h"

namespace dateline::site {

/// The required member `signs` of a profile or layout; `example` is shown where it is missing.
std::vector<Sign> read_signs(const JsonValue& parent, std::string_view example);

}  // namespace dateline::site
