#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "extract/evidence.h"
#include "extract/headline.h"
#include "extract/search.h"

namespace dateline::extraction {

/// Where the story stands in the page.
struct Story {
  const site::Way* way = nullptr;
  html::Node element;                     ///< that holds it, and perhaps more
  html::NodeIndex begin = html::no_node;  ///< the first node of it
  html::NodeIndex end = html::no_node;    ///< one past the last
  std::size_t begin_line = 0;             ///< in PageView::lines
  std::size_t end_line = 0;
};

/// A line behind the story that is the site's name alone.
struct Signature {
  std::string text;
  Found found;
};

/// Finds the story by the profile's ways; empty when no text of the page can be one. `first_line`
/// is the first line that may belong to it.
std::optional<Story> find_story(const Search& search, const Headline& headline,
                                std::size_t first_line);

/// Finds the signature that closes a story.
std::optional<Signature> find_signature(const Search& search, const Story& story);

}  // namespace dateline::extraction
