#pragma once

#include <string>
#include <string_view>

namespace dateline::cli {

/// The first lines of the help: how the program is called.
std::string_view usage();

/// What --help prints.
std::string help();

}  // namespace dateline::cli
