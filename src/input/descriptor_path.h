#pragma once

#include <optional>
#include <string_view>

namespace dateline::input {

/// The number of the open file descriptor that a path stands for: of "/dev/stdin", "/dev/stdout",
/// "/dev/stderr", and of the names that a shell gives to its process substitution, "/dev/fd/N" and
/// "/proc/self/fd/N".
std::optional<int> descriptor_of(std::string_view path);

/// Whether it is "-", or a path that stands for standard input.
bool names_standard_input(std::string_view name);

}  // namespace dateline::input
