#include <utf8proc.h>

#include <array>
#include <cstddef>

#include "text/fold.h"
#include "text/utf8.h"

namespace dateline::text {
namespace {

utf8proc_category_t category_of(char32_t code_point) noexcept {
  return utf8proc_category(static_cast<utf8proc_int32_t>(code_point));
}

char32_t upper_of(char32_t code_point) noexcept {
  // Unicode maps the sharp s to no single capital; utf8proc does.
  if (code_point == 0xDF) return code_point;
  return static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(code_point)));
}

constexpr auto ascii_letters_and_digits = [] {
  std::array<bool, 0x80> table{};
  for (std::size_t byte = 0; byte < table.size(); ++byte) {
    table[byte] = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                  (byte >= '0' && byte <= '9');
  }
  return table;
}();

// Of code points that are not ASCII.
bool is_letter_mark_or_digit(char32_t code_point) noexcept {
  // Latin, Cyrillic and Armenian letters, without the look into utf8proc's tables.
  if ((code_point >= 0x00C0 && code_point <= 0x024F) ||
      (code_point >= 0x0400 && code_point <= 0x0481) ||
      (code_point >= 0x0561 && code_point <= 0x0587)) {
    return code_point != 0x00D7 && code_point != 0x00F7;  // the signs × and ÷
  }
  const utf8proc_category_t category = category_of(code_point);
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

// Script Han, without the radicals, which are signs and no words.
bool is_cjk_ideograph(char32_t code_point) noexcept {
  if (code_point < 0x3005) return false;
  return code_point == 0x3005 || code_point == 0x3007 ||
         (code_point >= 0x3021 && code_point <= 0x3029) ||
         (code_point >= 0x3038 && code_point <= 0x303B) ||
         (code_point >= 0x3400 && code_point <= 0x4DBF) ||
         (code_point >= 0x4E00 && code_point <= 0x9FFF) ||
         (code_point >= 0xF900 && code_point <= 0xFAD9) ||
         (code_point >= 0x20000 && code_point <= 0x3FFFD);
}

}  // namespace

std::size_t count_words(std::string_view utf8) {
  std::size_t words = 0;
  bool in_word = false;
  for (std::size_t position = 0; position < utf8.size();) {
    if (const auto byte = static_cast<unsigned char>(utf8[position]); byte < 0x80) {
      const bool is_in_word = ascii_letters_and_digits[byte];
      if (is_in_word && !in_word) ++words;
      in_word = is_in_word;
      ++position;
      continue;
    }
    const CodePoint code_point = code_point_at(utf8, position);
    position += code_point.length;
    if (is_cjk_ideograph(code_point.value)) {
      ++words;
      in_word = false;
    } else if (is_letter_mark_or_digit(code_point.value)) {
      if (!in_word) ++words;
      in_word = true;
    } else {
      in_word = false;
    }
  }
  return words;
}

bool is_upper_case(std::string_view utf8) {
  bool has_letter = false;
  for (std::size_t position = 0; position < utf8.size();) {
    const CodePoint code_point = code_point_at(utf8, position);
    position += code_point.length;
    const utf8proc_category_t category = category_of(code_point.value);
    if (category == UTF8PROC_CATEGORY_LL) return false;
    has_letter =
        has_letter || (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO);
  }
  return has_letter;
}

std::string to_upper(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t position = 0; position < utf8.size();) {
    const CodePoint code_point = code_point_at(utf8, position);
    position += code_point.length;
    append_code_point(out, upper_of(code_point.value));
  }
  return out;
}

}  // namespace dateline::text
