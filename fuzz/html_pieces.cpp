#include "html_pieces.h"

#include <algorithm>
#include <cstddef>

namespace dateline::fuzz {

Pieces pieces_of(std::string_view page) {
  Pieces pieces;
  while (!page.empty()) {
    const bool is_markup = page.front() == '<' && page.size() > 1;
    std::size_t end = is_markup ? page.find('>') : page.find('<', 1);
    if (is_markup && end < page.size()) ++end;
    end = std::min(end, page.size());
    pieces.emplace_back(page.substr(0, end));
    page.remove_prefix(end);
  }
  return pieces;
}

std::string joined(const Pieces& pieces) {
  std::string page;
  for (const std::string& piece : pieces) page += piece;
  return page;
}

}  // namespace dateline::fuzz
