#include "content/word_weights.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "content/features.h"
#include "content/scale.h"

namespace dateline::content {
namespace {

constexpr std::uint32_t longest_short_text = 12;
constexpr std::uint32_t most_words = 60;
constexpr std::uint32_t most_heading_words = 6;
constexpr std::size_t name_places = 3;
constexpr int nearest_levels = 2;
constexpr int farthest_level = 8;

/// An element's tag is one of its names.
constexpr WordHash name_of(html::Tag tag) {
  return mix(0x7461'6773U, static_cast<std::uint32_t>(tag));
}

template <typename Use>
void for_each_name(const Outline& outline, const OutlineElement& element, WordPlace place,
                   Use use) {
  use(token_of(place, name_of(element.tag)));
  for (std::uint32_t i = element.names_from; i < element.names_to; ++i)
    use(token_of(place, outline.names[i]));
}

template <typename Use>
void for_each_own_name(const Outline& outline, const OutlineBlock& block, Use use) {
  for (std::uint32_t i = block.names_from; i < block.names_to; ++i)
    use(token_of(WordPlace::own_name, outline.names[i]));
}

template <typename Use>
void for_each_word(const Outline& outline, const OutlineBlock& block, Use use) {
  const WordHash* words = outline.words.data() + block.text.words_from;
  const std::uint32_t count = block.text.words();
  if (count == 0) return;
  use(token_of(WordPlace::first_word, words[0]));
  use(token_of(WordPlace::last_word, words[count - 1]));
  if (count > 1) use(token_of(WordPlace::second_word, shingle<2>(words)));
  if (count > 2) use(token_of(WordPlace::third_word, shingle<3>(words)));
  const bool is_short = count <= longest_short_text;
  const WordPlace place = is_short ? WordPlace::short_text : WordPlace::long_text;
  for (std::uint32_t i = 0; i < std::min(count, most_words); ++i) use(token_of(place, words[i]));
}

template <typename Use>
void for_each_heading_word(const Outline& outline, const OutlineBlock& heading, Use use) {
  const WordHash* words = outline.words.data() + heading.text.words_from;
  for (std::uint32_t i = 0; i < std::min(heading.text.words(), most_heading_words); ++i)
    use(token_of(WordPlace::heading, words[i]));
}

/// The place of names so many levels up.
std::optional<WordPlace> place_at(int level) {
  if (level == 0) return WordPlace::own_name;
  if (level <= nearest_levels) return WordPlace::near_name;
  if (level <= farthest_level) return WordPlace::far_name;
  return std::nullopt;
}

}  // namespace

void append_tokens(const Outline& outline, std::size_t index, std::vector<std::uint32_t>& tokens) {
  const auto add = [&](std::uint32_t token) { tokens.push_back(token); };
  const OutlineBlock& block = outline.blocks[index];
  for_each_own_name(outline, block, add);
  std::uint32_t element = block.element;
  for (int level = 0; place_at(level); ++level) {
    for_each_name(outline, outline.elements[element], *place_at(level), add);
    if (element == 0) break;
    element = outline.elements[element].parent;
  }
  for_each_word(outline, block, add);
  for (std::size_t i = index; i-- > 0;) {
    if (heading_level(outline, outline.blocks[i]) == 0) continue;
    for_each_heading_word(outline, outline.blocks[i], add);
    break;
  }
}

void write_word_weights(const Outline& outline, const WordWeights& weights, FeatureTable& table) {
  if (weights.weights.empty()) return;
  int sum = 0;
  const auto add = [&](std::uint32_t token) { sum += weights.at(token); };
  const auto taken = [&] { return std::exchange(sum, 0); };

  // The names of each element in each place are summed up once, however many blocks stand in it.
  std::vector<std::array<std::optional<int>, name_places>> names(outline.elements.size());
  const auto weight_of_names = [&](std::uint32_t element, WordPlace place) {
    std::optional<int>& known = names[element][static_cast<std::size_t>(place)];
    if (!known) {
      int of_names = 0;
      for_each_name(outline, outline.elements[element], place,
                    [&](std::uint32_t token) { of_names += weights.at(token); });
      known = of_names;
    }
    return *known;
  };
  const auto byte = [&](int value) {
    constexpr float steps_of_logit = 4;
    const float steps = 128 + static_cast<float>(value) * weights.unit * steps_of_logit;
    return static_cast<std::uint8_t>(std::clamp(steps, 0.0F, 255.0F));
  };
  int heading = 0;
  for (std::size_t i = 0; i < outline.blocks.size(); ++i) {
    const OutlineBlock& block = outline.blocks[i];
    for_each_own_name(outline, block, add);
    std::uint32_t element = block.element;
    for (int level = 0; place_at(level); ++level) {
      sum += weight_of_names(element, *place_at(level));
      if (element == 0) break;
      element = outline.elements[element].parent;
    }
    const int name = taken();
    for_each_word(outline, block, add);
    const int text = taken();
    const FeatureTable::Row row = table.row(i);
    row[feature::name_weight] = byte(name);
    row[feature::text_weight] = byte(text);
    row[feature::heading_weight] = byte(heading);
    row[feature::word_weight] = byte(name + text + heading);
    if (heading_level(outline, block) == 0) continue;
    for_each_heading_word(outline, block, add);
    heading = taken();
  }
}

}  // namespace dateline::content
