#include <algorithm>
#include <cstdint>
#include <vector>

#include "content/feature_writers.h"
#include "content/features.h"
#include "content/hash_filter.h"
#include "content/hash_index.h"
#include "content/scale.h"

namespace dateline::content {
namespace {

using html::Tag;

/// Blocks whose elements, and the elements round those, look alike.
struct Kind {
  std::uint32_t blocks = 0;
  std::uint32_t characters = 0;
  std::uint32_t good_characters = 0;
};

void write_kinds(const Outline& outline, const PageFacts& facts, FeatureTable& table) {
  const std::size_t count = outline.blocks.size();
  HashIndex index;
  index.reset(count);
  std::vector<std::uint32_t> kind_of_block(count);
  std::vector<Kind> kinds;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t number = index.add(kind_hash(outline, outline.blocks[i]));
    if (number == kinds.size()) kinds.emplace_back();
    kind_of_block[i] = number;
    Kind& kind = kinds[number];
    ++kind.blocks;
    kind.characters += outline.blocks[i].text.characters;
    if (facts.is_good[i]) kind.good_characters += outline.blocks[i].text.characters;
  }
  for (std::size_t i = 0; i < count; ++i) {
    const Kind& kind = kinds[kind_of_block[i]];
    const FeatureTable::Row row = table.row(i);
    row[feature::signature_blocks] = logarithm(kind.blocks);
    row[feature::signature_share] = share(kind.characters, facts.all().characters);
    row[feature::signature_good_share] = share(kind.good_characters, facts.all().good_characters);
    row[feature::signature_length] = logarithm(kind.characters / kind.blocks);
  }
}

void write_copies(const Outline& outline, FeatureTable& table) {
  const std::size_t count = outline.blocks.size();
  HashIndex index;
  index.reset(count);
  std::vector<std::uint32_t> text_of_block(count);
  std::vector<std::uint32_t> copies;
  for (std::size_t i = 0; i < count; ++i) {
    const TextMeasures& text = outline.blocks[i].text;
    text_of_block[i] = index.add(static_cast<std::uint32_t>(text.hash ^ (text.hash >> 32)));
    if (text_of_block[i] == copies.size()) copies.push_back(0);
    table.at(i, feature::copy_number) = capped(copies[text_of_block[i]]++);
  }
  for (std::size_t i = 0; i < count; ++i)
    table.at(i, feature::copies) = capped(copies[text_of_block[i]]);
}

/// How much of each block's text was said already: by three-word shingles, in one direction.
class Said {
 public:
  explicit Said(const Outline& outline) : outline_(outline) {}

  std::uint8_t read(const TextMeasures& text) {
    std::uint32_t found = 0;
    const WordHash* words = outline_.words.data();
    for (std::uint32_t i = text.words_from + 2; i < text.words_to; ++i) {
      found += shingles_.may_have(shingle<3>(words + i - 2)) ? 1 : 0;
    }
    for (std::uint32_t i = text.words_from + 2; i < text.words_to; ++i)
      shingles_.add(shingle<3>(words + i - 2));
    return text.words() < 3 ? 0 : share(found, text.words() - 2);
  }

 private:
  const Outline& outline_;
  HashFilter<131072> shingles_;
};

void write_said(const Outline& outline, FeatureTable& table) {
  Said before(outline);
  for (std::size_t i = 0; i < outline.blocks.size(); ++i)
    table.at(i, feature::said_before) = before.read(outline.blocks[i].text);
  Said behind(outline);
  for (std::size_t i = outline.blocks.size(); i-- > 0;)
    table.at(i, feature::said_behind) = behind.read(outline.blocks[i].text);
}

/// The share of a block's words that other good blocks have too.
void write_known_words(const Outline& outline, const PageFacts& facts, FeatureTable& table) {
  constexpr std::size_t slots = 8192;
  struct Word {
    std::uint32_t blocks = 0;      // that it stands in
    std::uint32_t last_block = 0;  // of them, counted from 1
  };
  std::vector<Word> known(slots);
  for (std::uint32_t i = 0; i < outline.blocks.size(); ++i) {
    if (!facts.is_good[i]) continue;
    const TextMeasures& text = outline.blocks[i].text;
    for (std::uint32_t w = text.words_from; w < text.words_to; ++w) {
      Word& word = known[outline.words[w] % slots];
      if (word.last_block == i + 1) continue;
      ++word.blocks;
      word.last_block = i + 1;
    }
  }
  for (std::size_t i = 0; i < outline.blocks.size(); ++i) {
    const TextMeasures& text = outline.blocks[i].text;
    std::uint32_t found = 0;
    for (std::uint32_t word = text.words_from; word < text.words_to; ++word)
      found += known[outline.words[word] % slots].blocks > (facts.is_good[i] ? 1U : 0U) ? 1U : 0U;
    table.at(i, feature::known_words) = share(found, text.words());
  }
}

/// Elements with good text in them that look alike: which of how many a block stands in. Of the
/// three round it, the one of most.
void write_containers(const Outline& outline, const PageFacts& facts, FeatureTable& table) {
  HashIndex index;
  index.reset(outline.elements.size());
  std::vector<std::uint32_t> kind_of(outline.elements.size());
  std::vector<std::uint32_t> number_of(outline.elements.size());
  std::vector<std::uint32_t> counts;
  std::uint32_t article = 0;
  std::vector<std::uint32_t> article_of(outline.elements.size());
  for (std::size_t i = 0; i < outline.elements.size(); ++i) {
    const OutlineElement& element = outline.elements[i];
    article_of[i] = element.tag == Tag::article ? ++article : article_of[element.parent];
    const bool has_text = facts.sums(element).good_characters > 0;
    kind_of[i] = index.add(mix(element.signature, has_text ? 1 : 0));
    if (kind_of[i] == counts.size()) counts.push_back(0);
    number_of[i] = counts[kind_of[i]]++;
  }
  for (std::size_t i = 0; i < outline.blocks.size(); ++i) {
    std::uint32_t element = outline.blocks[i].element;
    table.at(i, feature::article_number) = capped(article_of[element]);
    std::uint32_t most = 0;
    for (int level = 0; level < 3 && element != 0; ++level) {
      element = outline.elements[element].parent;
      const bool has_text = facts.sums(outline.elements[element]).good_characters > 0;
      if (!has_text || counts[kind_of[element]] <= most) continue;
      most = counts[kind_of[element]];
      table.at(i, feature::container_count) = capped(most);
      table.at(i, feature::container_number) = capped(number_of[element]);
    }
  }
}

}  // namespace

void write_repetition(const Outline& outline, const PageFacts& facts, FeatureTable& table) {
  write_kinds(outline, facts, table);
  write_copies(outline, table);
  write_said(outline, table);
  write_known_words(outline, facts, table);
  write_containers(outline, facts, table);
}

}  // namespace dateline::content
