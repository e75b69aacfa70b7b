#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dateline::content {

/// A byte for each block and feature of a page, in groups of 16 blocks: a group's bytes of one
/// feature stand side by side, where one instruction compares them.
class FeatureTable {
 public:
  static constexpr std::size_t lanes = 16;

  /// Makes room for a page; all is 0.
  void reset(std::size_t blocks, std::size_t features) {
    blocks_ = blocks;
    features_ = features;
    bytes_.assign((blocks + lanes - 1) / lanes * lanes * features, 0);
  }

  std::size_t blocks() const { return blocks_; }
  std::size_t features() const { return features_; }
  std::size_t groups() const { return (blocks_ + lanes - 1) / lanes; }

  std::uint8_t& at(std::size_t block, std::size_t feature) { return bytes_[place(block, feature)]; }
  std::uint8_t at(std::size_t block, std::size_t feature) const {
    return bytes_[place(block, feature)];
  }

  /// A feature of the blocks 16 * group to 16 * group + 15.
  const std::uint8_t* group(std::size_t group, std::size_t feature) const {
    return bytes_.data() + (group * features_ + feature) * lanes;
  }

 private:
  std::size_t place(std::size_t block, std::size_t feature) const {
    return (block / lanes * features_ + feature) * lanes + block % lanes;
  }

  std::size_t blocks_ = 0;
  std::size_t features_ = 0;
  std::vector<std::uint8_t> bytes_;
};

}  // namespace dateline::content
