#include "text/date_name_folding.h"

#include <utf8proc.h>

#include "text/utf8.h"

namespace dateline::text {
namespace {

// Marks that a name is recognised without: accents, Hebrew points, Arabic vowels and hamza, the
// Arabic tatweel, the Devanagari nukta.
bool is_dispensable_mark(char32_t value) noexcept {
  return (value >= 0x0300 && value <= 0x036F) || (value >= 0x0591 && value <= 0x05C7) ||
         (value >= 0x064B && value <= 0x0655) || value == 0x0640 || value == 0x093C;
}

char32_t as_common_letter(char32_t value) noexcept {
  constexpr char32_t dotless_i = 0x0131;
  constexpr char32_t persian_yeh = 0x06CC;
  constexpr char32_t persian_kaf = 0x06A9;
  constexpr char32_t arabic_yeh = 0x064A;
  constexpr char32_t arabic_kaf = 0x0643;
  switch (value) {
    case dotless_i:
      return U'i';
    case persian_yeh:
      return arabic_yeh;
    case persian_kaf:
      return arabic_kaf;
    default:
      return value;
  }
}

// Appends what a code point beyond the fast paths folds to.
std::size_t append_decomposed(FoldedName& buffer, std::size_t length, char32_t value) {
  std::array<utf8proc_int32_t, 8> parts{};
  int boundary_class = 0;
  const utf8proc_ssize_t count = utf8proc_decompose_char(
      static_cast<utf8proc_int32_t>(value), parts.data(),
      static_cast<utf8proc_ssize_t>(parts.size()),
      static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD), &boundary_class);
  for (utf8proc_ssize_t i = 0; i < count && i < static_cast<utf8proc_ssize_t>(parts.size()); ++i) {
    const auto part = static_cast<char32_t>(parts[static_cast<std::size_t>(i)]);
    if (is_dispensable_mark(part)) continue;
    if (length > longest_date_name) return length;
    length += write_code_point(buffer.data() + length, as_common_letter(part));
  }
  return length;
}

std::size_t append_folded_letters(FoldedName& buffer, std::size_t length, std::string_view word) {
  constexpr char32_t small_short_i = 0x0439;
  std::size_t position = 0;
  while (position < word.size() && length <= longest_date_name) {
    const CodePoint code_point = code_point_at(word, position);
    position += code_point.length;
    char32_t value = code_point.value;
    if (value < 0x80) {
      if (value >= 'A' && value <= 'Z') value += 'a' - 'A';
      buffer[length++] = static_cast<char>(value);
      continue;
    }
    // Russian: А to Я, а to я; Armenian small letters; scripts of East Asia, of which Hangul would
    // fall into its parts.
    if (value >= 0x0410 && value < 0x0430) value += 0x0430 - 0x0410;
    const bool is_plain = (value >= 0x0430 && value <= 0x044F && value != small_short_i) ||
                          (value >= 0x0561 && value <= 0x0586) || value >= 0x2E80;
    length = is_plain ? length + write_code_point(buffer.data() + length, value)
                      : append_decomposed(buffer, length, value);
  }
  return length;
}

}  // namespace

std::string_view fold_date_name(std::string_view word, FoldedName& buffer) {
  return {buffer.data(), append_folded_letters(buffer, 0, word)};
}

std::string_view append_folded_date_name(FoldedName& buffer, std::size_t length,
                                         std::string_view word) {
  if (length <= longest_date_name) buffer[length++] = '-';
  return {buffer.data(), append_folded_letters(buffer, length, word)};
}

}  // namespace dateline::text
