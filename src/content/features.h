#pragma once

#include <cstddef>
#include <cstdint>

#include "content/feature_table.h"
#include "content/outline.h"
#include "content/page_facts.h"
#include "content/page_hints.h"

/// What the trees ask of a block: see training/README.md for each. The numbers are the columns of
/// a FeatureTable; a model names the version that it was made for.
namespace dateline::content {

namespace feature {
enum Column : std::uint16_t {
  // the block's own text
  characters,
  words,
  link_share,
  links,
  bold_share,
  italic_share,
  line_breaks,
  commas,
  commas_per_word,
  sentence_marks,
  sentence_marks_per_word,
  digit_share,
  upper_case_share,
  capitalised_share,
  short_word_share,
  word_length,
  quotes,
  code_share,
  first_kind,
  last_kind,
  ends_with_mark,
  has_year,
  marks,  // bits: question, exclamation, at, bar, bullet, arrow, copyright
  in_title,
  of_title,
  in_description,
  in_article_body,
  known_words,

  // the element, and what stands round it
  depth,
  own_tag,
  near,  // near_count columns
  own_purpose = near + near_count,
  // own element and four ancestors, then the nearest article, main, section, list or table: seven
  // columns each
  around,
  around_end = around + 9 * 7,
  top_inside = around_end,
  top_up,
  top_down,
  top_position,
  core_inside,
  core_up,
  core_down,
  core_position,
  branch_good,
  branch_good_share,
  branch_links,
  branch_blocks,

  // the place in the page
  position,
  block_number,
  blocks_behind_heading,
  good_behind_heading,
  good_before,
  good_behind,
  blocks_from_first_good,
  blocks_to_last_good,
  blocks_to_end,
  previous_good_distance,
  previous_good_up,
  next_good_distance,
  next_good_up,
  neighbours,  // six blocks with six columns each
  neighbours_end = neighbours + 36,

  // repetition
  signature_blocks = neighbours_end,
  signature_share,
  signature_good_share,
  signature_length,
  copies,
  copy_number,
  said_before,
  said_behind,
  container_count,
  container_number,
  article_number,
  headings_1_behind,

  // the heading above
  heading_level,
  heading_distance,
  heading_number,
  heading_up,
  own_heading_level,

  // the page
  page_blocks,
  page_good,
  page_link_share,
  page_kind,  // bits: news article, Open Graph article, heading 1
  page_articles,
  page_article_body,

  // the linear model of words
  name_weight,
  text_weight,
  heading_weight,
  word_weight,

  count_of_first_stage,
};
}  // namespace feature

/// Fills the columns of the first stage, the linear model's aside. The table has room for them.
void write_features(const Outline& outline, const PageFacts& facts, FeatureTable& table);

}  // namespace dateline::content
