#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/settings.h"
#include "input/items.h"
#include "run/checkpoint.h"
#include "run/options.h"

namespace dateline::cli {

/// All that decides what a run writes, but for the pages: a run with the same facts may go on where
/// another one was interrupted. How many threads work, how fast is fetched and what is said
/// meanwhile is none of it. `is_single`: one page gives one JSON object.
std::vector<run::Fact> run_facts(const Settings& settings, const input::Sources& sources,
                                 const run::Options& options, bool is_single,
                                 std::span<const std::string> site_folders);

}  // namespace dateline::cli
