#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/settings.h"

namespace dateline::cli {

/// The verb extract: reads what `inputs` and the settings name, and writes the records.
/// `site_folders` are those of the user's own profiles, the more important one later. Returns the
/// exit status.
int extract(const Settings& settings, std::vector<std::string> inputs,
            std::span<const std::string> site_folders);

}  // namespace dateline::cli
