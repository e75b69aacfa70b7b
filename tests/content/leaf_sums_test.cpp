#include "content/leaf_sums.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace dateline::content {
namespace {

constexpr std::size_t depth = 6;
constexpr std::size_t features = 40;

BoostedTrees random_trees(std::mt19937& random, std::size_t count) {
  BoostedTrees trees;
  trees.depth = depth;
  for (std::size_t i = 0; i < count * depth; ++i)
    trees.tests.push_back({.feature = static_cast<std::uint16_t>(random() % features),
                           .border = static_cast<std::uint8_t>(random())});
  for (std::size_t i = 0; i < count << depth; ++i)
    trees.leaves.push_back(static_cast<std::int16_t>(random()));
  return trees;
}

FeatureTable random_table(std::mt19937& random, std::size_t blocks) {
  FeatureTable table;
  table.reset(blocks, features);
  for (std::size_t i = 0; i < blocks; ++i)
    for (std::size_t j = 0; j < features; ++j) table.at(i, j) = static_cast<std::uint8_t>(random());
  return table;
}

std::int32_t sum_of(const BoostedTrees& trees, const FeatureTable& table, std::size_t block) {
  std::int32_t sum = 0;
  for (std::size_t tree = 0; tree < trees.trees(); ++tree) {
    std::size_t leaf = 0;
    for (std::size_t level = 0; level < depth; ++level) {
      const BoostedTrees::Test test = trees.tests[tree * depth + level];
      if (table.at(block, test.feature) > test.border) leaf += std::size_t{1} << level;
    }
    sum += trees.leaves[(tree << depth) + leaf];
  }
  return sum;
}

using AddLeaves = void (*)(const BoostedTrees&, const FeatureTable&, std::span<const std::size_t>,
                           std::span<LeafSums>);

void expect_sums(AddLeaves add) {
  std::mt19937 random(20'22);
  const BoostedTrees trees = random_trees(random, 50);
  const FeatureTable table = random_table(random, 3 * FeatureTable::lanes - 5);
  const std::size_t groups[] = {2, 0};
  std::array<LeafSums, 2> sums{};
  sums[0].fill(100);
  add(trees, table, std::span(groups), sums);
  for (std::size_t i = 0; i < 2; ++i)
    for (std::size_t lane = 0; lane < table.blocks_of(groups[i]); ++lane) {
      const std::size_t block = groups[i] * FeatureTable::lanes + lane;
      EXPECT_EQ(sums[i][lane], sum_of(trees, table, block) + (i == 0 ? 100 : 0)) << block;
    }
}

TEST(LeafSums, are_those_of_the_trees_walked_one_by_one) {
  expect_sums(add_leaves);
}

TEST(LeafSums, are_the_same_by_vectors) {
  std::mt19937 random(1);
  if (!is_for_avx2(random_trees(random, 1))) GTEST_SKIP() << "this processor has no AVX2";
  expect_sums(add_leaves_by_avx2);
}

TEST(LeafSums, vectors_are_for_trees_of_six_levels_only) {
  BoostedTrees trees;
  trees.depth = 5;
  EXPECT_FALSE(is_for_avx2(trees));
}

}  // namespace
}  // namespace dateline::content
