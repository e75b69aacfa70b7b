#pragma once

#include <string>

namespace dateline::cli {

/// What --version prints: the program's version, and those of the libraries that it works with.
std::string versions();

}  // namespace dateline::cli
