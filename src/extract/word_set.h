#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline::extraction {

/// The words of a text as a set of hashes, whatever their case and the marks between them: to say
/// how much two titles have in common. A CJK character is a word by itself.
class WordSet {
 public:
  WordSet() = default;
  explicit WordSet(std::string_view folded);

  std::size_t size() const { return hashes_.size(); }
  bool is_empty() const { return hashes_.empty(); }
  /// How many words are in both.
  std::size_t common_with(const WordSet& other) const;
  /// Words in both by words in either, 0 to 1 (Jaccard index); 0 when both are empty.
  double likeness_to(const WordSet& other) const;

 private:
  std::vector<std::uint64_t> hashes_;  // sorted, each once
};

}  // namespace dateline::extraction
