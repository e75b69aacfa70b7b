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

bool has_one_of(std::string_view names, std::span<const std::string_view> words,
                const WordLengths& lengths) {
  std::size_t begin = 0;  // of the word that is read
  for (std::size_t i = 0; i < names.size(); ++i) {
    const char c = names[i];
    if (is_lower(c)) continue;
    const bool begins_word = is_upper(c);
    // Capitals in a row are one word: "URL".
    if (begins_word && i > 0 && !is_lower(names[i - 1])) continue;
    if (is_one_of(names.substr(begin, i - begin), words, lengths)) return true;
    begin = begins_word ? i : i + 1;
  }
  return is_one_of(names.substr(begin), words, lengths);
}

}  // namespace

bool is_one_of(std::string_view word, std::span<const std::string_view> words,
               const WordLengths& lengths) {
  constexpr std::size_t longest = 31;
  if (word.empty() || word.size() > longest) return false;
  const auto letter = static_cast<std::size_t>((word.front() | 0x20) - 'a');
  if (letter >= lengths.size() || (lengths[letter] >> word.size() & 1U) == 0) return false;
  return std::any_of(words.begin(), words.end(), [&](std::string_view known) {
    return text::equals_ignoring_ascii_case(known, word);
  });
}

bool has_class_word(html::Node element, std::span<const std::string_view> words,
                    const WordLengths& lengths) {
  return has_one_of(element.class_attribute(), words, lengths) ||
         has_one_of(element.id(), words, lengths);
}

}  // namespace dateline::extraction
