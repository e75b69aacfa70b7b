#include "extract/class_word_set.h"

#include <algorithm>

#include "text/fold.h"

namespace dateline::extraction {

namespace {

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

}  // namespace

bool ClassWords::in(std::string_view names) const {
  std::size_t begin = 0;  // of the word that is read
  for (std::size_t i = 0; i < names.size(); ++i) {
    const char c = names[i];
    if (is_lower(c)) continue;
    const bool begins_word = is_upper(c);
    // Capitals in a row are one word: "URL".
    if (begins_word && i > 0 && !is_lower(names[i - 1])) continue;
    if (hold(names.substr(begin, i - begin))) return true;
    begin = begins_word ? i : i + 1;
  }
  return hold(names.substr(begin));
}

bool ClassWords::name(html::Node element) const {
  return in(element.class_attribute()) || in(element.id());
}

bool ClassWords::hold(std::string_view word) const {
  constexpr std::size_t longest = 31;
  if (word.empty() || word.size() > longest) return false;
  const auto letter = static_cast<std::size_t>((word.front() | 0x20) - 'a');
  if (letter >= lengths_.size() || (lengths_[letter] >> word.size() & 1U) == 0) return false;
  return std::any_of(words_.begin(), words_.begin() + count_, [&](std::string_view known) {
    return text::equals_ignoring_ascii_case(known, word);
  });
}

}  // namespace dateline::extraction
