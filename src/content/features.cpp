#include "content/features.h"

#include <algorithm>

#include "content/feature_writers.h"
#include "content/scale.h"

namespace dateline::content {
namespace {

using html::Tag;

/// Bits of feature::marks.
std::uint8_t marks_of(const TextMeasures& text) {
  unsigned marks = 0;
  const bool flags[] = {text.has_question, text.has_exclamation, text.has_at,       text.has_bar,
                        text.has_bullet,   text.has_arrow,       text.has_copyright};
  for (std::size_t i = 0; i < std::size(flags); ++i) marks |= (flags[i] ? 1U : 0U) << i;
  return static_cast<std::uint8_t>(marks);
}

void write_text(const Outline& outline, const PageFacts& facts, std::size_t index,
                FeatureTable& table) {
  const OutlineBlock& block = outline.blocks[index];
  const TextMeasures& text = block.text;
  const FeatureTable::Row row = table.row(index);
  const auto set = [row](feature::Column column, std::uint8_t value) { row[column] = value; };
  set(feature::characters, logarithm(text.characters));
  set(feature::words, logarithm(text.words()));
  set(feature::link_share, share(text.link_characters, text.characters));
  set(feature::links, capped(text.links));
  set(feature::bold_share, share(text.bold_characters, text.characters));
  set(feature::italic_share, share(text.italic_characters, text.characters));
  set(feature::line_breaks, capped(text.line_breaks));
  set(feature::commas, capped(text.commas));
  set(feature::commas_per_word, share(std::uint64_t{4} * text.commas, text.words()));
  set(feature::sentence_marks, capped(text.sentence_marks));
  set(feature::sentence_marks_per_word,
      share(std::uint64_t{4} * text.sentence_marks, text.words()));
  set(feature::digit_share, share(text.digits, text.characters));
  set(feature::upper_case_share, share(text.upper_case, text.letters));
  set(feature::capitalised_share, share(text.capitalised_words, text.words()));
  set(feature::short_word_share, share(text.short_words, text.words()));
  set(feature::word_length,
      text.words() == 0 ? 0 : capped((text.letters + text.digits) * 8 / text.words()));
  set(feature::quotes, capped(text.quotes));
  set(feature::code_share, share(std::uint64_t{4} * text.code, text.characters));
  set(feature::first_kind, static_cast<std::uint8_t>(text.first));
  set(feature::last_kind, static_cast<std::uint8_t>(text.last));
  set(feature::ends_with_mark, text.ends_with_mark ? 1 : 0);
  set(feature::has_year, text.has_year ? 1 : 0);
  set(feature::marks, marks_of(text));
  const TitleLikeness likeness = title_likeness(outline, block, facts);
  set(feature::in_title, likeness.in_title);
  set(feature::of_title, likeness.of_title);
  const WordHash* words = outline.words.data() + text.words_from;
  const std::uint32_t count = text.words();
  std::uint32_t found = 0;
  for (std::uint32_t i = 2; i < count; ++i)
    found += facts.description_shingles.may_have(shingle<3>(words + i - 2)) ? 1 : 0;
  if (count > 2) set(feature::in_description, share(found, count - 2));
  if (facts.article_body_words < 40 || count < 4) return;
  found = 0;
  for (std::uint32_t i = 3; i < count; ++i)
    found += facts.article_body_shingles.may_have(shingle<4>(words + i - 3)) ? 1 : 0;
  set(feature::in_article_body, share(found, count - 3));
}

/// What a tree can ask of a tag in one comparison: tags of one use stand side by side.
std::uint8_t number_of(Tag tag) {
  constexpr Tag order[] = {
      Tag::p,       Tag::pre,    Tag::blockquote, Tag::dd,         Tag::div,     Tag::section,
      Tag::article, Tag::main,   Tag::body,       Tag::span,       Tag::li,      Tag::dt,
      Tag::td,      Tag::th,     Tag::caption,    Tag::figcaption, Tag::figure,  Tag::summary,
      Tag::details, Tag::h1,     Tag::h2,         Tag::h3,         Tag::h4,      Tag::h5,
      Tag::h6,      Tag::header, Tag::a,          Tag::aside,      Tag::address, Tag::footer,
      Tag::nav,     Tag::button, Tag::form,       Tag::label,      Tag::unknown};
  return static_cast<std::uint8_t>(std::find(std::begin(order), std::end(order), tag) -
                                   std::begin(order));
}

void write_element(const Outline& outline, std::size_t index, FeatureTable& table) {
  const OutlineBlock& block = outline.blocks[index];
  const OutlineElement& element = outline.element_of(block);
  const FeatureTable::Row row = table.row(index);
  row[feature::depth] = capped(element.depth);
  row[feature::own_tag] = number_of(element.tag);
  for (std::size_t i = 0; i < near_count; ++i) row[feature::near + i] = element.near[i];
  for (std::uint32_t i = block.names_from; i < block.names_to; ++i) {
    const auto purpose = static_cast<std::size_t>(purpose_of(outline.names[i]));
    row[feature::near + near_purpose + purpose] = 0;
    if (purpose != 0) row[feature::own_purpose] = static_cast<std::uint8_t>(purpose);
  }
}

void write_place(const Outline& outline, const PageFacts& facts, std::size_t index,
                 FeatureTable& table) {
  const std::size_t count = outline.blocks.size();
  const FeatureTable::Row row = table.row(index);
  const auto set = [row](feature::Column column, std::uint8_t value) { row[column] = value; };
  const std::uint32_t before = facts.before[index].good_characters;
  const std::uint32_t behind =
      facts.all().good_characters - facts.before[index + 1].good_characters;
  set(feature::position, share(index, count));
  set(feature::block_number, logarithm(index));
  set(feature::blocks_to_end, logarithm(count - 1 - index));
  set(feature::good_before, share(before, facts.all().good_characters));
  set(feature::good_behind, share(behind, facts.all().good_characters));
  if (!facts.heading) return;
  const std::size_t heading = *facts.heading;
  set(feature::blocks_behind_heading, signed_logarithm(heading, index));
  if (index < heading) return;
  set(feature::good_behind_heading,
      static_cast<std::uint8_t>(1 + logarithm(before - facts.before[heading].good_characters) *
                                        254 / 255));
}

void write_page(const Outline& outline, const PageFacts& facts, FeatureTable& table) {
  const std::uint8_t blocks = logarithm(outline.blocks.size());
  const std::uint8_t good = logarithm(facts.all().good_characters);
  const std::uint8_t links = share(facts.all().link_characters, facts.all().characters);
  const auto kind =
      static_cast<std::uint8_t>((facts.is_news_article ? 1 : 0) |
                                (facts.is_open_graph_article ? 2 : 0) | (facts.heading ? 4 : 0));
  for (std::size_t i = 0; i < outline.blocks.size(); ++i) {
    const FeatureTable::Row row = table.row(i);
    row[feature::page_blocks] = blocks;
    row[feature::page_good] = good;
    row[feature::page_link_share] = links;
    row[feature::page_kind] = kind;
    row[feature::page_articles] = capped(facts.articles);
    row[feature::page_article_body] = logarithm(facts.article_body_words);
  }
}

}  // namespace

void write_features(const Outline& outline, const PageFacts& facts, FeatureTable& table) {
  for (std::size_t i = 0; i < outline.blocks.size(); ++i) {
    write_text(outline, facts, i, table);
    write_element(outline, i, table);
    write_place(outline, facts, i, table);
  }
  write_page(outline, facts, table);
  write_surroundings(outline, facts, table);
  write_neighbours(outline, facts, table);
  write_repetition(outline, facts, table);
  write_headings(outline, facts, table);
}

}  // namespace dateline::content
