#pragma once

#include <cstdint>
#include <span>

#include "content/feature_table.h"
#include "content/outline.h"
#include "content/page_facts.h"
#include "content/page_hints.h"

/// Whether a page is one article, by what its blocks are and what it says of itself.
namespace dateline::content {

namespace page_feature {
enum Column : std::uint16_t {
  // the page
  blocks,
  good,
  link_share,
  articles,
  article_body,
  is_news_article,
  is_open_graph_article,
  is_open_graph_website,
  has_published,
  // what the body model says of its blocks
  mass,
  mass_share,
  likely,
  likeliest,
  uncertain,
  mean_of_likely,
  words_of_likely,
  longest_likely,
  links_of_likely,
  marks_of_likely,
  kinds_of_likely,
  holder_share,
  holder_mean,
  holder_links,
  first_likely,
  likely_run,
  // headings
  has_heading,
  title_in_heading,
  heading_of_title,
  headings,
  linked_headings,
  alike_headings,
  headings_1,
  // repetition
  most_alike,
  most_alike_links,
  dated_blocks,
  short_links,
  prices,
  page_links,  // "1", "2", "3" ..., each a block that is a link
  // names of the elements that hold most of the page
  list_names,
  article_names,
  // the address
  address_length,
  address_segments,
  last_segment_length,
  last_segment_words,
  address_digits,
  address_has_query,
  address_list_words,
  count,
};
}  // namespace page_feature

/// Fills the one row of a table. `likelihood` is what the body model says of each block.
void write_page_features(const Outline& outline, const PageFacts& facts, const PageHints& hints,
                         std::span<const std::uint8_t> likelihood, FeatureTable& table);

}  // namespace dateline::content
