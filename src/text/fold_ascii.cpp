#include <algorithm>

#include "text/fold.h"

namespace dateline::text {
namespace {

char ascii_lower(char character) noexcept {
  return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a')
                                              : character;
}

bool is_white_space(char character) noexcept {
  return character == ' ' || character == '\n' || character == '\t' || character == '\r' ||
         character == '\f';
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
  while (!text.empty() && is_white_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_white_space(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace dateline::text
