#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace dateline::text {

/// How many bytes must be inserted, deleted, exchanged or swapped with their neighbour to turn `a`
/// into `b` (optimal string alignment).
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The name that somebody who typed `unknown` may have meant: the one with the least edit distance,
/// if that is at most a third of its length. Empty when there is none.
std::string_view nearest_name(std::string_view unknown, std::span<const std::string> names);

}  // namespace dateline::text
