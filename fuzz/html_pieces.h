#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::fuzz {

/// A page as tags, comments and texts, more or less: what begins with "<" ends with the next ">".
using Pieces = std::vector<std::string>;

Pieces pieces_of(std::string_view page);
std::string joined(const Pieces& pieces);

}  // namespace dateline::fuzz
