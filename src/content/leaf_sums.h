#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "content/boosted_trees.h"
#include "content/feature_table.h"

namespace dateline::content {

/// What the trees answer for each block of a group, in leaf units.
using LeafSums = std::array<std::int32_t, FeatureTable::lanes>;

/// So many groups at a time that their features stay in the cache while all trees look at them.
inline constexpr std::size_t most_groups = 8;

/// Adds the leaves that the blocks of `groups`, of which there are at most `most_groups`,
/// come to; `sums` has one for each of those. Lanes
/// behind the last block get nothing of use.
void add_leaves(const BoostedTrees& trees, const FeatureTable& table,
                std::span<const std::size_t> groups, std::span<LeafSums> sums);

/// Whether this processor and these trees allow for add_leaves_by_avx2().
bool is_for_avx2(const BoostedTrees& trees);

/// The same sums by vectors of 32 bytes: a level's tests on a group are one comparison, and the 64
/// leaves of a tree are looked up by shuffles of bytes.
void add_leaves_by_avx2(const BoostedTrees& trees, const FeatureTable& table,
                        std::span<const std::size_t> groups, std::span<LeafSums> sums);

}  // namespace dateline::content
