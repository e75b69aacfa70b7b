#include "html/tag_spelling.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace dateline::html {
namespace {

/// "<name", and "</name>".
struct Spelling {
  std::array<char, 19> bytes = {};
  std::uint8_t size = 0;

  std::string_view view() const { return {bytes.data(), size}; }
};

using Spellings = std::array<Spelling, tag_count>;

Spellings spell(std::string_view before, std::string_view after) {
  Spellings spellings;
  for (std::size_t i = 0; i < tag_count; ++i) {
    const auto tag = static_cast<Tag>(i);
    std::string text(before);
    text += is_known_to_gumbo(tag) ? tag_name(tag) : std::string_view("x");
    text += after;
    std::copy(text.begin(), text.end(), spellings[i].bytes.begin());
    spellings[i].size = static_cast<std::uint8_t>(text.size());
  }
  return spellings;
}

}  // namespace

std::string_view start_of(Tag tag) {
  static const Spellings spellings = spell("<", "");
  return spellings[static_cast<std::size_t>(tag)].view();
}

std::string_view end_tag_of(Tag tag) {
  static const Spellings spellings = spell("</", ">");
  return spellings[static_cast<std::size_t>(tag)].view();
}

}  // namespace dateline::html
