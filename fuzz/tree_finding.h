#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline::fuzz {

/// Decodes the bytes as the program does, and lets both parsers read them. What differs, for people
/// to read; empty when the trees are the same; none when they cannot be compared.
std::optional<std::string> tree_finding(std::string_view bytes);

}  // namespace dateline::fuzz
