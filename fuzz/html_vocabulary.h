#pragma once

#include <cstdint>
#include <random>
#include <string>

namespace dateline::fuzz {

/// Where chances come from.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}

  /// From 0 to, not including, `count`, which is at least 1.
  std::size_t below(std::size_t count) { return engine_() % count; }
  bool one_in(std::size_t count) { return below(count) == 0; }

  template <typename Choices>
  const auto& one_of(const Choices& choices) {
    return choices[below(std::size(choices))];
  }

 private:
  std::minstd_rand engine_;
};

/// An element's name: one that the tree construction has rules for, or of a set that belongs
/// together (`kind` is a number of such a set, any number will do), or none that HTML knows.
std::string random_name(Dice& dice, std::size_t kind);

/// A blank, and an attribute in one of the spellings that there are, also such as are mistakes.
std::string random_attribute(Dice& dice);

std::string random_start_tag(Dice& dice, const std::string& name);
std::string random_end_tag(Dice& dice, const std::string& name);

/// A run of text, blanks, character references, or of odd bytes.
std::string random_text(Dice& dice);

/// A comment, a doctype, a CDATA section, raw text, a tag without end ...
std::string random_odd_markup(Dice& dice);

}  // namespace dateline::fuzz
