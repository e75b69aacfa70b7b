#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "content/feature_table.h"
#include "content/outline.h"

/// A linear model over words: of a block's text, of the heading above, and of the names of the
/// elements round it. A word's weight stands at its hash, so the model holds no words.
namespace dateline::content {

struct WordWeights {
  std::vector<std::int8_t> weights;  ///< a power of two of them, or none
  float unit = 0;                    ///< what a weight of 1 stands for

  int at(std::uint32_t token) const { return weights[token & (weights.size() - 1)]; }
};

/// Where a word stands.
enum class WordPlace : std::uint8_t {
  own_name,    ///< names of the block's element, and of inline elements that hold all of it
  near_name,   ///< one or two levels up
  far_name,    ///< up to eight levels up
  first_word,  ///< of the text
  second_word,
  third_word,
  last_word,
  short_text,  ///< any word of a text of at most 12 words
  long_text,   ///< any of the first 60 words of a longer one
  heading,     ///< of the first words of the heading above
};

/// The token of a word in its place: what the model has a weight for.
constexpr std::uint32_t token_of(WordPlace place, WordHash word) {
  return mix(static_cast<std::uint32_t>(place) + 1, word);
}

/// The tokens of a block, in no special order; some may come several times. For training.
void append_tokens(const Outline& outline, std::size_t block, std::vector<std::uint32_t>& tokens);

/// Fills the features name_weight, text_weight, heading_weight and word_weight. Their bytes count
/// quarters of a logit from 128.
void write_word_weights(const Outline& outline, const WordWeights& weights, FeatureTable& table);

}  // namespace dateline::content
