#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "content/block.h"
#include "html/document.h"

namespace dateline::extraction {

/// What a run of the story is a part of.
struct RunPlace {
  enum class Kind : std::uint8_t { paragraph, heading, list, quote, table, code, caption, post };

  Kind kind = Kind::paragraph;
  html::Node holder;  ///< the element that makes it one: the list, the table; a paragraph's own
                      ///< block-level element
  html::Node part;    ///< the item of a list, the cell of a table; else no node
};

/// Where each of a story's runs stands, which are in page order. Elements that only lay out text
/// (lists with whole paragraphs or headings in their items, tables without data, a quote that holds
/// the story) are passed over; of the others the outermost counts.
std::vector<RunPlace> places_of_runs(const html::Document& document,
                                     std::span<const content::Block> runs);

}  // namespace dateline::extraction
