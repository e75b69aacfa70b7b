#include "content/boosted_trees.h"

#include <gtest/gtest.h>

#include <vector>

namespace dateline::content {
namespace {

TEST(BoostedTrees, each_level_is_a_bit_of_the_leaf) {
  BoostedTrees trees;
  trees.depth = 2;
  trees.tests = {{.feature = 0, .border = 9}, {.feature = 1, .border = 99}};
  trees.leaves = {1, 20, 300, 4000};
  trees.bias = 0.5F;
  trees.leaf_unit = 2;
  FeatureTable table;
  table.reset(40, 2);  // two groups, the second not full
  const std::uint8_t rows[][2] = {{0, 0}, {10, 0}, {9, 100}, {10, 100}, {255, 255}};
  for (std::size_t i = 0; i < 40; ++i) {
    table.at(i, 0) = rows[i % 5][0];
    table.at(i, 1) = rows[i % 5][1];
  }
  std::vector<float> scores;
  evaluate(trees, table, scores);
  ASSERT_EQ(scores.size(), 40U);
  const float expected[] = {2.5F, 40.5F, 600.5F, 8000.5F, 8000.5F};
  for (std::size_t i = 0; i < 40; ++i) EXPECT_EQ(scores[i], expected[i % 5]) << i;
}

TEST(BoostedTrees, trees_add_up) {
  BoostedTrees trees;
  trees.depth = 1;
  trees.tests = {{.feature = 0, .border = 5}, {.feature = 0, .border = 7}};
  trees.leaves = {-1, 1, -10, 10};
  trees.leaf_unit = 1;
  FeatureTable table;
  table.reset(3, 1);
  table.at(0, 0) = 5;
  table.at(1, 0) = 7;
  table.at(2, 0) = 8;
  std::vector<float> scores;
  evaluate(trees, table, scores);
  EXPECT_EQ(scores, (std::vector<float>{-11, -9, 11}));
}

TEST(BoostedTrees, groups_that_nobody_asks_of_keep_their_scores) {
  BoostedTrees trees;
  trees.depth = 1;
  trees.tests = {{.feature = 0, .border = 5}};
  trees.leaves = {-1, 1};
  trees.leaf_unit = 1;
  FeatureTable table;
  table.reset(FeatureTable::lanes + 4, 1);
  std::vector<std::uint8_t> asked(FeatureTable::lanes + 4);
  asked[17] = 1;
  std::vector<float> scores(FeatureTable::lanes + 4, 9);
  evaluate(trees, table, asked, scores);
  for (std::size_t i = 0; i < scores.size(); ++i)
    EXPECT_EQ(scores[i], i / FeatureTable::lanes == 0 ? -1.0F : 9.0F) << i;
}

TEST(BoostedTrees, no_trees_say_the_bias) {
  FeatureTable table;
  table.reset(1, 1);
  std::vector<float> scores;
  evaluate({}, table, scores);
  EXPECT_EQ(scores, std::vector<float>{0});
  table.reset(0, 1);
  evaluate({}, table, scores);
  EXPECT_TRUE(scores.empty());
}

}  // namespace
}  // namespace dateline::content
