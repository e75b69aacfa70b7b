#pragma once

#include <span>
#include <string>

namespace dateline::cli {

/// The program: reads its arguments (without its name), writes data to standard output and messages
/// to standard error. Returns the exit status.
int run_program(std::span<const std::string> arguments);

}  // namespace dateline::cli
