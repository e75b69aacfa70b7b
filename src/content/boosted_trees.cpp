#include "content/boosted_trees.h"

#include <algorithm>
#include <array>

namespace dateline::content {
namespace {

constexpr std::size_t lanes = FeatureTable::lanes;

/// The leaves that 16 blocks come to. Written so that compilers make vector instructions of it.
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

void evaluate_group(const BoostedTrees& trees, const FeatureTable& table, std::size_t group,
                    std::vector<float>& scores) {
  const std::size_t leaf_count = std::size_t{1} << trees.depth;
  const std::size_t tree_count = trees.trees();
  std::array<std::int32_t, lanes> sums{};
  std::array<std::uint8_t, lanes> leaves{};
  for (std::size_t tree = 0; tree < tree_count; ++tree) {
    find_leaves(trees.tests.data() + tree * trees.depth, trees.depth, table, group, leaves);
    const std::int16_t* values = trees.leaves.data() + tree * leaf_count;
    for (std::size_t lane = 0; lane < lanes; ++lane) sums[lane] += values[leaves[lane]];
  }
  const std::size_t first = group * lanes;
  const std::size_t count = std::min(lanes, table.blocks() - first);
  for (std::size_t lane = 0; lane < count; ++lane)
    scores[first + lane] = trees.bias + trees.leaf_unit * static_cast<float>(sums[lane]);
}

}  // namespace

void evaluate(const BoostedTrees& trees, const FeatureTable& table, std::vector<float>& scores) {
  scores.resize(table.blocks());
  for (std::size_t group = 0; group < table.groups(); ++group)
    evaluate_group(trees, table, group, scores);
}

void evaluate(const BoostedTrees& trees, const FeatureTable& table,
              std::span<const std::uint8_t> asked, std::vector<float>& scores) {
  for (std::size_t group = 0; group < table.groups(); ++group) {
    const auto of_group =
        asked.subspan(group * lanes, std::min(lanes, table.blocks() - group * lanes));
    if (std::any_of(of_group.begin(), of_group.end(), [](std::uint8_t is) { return is != 0; }))
      evaluate_group(trees, table, group, scores);
  }
}

}  // namespace dateline::content
