#pragma once

#include <cstddef>
#include <string_view>

namespace dateline::html {

/// ASCII white space of the HTML standard.
constexpr bool is_ascii_blank(char c) noexcept {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

constexpr bool is_ascii_letter(char c) noexcept {
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'z';
}

/// What ends the name of a tag.
constexpr bool ends_tag_name(char c) noexcept {
  return is_ascii_blank(c) || c == '/' || c == '>';
}

/// Calls `visit` with each of the words that ASCII white space separates, until it says false.
/// Whether it never did.
template <typename Visit>
constexpr bool for_each_word(std::string_view text, Visit visit) {
  std::size_t from = 0;
  while (true) {
    while (from < text.size() && is_ascii_blank(text[from])) ++from;
    if (from == text.size()) return true;
    std::size_t to = from;
    while (to < text.size() && !is_ascii_blank(text[to])) ++to;
    if (!visit(text.substr(from, to - from))) return false;
    from = to;
  }
}

/// Whether `word` is one of the words of `text`.
constexpr bool has_word(std::string_view text, std::string_view word) {
  return !for_each_word(text, [word](std::string_view other) { return other != word; });
}

}  // namespace dateline::html
