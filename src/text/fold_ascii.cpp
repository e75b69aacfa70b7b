#include <algorithm>

#include "text/fold.h"

namespace dateline::text {
namespace {

char ascii_lower(char character) noexcept {
  return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a')
                                              : character;
}

}  // namespace

std::string to_ascii_lower(std::string_view ascii) {
  std::string lower(ascii);
  for (char& character : lower) character = ascii_lower(character);
  return lower;
}

bool equals_ignoring_ascii_case(std::string_view a, std::string_view b) noexcept {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

std::string_view trim_ascii(std::string_view text) noexcept {
  constexpr std::string_view white_space = "\t\n\f\r ";
  const std::size_t first = text.find_first_not_of(white_space);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(white_space) - first + 1);
}

}  // namespace dateline::text
