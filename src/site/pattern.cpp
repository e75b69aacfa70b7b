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

/// Where `part` ends in `text` when it takes the first place at or behind `position` where it fits;
/// the last part must reach to the end.
std::size_t end_of_next(std::string_view part, bool is_last, std::string_view text,
                        std::size_t position) {
  if (part.find('#') == std::string_view::npos) {
    if (is_last) {
      return text.substr(position).ends_with(part) ? text.size() : no_match;
    }
    const std::size_t found = text.find(part, position);
    return found == no_match ? no_match : found + part.size();
  }
  for (std::size_t begin = position; begin <= text.size(); ++begin) {
    const std::size_t end = end_of_part(part, text, begin);
    if (end != no_match && (!is_last || end == text.size())) return end;
  }
  return no_match;
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
    position = end_of_next(part, is_last, text, position);
    if (position == no_match) return false;
    if (is_last) return true;
    rest = rest.substr(star + 1);
  }
}

}  // namespace dateline::site
