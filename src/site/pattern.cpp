#include "site/pattern.h"

namespace dateline::site {

namespace {

constexpr std::size_t no_match = std::string_view::npos;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Where `part`, which has no star, ends in `text` when it begins at `position`; no_match when it
/// does not fit there.
std::size_t end_of_part(std::string_view part, std::string_view text, std::size_t position) {
  for (const char c : part) {
    if (position >= text.size()) return no_match;
    if (c == '#') {
      if (!is_digit(text[position])) return no_match;
      while (position < text.size() && is_digit(text[position])) ++position;
    } else if (text[position++] != c) {
      return no_match;
    }
  }
  return position;
}

}  // namespace

bool fits(std::string_view pattern, std::string_view text) noexcept {
  // The part in front of the first star is tied to the beginning, the one behind the last to the
  // end; those between take the first place where they fit.
  const std::size_t first_star = pattern.find('*');
  std::size_t position = end_of_part(pattern.substr(0, first_star), text, 0);
  if (first_star == std::string_view::npos) return position == text.size();
  if (position == no_match) return false;
  std::string_view rest = pattern.substr(first_star + 1);
  while (true) {
    const std::size_t star = rest.find('*');
    const std::string_view part = rest.substr(0, star);
    const bool is_last = star == std::string_view::npos;
    if (is_last && part.empty()) return true;
    std::size_t end = no_match;
    for (std::size_t begin = position; begin <= text.size(); ++begin) {
      end = end_of_part(part, text, begin);
      if (end != no_match && (!is_last || end == text.size())) break;
      end = no_match;
    }
    if (end == no_match) return false;
    if (is_last) return true;
    position = end;
    rest = rest.substr(star + 1);
  }
}

}  // namespace dateline::site
