#include "extract/sentence.h"

#include <algorithm>
#include <array>

namespace dateline::extraction {

bool ends_sentence(std::string_view text) {
  // The last ones: Armenian, Arabic and Urdu, Chinese and Japanese, Devanagari.
  static constexpr std::array<std::string_view, 19> ends = {
      ".",      "!",      "?",      ":",      "\u2026", "\u201D", "\u201C",
      "\u00BB", "\"",     "\u0589", "\u061F", "\u06D4", "\u3002", "\uFF01",
      "\uFF1F", "\uFF1A", "\u300D", "\u0964", "\uFF0E"};
  return std::any_of(ends.begin(), ends.end(),
                     [&](std::string_view end) { return text.ends_with(end); });
}

}  // namespace dateline::extraction
