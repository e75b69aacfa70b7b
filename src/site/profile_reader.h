#pragma once

#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "dateline/site.h"
#include "site/profile.h"

namespace dateline::site {

/// Reads and checks a profile. All mistakes are found in one go, each with file, line and JSON
/// path.
tl::expected<Profile, std::vector<SiteProblem>> read_profile(std::string_view json,
                                                             std::string_view file);

}  // namespace dateline::site
