#include "content/word_weights.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "content/features.h"
#include "html/document.h"

namespace dateline::content {
namespace {

/// A model in which each token has some weight of its own.
WordWeights some_weights() {
  WordWeights weights;
  weights.unit = 1.0F / 64;
  for (std::uint32_t i = 0; i < 1024; ++i)
    weights.weights.push_back(static_cast<std::int8_t>(mix(i, 1) % 15 - 7));
  return weights;
}

// Training counts tokens; the program sums up the weights of each element's names once.
TEST(WordWeights, are_those_of_the_tokens) {
  const html::Document document =
      html::Document::parse(
          "<main class='page mainContent'><article id=story><h1>The town of Zagora"
          "</h1><div class=a-body><p>One <b class=lead>two</b> three.</p><ul><li>"
          "<span class=item-text>four</span></ul><p>A longer text that has many "
          "words in it, more than twelve of them, so that it is long.</p></div>")
          .value();
  Outline outline;
  read_outline(document, outline);
  ASSERT_EQ(outline.blocks.size(), 4U);
  FeatureTable table;
  table.reset(outline.blocks.size(), feature::count_of_first_stage);
  const WordWeights weights = some_weights();
  write_word_weights(outline, weights, table);
  for (std::size_t i = 0; i < outline.blocks.size(); ++i) {
    std::vector<std::uint32_t> tokens;
    append_tokens(outline, i, tokens);
    int sum = 0;
    for (const std::uint32_t token : tokens) sum += weights.at(token);
    const float expected = std::clamp(128 + static_cast<float>(sum) / 16, 0.0F, 255.0F);
    EXPECT_EQ(table.at(i, feature::word_weight), static_cast<std::uint8_t>(expected)) << i;
  }
}

TEST(WordWeights, nothing_without_a_model) {
  Outline outline;
  FeatureTable table;
  write_word_weights(outline, {}, table);
  EXPECT_EQ(table.blocks(), 0U);
}

}  // namespace
}  // namespace dateline::content
