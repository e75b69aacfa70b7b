#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "extract/evidence.h"
#include "extract/search.h"

namespace dateline::extraction {

/// The article's headline where it stands in the page.
struct Headline {
  std::string text;
  std::vector<std::string>
      slot;  ///< further texts inside the headline's element: a badge, a subtitle
  Found found;
  std::size_t first_line =
      0;  ///< in PageView::lines; both are 0 for a headline that only metadata have
  std::size_t end_line = 0;
  std::vector<std::pair<std::string, std::string>> also;  ///< metadata that say the same, by key

  bool is_in_page() const { return end_line > first_line; }
};

/// Finds the headline by the profile's ways; empty when no way leads to one.
std::optional<Headline> find_headline(const Search& search);

}  // namespace dateline::extraction
