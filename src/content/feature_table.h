#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace dateline::content {

/// A byte for each block and feature of a page, in groups of 32 blocks: a group's bytes of one
/// feature stand side by side, where one instruction compares them.
class FeatureTable {
 public:
  static constexpr std::size_t lanes = 32;

  /// The features of one block, to be written or read. To be preferred where several are written:
  /// the bytes may be anything for all the compiler knows, the table's own members too.
  class Row {
   public:
    explicit Row(std::uint8_t* first) : first_(first) {}

    std::uint8_t& operator[](std::size_t feature) const { return first_[feature * lanes]; }

   private:
    std::uint8_t* first_;
  };

  /// Makes room for a page; all is 0.
  void reset(std::size_t blocks, std::size_t features) {
    blocks_ = blocks;
    features_ = features;
    bytes_.assign((blocks + lanes - 1) / lanes * lanes * features, 0);
  }

  std::size_t blocks() const { return blocks_; }
  std::size_t features() const { return features_; }
  std::size_t groups() const { return (blocks_ + lanes - 1) / lanes; }

  /// Blocks of a group: `lanes`, but for the last.
  std::size_t blocks_of(std::size_t group) const {
    return std::min(lanes, blocks_ - group * lanes);
  }

  std::uint8_t& at(std::size_t block, std::size_t feature) { return bytes_[place(block, feature)]; }
  std::uint8_t at(std::size_t block, std::size_t feature) const {
    return bytes_[place(block, feature)];
  }

  Row row(std::size_t block) { return Row(&bytes_[place(block, 0)]); }

  /// A feature of the blocks 32 * group to 32 * group + 31.
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
