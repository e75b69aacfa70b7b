#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "content/feature_table.h"

namespace dateline::content {

/// Gradient-boosted oblivious trees (A. Gulin et al., Winning the transfer learning track of
/// Yahoo's learning to rank challenge with YetiRank, 2011; as in CatBoost): all nodes of one level
/// ask the same, so the answers of a level are a bit of the leaf's number.
struct BoostedTrees {
  static constexpr std::size_t deepest = 8;

  struct Test {
    std::uint16_t feature = 0;
    std::uint8_t border = 0;  ///< the answer's bit is 1 where the byte is above it
  };

  std::size_t depth = 0;             ///< of every tree
  std::vector<Test> tests;           ///< `depth` for each tree, the leaf's lowest bit first
  std::vector<std::int16_t> leaves;  ///< 2 to the power of `depth` for each tree
  float bias = 0;                    ///< the sum to begin with
  float leaf_unit = 0;               ///< what a leaf's 1 stands for

  std::size_t trees() const { return depth == 0 ? 0 : tests.size() / depth; }
};

/// The sum of the trees' answers for each block: the logarithm of its odds. `scores` gets one for
/// each of the table's blocks.
void evaluate(const BoostedTrees& trees, const FeatureTable& table, std::vector<float>& scores);

/// The same for the groups of blocks in which one is `asked`, a byte for each block; the scores of
/// others stay.
void evaluate(const BoostedTrees& trees, const FeatureTable& table,
              std::span<const std::uint8_t> asked, std::vector<float>& scores);

}  // namespace dateline::content
