#include "extract/letters_language.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/utf8.h"

namespace dateline::extraction {

namespace {

struct LetterRange {
  char32_t first;
  char32_t last;
  std::string_view language;
};
constexpr auto ranges = std::to_array<LetterRange>({
    {0x0370, 0x03FF, "el"},
    {0x0400, 0x052F, ""},  // Cyrillic, of many
    {0x0531, 0x058A, "hy"},
    {0x0590, 0x05FF, "he"},
    {0x0E00, 0x0E7F, "th"},
    {0x10A0, 0x10FF, "ka"},
    {0x3040, 0x30FF, "ja"},
    {0x4E00, 0x9FFF, "ja"},  // of which Japanese uses some beside its own
    {0xAC00, 0xD7AF, "ko"},
});
constexpr std::size_t place_of_cyrillic = 1;
constexpr std::size_t place_of_kana = 6;
constexpr std::size_t place_of_ideographs = 7;

}  // namespace

std::optional<std::string> language_of_letters(std::string_view text) {
  std::array<std::size_t, ranges.size()> counts{};
  std::size_t latin = 0;
  std::size_t russian = 0;     // ы, э: Russian and Belarusian
  std::size_t ukrainian = 0;   // ї, є
  std::size_t belarusian = 0;  // ў
  bool has_other = false;      // letters of Kazakh, Kyrgyz, Tatar, Mongolian ...
  text = text.substr(0, text::valid_utf8_prefix_length(text));
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint c = text::code_point_at(text, at);
    at += c.length;
    const char32_t lower = c.value | 0x20;
    if ((lower >= 'a' && lower <= 'z') || (c.value >= 0xC0 && c.value < 0x250)) ++latin;
    for (std::size_t i = 0; i < ranges.size(); ++i)
      counts[i] += c.value >= ranges[i].first && c.value <= ranges[i].last ? 1 : 0;
    russian += c.value == 0x44B || c.value == 0x44D ? 1 : 0;
    ukrainian += c.value == 0x457 || c.value == 0x454 ? 1 : 0;
    belarusian += c.value == 0x45E ? 1 : 0;
    has_other = has_other || (c.value >= 0x492 && c.value <= 0x4FF);
  }
  // Ideographs alone are Chinese in one script or the other.
  if (counts[place_of_kana] * 10 < counts[place_of_ideographs]) counts[place_of_ideographs] = 0;
  const auto most = std::max_element(counts.begin(), counts.end());
  constexpr std::size_t fewest_letters = 10;
  if (*most < fewest_letters || *most < latin) return std::nullopt;
  const auto place = static_cast<std::size_t>(most - counts.begin());
  if (place != place_of_cyrillic) return std::string(ranges[place].language);
  if (has_other) return std::nullopt;
  if (belarusian > 0 && russian > 0) return "be";
  if (ukrainian > 0 && russian == 0) return "uk";
  if (russian > 0 && ukrainian == 0) return "ru";
  return std::nullopt;
}

}  // namespace dateline::extraction
