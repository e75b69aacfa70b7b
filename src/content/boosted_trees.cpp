#include "content/boosted_trees.h"

#include <algorithm>
#include <array>

#include "content/leaf_sums.h"

namespace dateline::content {
namespace {

void evaluate_groups(const BoostedTrees& trees, const FeatureTable& table,
                     std::span<const std::size_t> groups, std::vector<float>& scores) {
  std::array<LeafSums, most_groups> sums{};
  const auto add = is_for_avx2(trees) ? add_leaves_by_avx2 : add_leaves;
  add(trees, table, groups, std::span(sums).first(groups.size()));
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const std::size_t first = groups[i] * FeatureTable::lanes;
    for (std::size_t lane = 0; lane < table.blocks_of(groups[i]); ++lane)
      scores[first + lane] = trees.bias + trees.leaf_unit * static_cast<float>(sums[i][lane]);
  }
}

bool is_asked(std::span<const std::uint8_t> asked, const FeatureTable& table, std::size_t group) {
  const auto of_group = asked.subspan(group * FeatureTable::lanes, table.blocks_of(group));
  return std::any_of(of_group.begin(), of_group.end(), [](std::uint8_t is) { return is != 0; });
}

/// The groups for which `is_wanted` says so, some at a time.
template <typename IsWanted>
void evaluate_where(const BoostedTrees& trees, const FeatureTable& table,
                    std::vector<float>& scores, IsWanted is_wanted) {
  std::array<std::size_t, most_groups> groups{};
  std::size_t count = 0;
  for (std::size_t group = 0; group < table.groups(); ++group) {
    if (!is_wanted(group)) continue;
    groups[count++] = group;
    if (count < most_groups) continue;
    evaluate_groups(trees, table, groups, scores);
    count = 0;
  }
  if (count > 0) evaluate_groups(trees, table, std::span(groups).first(count), scores);
}

}  // namespace

void evaluate(const BoostedTrees& trees, const FeatureTable& table, std::vector<float>& scores) {
  scores.resize(table.blocks());
  evaluate_where(trees, table, scores, [](std::size_t) { return true; });
}

void evaluate(const BoostedTrees& trees, const FeatureTable& table,
              std::span<const std::uint8_t> asked, std::vector<float>& scores) {
  evaluate_where(trees, table, scores,
                 [&](std::size_t group) { return is_asked(asked, table, group); });
}

}  // namespace dateline::content
