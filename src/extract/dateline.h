#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "extract/headline.h"
#include "extract/search.h"
#include "text/date.h"

namespace dateline::extraction {

/// The line that says when (and in which section) a story was published.
struct DatelineLine {
  std::size_t line = 0;  ///< in PageView::lines
  const site::Way* way = nullptr;
  text::Timestamp timestamp = {};
  std::string text =
      {};  ///< as printed: from the section, where it stands in front, to the date's end
  std::optional<std::string> section = {};    ///< in front of the date
  std::vector<std::string> other_texts = {};  ///< what else stands in the line: perhaps an author
};

/// Finds the dateline by the profile's ways; empty when no line of the page has one.
std::optional<DatelineLine> find_dateline(const Search& search, const Headline& headline);

/// The name of a section that stands in a line by itself, buttons beside it aside: a link to the
/// section, a name that the site is known to use, or a few capitals. Empty for any other line.
std::optional<std::string> section_in_line(const Search& search, std::size_t line);

/// Whether a text may name a section by its length and signs alone.
bool may_name_section(const Search& search, std::string_view text);

}  // namespace dateline::extraction
