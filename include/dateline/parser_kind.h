#pragma once

#include <cstdint>

namespace dateline {

/// Which of two parsers reads a page's HTML. Their trees are the same, so the articles are too.
enum class ParserKind : std::uint8_t {
  skeleton,   ///< our scanner, with Gumbo for the shape of the tree
  reference,  ///< Gumbo alone: many times as slow, to find out which parser a mistake is in
};

}  // namespace dateline
