#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "dateline/article.h"
#include "extract/evidence.h"
#include "extract/headline.h"
#include "extract/search.h"

namespace dateline::extraction {

/// What stands at the head of a story, round its headline.
struct Head {
  std::vector<std::string> badges;
  std::optional<std::string> subtitle;
  Dateline dateline;
  std::vector<Person> authors;
  Found subtitle_found;
  Found section_found;
  Found published_found;
  Found authors_found;
  std::vector<std::pair<std::string, std::string>>
      published_also;                        ///< metadata with the same day, by key
  std::optional<std::size_t> dateline_line;  ///< in PageView::lines
  std::size_t story_begin = 0;               ///< the first line that may belong to the story
};

/// Reads subtitle, badges, dateline, section and authors from the lines round the headline.
Head read_head(const Search& search, const Headline& headline);

}  // namespace dateline::extraction
