#include "content/leaf_sums.h"

#include <algorithm>

namespace dateline::content {
namespace {

constexpr std::size_t lanes = FeatureTable::lanes;

/// The leaves that a group comes to. Written so that compilers make vector instructions of it.
void find_leaves(const BoostedTrees::Test* tests, std::size_t depth, const FeatureTable& table,
                 std::size_t group, std::array<std::uint8_t, lanes>& leaves) {
  leaves.fill(0);
  for (std::size_t level = 0; level < depth; ++level) {
    const std::uint8_t* bytes = table.group(group, tests[level].feature);
    const std::uint8_t border = tests[level].border;
    const auto bit = static_cast<std::uint8_t>(1U << level);
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      const std::uint8_t is_above = bytes[lane] > border ? bit : std::uint8_t{0};
      leaves[lane] = static_cast<std::uint8_t>(leaves[lane] | is_above);
    }
  }
}

/// Walks the trees for one block.
std::int32_t sum_of_block(const BoostedTrees& trees, const std::uint8_t* block) {
  std::int32_t sum = 0;
  const BoostedTrees::Test* test = trees.tests.data();
  const std::size_t leaf_count = std::size_t{1} << trees.depth;
  for (std::size_t tree = 0; tree < trees.trees(); ++tree) {
    std::size_t leaf = tree * leaf_count;
    for (std::size_t level = 0; level < trees.depth; ++level, ++test)
      leaf += std::size_t{block[test->feature * lanes] > test->border} << level;
    sum += trees.leaves[leaf];
  }
  return sum;
}

}  // namespace

void add_leaves(const BoostedTrees& trees, const FeatureTable& table,
                std::span<const std::size_t> groups, std::span<LeafSums> sums) {
  const std::size_t leaf_count = std::size_t{1} << trees.depth;
  const std::size_t tree_count = trees.trees();
  std::array<std::uint8_t, lanes> leaves{};
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const std::size_t count = table.blocks_of(groups[i]);
    constexpr std::size_t few = 4;
    if (count < few) {
      for (std::size_t lane = 0; lane < count; ++lane)
        sums[i][lane] += sum_of_block(trees, table.group(groups[i], 0) + lane);
      continue;
    }
    for (std::size_t tree = 0; tree < tree_count; ++tree) {
      find_leaves(trees.tests.data() + tree * trees.depth, trees.depth, table, groups[i], leaves);
      const std::int16_t* values = trees.leaves.data() + tree * leaf_count;
      for (std::size_t lane = 0; lane < count; ++lane) sums[i][lane] += values[leaves[lane]];
    }
  }
}

}  // namespace dateline::content
