#include "content/settle.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "content/hash_index.h"

namespace dateline::content {

namespace {

constexpr std::uint32_t fewest_words_of_long = 10;
constexpr std::uint32_t most_words_of_short = 20;
constexpr float most_certain = 6;  // what one block says is no more than that

struct Group {
  std::uint32_t blocks = 0;
  float sum = 0;
};

}  // namespace

void settle_alike_blocks(const Outline& outline, std::span<float> scores) {
  const auto words = [&](std::size_t i) { return outline.blocks[i].text.words(); };
  std::size_t begin = scores.size();
  std::size_t end = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (scores[i] <= 0 || words(i) < fewest_words_of_long) continue;
    begin = std::min(begin, i);
    end = i + 1;
  }
  if (begin >= end) return;

  HashIndex index;
  index.reset(end - begin);
  std::vector<std::uint32_t> group_of(end - begin);
  std::vector<Group> groups;
  for (std::size_t i = begin; i < end; ++i) {
    if (words(i) > most_words_of_short) continue;
    const std::uint32_t number = index.add(kind_hash(outline, outline.blocks[i]));
    if (number == groups.size()) groups.emplace_back();
    group_of[i - begin] = number;
    ++groups[number].blocks;
    groups[number].sum += std::clamp(scores[i], -most_certain, most_certain);
  }
  for (std::size_t i = begin; i < end; ++i) {
    if (words(i) > most_words_of_short) continue;
    const Group& group = groups[group_of[i - begin]];
    if (group.blocks > 1)
      scores[i] = (scores[i] + group.sum / static_cast<float>(group.blocks)) / 2;
  }
}

}  // namespace dateline::content
