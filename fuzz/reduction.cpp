#include "reduction.h"

#include <algorithm>
#include <cstddef>

#include "html_pieces.h"

namespace dateline::fuzz {
namespace {

using IsFinding = std::function<bool(const std::string&)>;

/// Leaves out stretches of pieces, halves first, single ones at last, until nothing can go.
Pieces reduce(Pieces pieces, const IsFinding& is_finding) {
  std::size_t stretch = std::max<std::size_t>(1, pieces.size() / 2);
  while (true) {
    bool is_smaller = false;
    for (std::size_t at = 0; at < pieces.size();) {
      const std::size_t end = std::min(pieces.size(), at + stretch);
      Pieces fewer(pieces.begin(), pieces.begin() + static_cast<std::ptrdiff_t>(at));
      fewer.insert(fewer.end(), pieces.begin() + static_cast<std::ptrdiff_t>(end), pieces.end());
      if (is_finding(joined(fewer))) {
        pieces = std::move(fewer);
        is_smaller = true;
      } else {
        at = end;
      }
    }
    if (stretch == 1 && !is_smaller) return pieces;
    stretch = std::max<std::size_t>(1, stretch / 2);
  }
}

}  // namespace

std::string reduced(const std::string& page, const IsFinding& is_finding) {
  Pieces bytes;
  for (const char byte : joined(reduce(pieces_of(page), is_finding))) bytes.emplace_back(1, byte);
  return joined(reduce(std::move(bytes), is_finding));
}

}  // namespace dateline::fuzz
