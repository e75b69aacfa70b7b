#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "content/hash_filter.h"
#include "content/outline.h"
#include "content/page_hints.h"

namespace dateline::content {

/// Sums over a run of blocks.
struct Sums {
  std::uint32_t characters = 0;
  std::uint32_t link_characters = 0;
  std::uint32_t good_characters = 0;  ///< of good blocks
  std::uint32_t paragraphs = 0;       ///< blocks right in a <p>
};

/// What is known of a page as a whole. Its buffers are kept from page to page.
struct PageFacts {
  /// By block: like running text, of 60 characters, 8 words, few links, with a sentence's end.
  std::vector<bool> is_good;
  /// By block, and one more: what stands in front of it.
  std::vector<Sums> before = {Sums{}};
  std::optional<std::uint32_t> heading;  ///< the block that says the page's title
  std::uint32_t top = 0;                 ///< the element in which Readability sees the article
  std::uint32_t core = 0;                ///< the innermost element with most of the good text
  std::uint32_t articles = 0;            ///< elements <article>
  bool is_news_article = false;
  bool is_open_graph_article = false;
  std::uint32_t article_body_words = 0;

  HashFilter<4096> title_words;
  std::uint32_t title_word_count = 0;
  HashFilter<16384> description_shingles;    ///< of three words
  HashFilter<131072> article_body_shingles;  ///< of four words

  Sums sums(std::uint32_t first_block, std::uint32_t end_block) const {
    const Sums& from = before[first_block];
    const Sums& to = before[end_block];
    return {to.characters - from.characters, to.link_characters - from.link_characters,
            to.good_characters - from.good_characters, to.paragraphs - from.paragraphs};
  }
  Sums sums(const OutlineElement& element) const {
    return sums(element.first_block, element.end_block);
  }
  const Sums& all() const { return before.back(); }
};

/// How much of a block's words the title has, and of the title's the block: 255 for all.
struct TitleLikeness {
  std::uint8_t in_title = 0;
  std::uint8_t of_title = 0;
};
TitleLikeness title_likeness(const Outline& outline, const OutlineBlock& block,
                             const PageFacts& facts);

void read_page_facts(const Outline& outline, const PageHints& hints, PageFacts& facts);

/// How many levels up from an element the nearest ancestor is that both have; at most 64.
std::uint32_t levels_to_common(const Outline& outline, std::uint32_t from, std::uint32_t to);

}  // namespace dateline::content
