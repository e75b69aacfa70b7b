#pragma once

#include <string>
#include <string_view>
#include <system_error>

/// How the program ends; docs/command-line.md and --help say what the numbers mean.
namespace dateline::cli {

inline constexpr int status_success = 0;
inline constexpr int status_error_records = 1;
inline constexpr int status_usage = 2;
inline constexpr int status_output_failed = 4;

/// Says what is wrong with the usage, and gives the status for it.
int usage_error(std::string_view message);

/// Says why `output` ("the output", a path) could not be written, and gives the status for it. A
/// closed pipe ends the program as SIGPIPE does.
int output_failed(std::string_view output, std::error_code failure);

/// Writes to standard output, and gives the status.
int print(std::string_view text);

}  // namespace dateline::cli
