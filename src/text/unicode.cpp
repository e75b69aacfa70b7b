#include "text/unicode.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <memory>
#include <new>

namespace dateline::text {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Ranges without a code point whose NFC_Quick_Check is No or Maybe and without one that has a
// combining class, for the scripts that news pages are written in. What is missing here is
// normalized needlessly, never wrongly.
constexpr Range inert_ranges[] = {
    {0x0000, 0x02FF},  // ASCII, Latin, phonetic and modifier letters
    {0x0370, 0x0373},  // Greek
    {0x0375, 0x037D},   {0x037F, 0x0386}, {0x0388, 0x0482},  // Greek, Cyrillic
    {0x048A, 0x0590},                                        // Cyrillic, Armenian
    {0x05D0, 0x060F},                                        // Hebrew letters
    {0x061B, 0x064A},                                        // Arabic letters
    {0x0660, 0x066F},   {0x0671, 0x06D5}, {0x10A0, 0x10FF},  // Georgian
    {0x1E00, 0x1EFF},                                        // Latin, as for Vietnamese
    {0x2002, 0x20CF},                                        // punctuation, currency
    {0x2100, 0x2125},                                        // letter-like signs
    {0x212C, 0x2328},                                        // numbers, arrows, mathematics
    {0x232B, 0x2ADB},                                        // pictures
    {0x3000, 0x3029},                                        // ideographic punctuation
    {0x3030, 0x3098},                                        // Hiragana
    {0x309B, 0xA66E},                                        // Katakana, Han, Yi
    {0xAC00, 0xD7A3},                                        // Hangul syllables
    {0xE000, 0xF8FF},                                        // private use
    {0xFF00, 0xFFFD},                                        // full-width forms, U+FFFD
    {0x1F000, 0x1FAFF},                                      // emoji
    {0x20000, 0x2F7FF},                                      // Han
};

struct Free {
  void operator()(utf8proc_uint8_t* memory) const noexcept { std::free(memory); }
};

}  // namespace

bool is_white_space(char32_t code_point) noexcept {
  switch (code_point) {
    case 0x0020:
    case 0x0085:
    case 0x00A0:
    case 0x1680:
    case 0x2028:
    case 0x2029:
    case 0x202F:
    case 0x205F:
    case 0x3000:
      return true;
    default:
      return (code_point >= 0x0009 && code_point <= 0x000D) ||
             (code_point >= 0x2000 && code_point <= 0x200A);
  }
}

bool is_invisible(char32_t code_point) noexcept {
  if (code_point < 0xA0) {
    const bool is_control = code_point < 0x20 || code_point >= 0x7F;
    return is_control && !is_white_space(code_point);
  }
  switch (code_point) {
    case 0x00AD:  // soft hyphen
    case 0x061C:  // Arabic letter mark
    case 0x200B:  // zero-width space
    case 0x200E:  // left-to-right mark
    case 0x200F:  // right-to-left mark
    case 0x2060:  // word joiner
    case 0xFEFF:  // byte-order mark
      return true;
    default:  // embeddings and overrides; isolates
      return (code_point >= 0x202A && code_point <= 0x202E) ||
             (code_point >= 0x2066 && code_point <= 0x2069);
  }
}

bool may_change_in_nfc(char32_t code_point) noexcept {
  const Range* const range =
      std::lower_bound(std::begin(inert_ranges), std::end(inert_ranges), code_point,
                       [](const Range& entry, char32_t value) { return entry.last < value; });
  return range == std::end(inert_ranges) || code_point < range->first;
}

/// Whether more combining marks follow one another than text of any language has. Putting them in
/// their canonical order takes time with their number squared (Unicode Standard Annex #15,
/// "Stream-Safe Text Format", allows 30).
bool has_endless_marks(std::string_view utf8) {
  constexpr int most_marks = 200;
  int marks = 0;
  for (std::size_t i = 0; i < utf8.size();) {
    utf8proc_int32_t code_point = 0;
    const utf8proc_ssize_t size =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(utf8.data() + i),
                         static_cast<utf8proc_ssize_t>(utf8.size() - i), &code_point);
    if (size <= 0) return false;
    marks = utf8proc_get_property(code_point)->combining_class > 0 ? marks + 1 : 0;
    if (marks > most_marks) return true;
    i += static_cast<std::size_t>(size);
  }
  return false;
}

void normalize(std::string& text, std::size_t from) {
  if (has_endless_marks(std::string_view(text).substr(from))) return;
  utf8proc_uint8_t* mapped = nullptr;
  const utf8proc_ssize_t size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + from),
                   static_cast<utf8proc_ssize_t>(text.size() - from), &mapped,
                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  if (size == UTF8PROC_ERROR_NOMEM) throw std::bad_alloc();
  const std::unique_ptr<utf8proc_uint8_t, Free> owner(mapped);
  if (size < 0) return;  // not UTF-8, against the contract: left as it is
  text.replace(from, std::string::npos, reinterpret_cast<const char*>(mapped),
               static_cast<std::size_t>(size));
}

std::string_view utf8proc_version_text() noexcept {
  return utf8proc_version();
}

}  // namespace dateline::text
