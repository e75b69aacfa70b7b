#include "text/date_words.h"

#include <utf8proc.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <iterator>

#include "text/fold.h"
#include "text/month_names.h"
#include "text/utf8.h"

namespace dateline::text {
namespace {

// Bytes: more than the longest month's name or separator has, in any script.
constexpr std::size_t longest_word = 40;

constexpr bool is_ascii_letter(char c) noexcept {
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'z';
}

enum class Kind { letter, number, blank, other };

Kind kind_of(char32_t code_point) noexcept {
  if (code_point < 0x80) {
    const char c = static_cast<char>(code_point);
    if (is_ascii_letter(c)) return Kind::letter;
    if (is_digit(c)) return Kind::number;
    return c == ' ' || (c >= '\t' && c <= '\r') ? Kind::blank : Kind::other;
  }
  // Most of what is asked for, without the library's tables: Russian and Armenian letters.
  if ((code_point >= 0x0400 && code_point <= 0x045F) ||
      (code_point >= 0x0561 && code_point <= 0x0587)) {
    return Kind::letter;
  }
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(code_point))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
      return Kind::letter;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
      return Kind::number;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:  // zero-width spaces and bidirectional marks: nothing to see
      return Kind::blank;
    default:
      return Kind::other;
  }
}

// The code point that ends right before `position`, which must not be 0.
CodePoint code_point_before(std::string_view utf8, std::size_t position) noexcept {
  const std::size_t limit = position > 4 ? position - 4 : 0;
  std::size_t start = position - 1;
  while (start > limit && is_continuation_byte(static_cast<unsigned char>(utf8[start]))) --start;
  return {code_point_at(utf8, start).value, position - start};
}

Kind kind_before(std::string_view utf8, std::size_t position) noexcept {
  return position == 0 ? Kind::other : kind_of(code_point_before(utf8, position).value);
}

Kind kind_at(std::string_view utf8, std::size_t position) noexcept {
  return position == utf8.size() ? Kind::other : kind_of(code_point_at(utf8, position).value);
}

bool accept_punctuation(DateCursor& cursor) noexcept {
  switch (cursor.peek()) {
    case ',':
    case '|':
    case '/':
    case ';':
      cursor.advance(1);
      return true;
    default:
      return accept_dash(cursor) || cursor.accept("·") || cursor.accept("•");
  }
}

enum class ClockWord { none, at, clock };

// A word that stands before a time of day, its dot with it: one that says so much as "at", or one
// that speaks of a clock, after which "14.43" is no price.
ClockWord accept_clock_word(DateCursor& cursor) noexcept {
  struct Word {
    std::string_view text;
    ClockWord kind = ClockWord::at;
  };
  constexpr Word words[] = {
      {"at"},
      {"on"},
      {"saat"},
      {"a"},
      {"à"},
      {"as"},
      {"às"},
      {"las"},
      {"le"},
      {"la"},
      {"ora"},
      {"o"},
      {"ob"},
      {"v"},
      {"ve"},
      {"u"},
      {"lúc"},
      {"в"},
      {"В"},
      {"о"},
      {"об"},
      {"у"},
      {"ժամը"},
      {"στις"},
      {"الساعة"},
      {"ساعت"},
      {"בשעה"},
      {"um", ClockWord::clock},
      {"om", ClockWord::clock},
      {"alle", ClockWord::clock},
      {"ore", ClockWord::clock},
      {"kl", ClockWord::clock},
      {"klo", ClockWord::clock},
      {"klokken", ClockWord::clock},
      {"klockan", ClockWord::clock},
      {"kello", ClockWord::clock},
      {"godz", ClockWord::clock},
      {"pukul", ClockWord::clock},
      {"jam", ClockWord::clock},
  };
  DateCursor ahead = cursor;
  const std::string_view read = read_word(ahead);
  const auto* word = std::find_if(std::begin(words), std::end(words), [&](const Word& known) {
    return equals_ignoring_ascii_case(known.text, read);
  });
  if (word == std::end(words)) return ClockWord::none;
  ahead.accept('.');
  ahead.accept(':');
  cursor = ahead;
  return word->kind;
}

// "вторник", "(Tue)", "(火)".
bool accept_weekday(DateCursor& cursor) noexcept {
  DateCursor ahead = cursor;
  const bool in_parenthesis = ahead.accept('(');
  const bool in_wide_parenthesis = !in_parenthesis && ahead.accept("（");
  if (!is_weekday_name(read_word(ahead))) return false;
  if (in_parenthesis && !ahead.accept(')')) return false;
  if (in_wide_parenthesis && !ahead.accept("）")) return false;
  cursor = ahead;
  return true;
}

}  // namespace

std::size_t find_digit(std::string_view text, std::size_t position) noexcept {
  if constexpr (std::endian::native == std::endian::little) {
    // Eight bytes at a time: a byte's high bit is set in `digits` when the byte is '0' to '9'. No
    // sum of seven-bit values here reaches into the next byte.
    constexpr std::uint64_t ones = 0x0101010101010101;
    for (; text.size() - position >= 8; position += 8) {
      std::uint64_t block = 0;
      std::memcpy(&block, text.data() + position, sizeof block);
      const std::uint64_t low = block & (ones * 0x7F);
      const std::uint64_t from_zero = low + ones * (0x80 - '0');
      const std::uint64_t above_nine = low + ones * (0x80 - '9' - 1);
      const std::uint64_t digits = from_zero & ~above_nine & ~block & (ones * 0x80);
      if (digits != 0) return position + static_cast<std::size_t>(std::countr_zero(digits)) / 8;
    }
  }
  while (position < text.size() && !is_digit(text[position])) ++position;
  return position;
}

std::size_t find_end_of_digits(std::string_view text, std::size_t position) noexcept {
  while (position < text.size() && is_digit(text[position])) ++position;
  return position;
}

bool word_ends_at(std::string_view utf8, std::size_t position) noexcept {
  const Kind kind = kind_before(utf8, position);
  return kind == Kind::letter || kind == Kind::number;
}

bool word_begins_at(std::string_view utf8, std::size_t position) noexcept {
  const Kind kind = kind_at(utf8, position);
  return kind == Kind::letter || kind == Kind::number;
}

std::string_view read_word(DateCursor& cursor) noexcept {
  const std::string_view text = cursor.text();
  const std::size_t start = cursor.position();
  std::size_t end = start;
  while (end < text.size()) {
    if (is_ascii_letter(text[end])) {
      ++end;
    } else if (static_cast<unsigned char>(text[end]) >= 0x80 &&
               kind_at(text, end) == Kind::letter) {
      end += code_point_at(text, end).length;
    } else {
      break;
    }
    if (end - start > longest_word) return {};
  }
  cursor.advance(end - start);
  return text.substr(start, end - start);
}

std::size_t start_of_word(std::string_view utf8, std::size_t position) noexcept {
  std::size_t start = position;
  while (kind_before(utf8, start) == Kind::letter) {
    start -= code_point_before(utf8, start).length;
    if (position - start > longest_word) return position;
  }
  return start;
}

bool skip_blanks(DateCursor& cursor) noexcept {
  const std::size_t start = cursor.position();
  std::size_t end = start;
  // Mostly there is one blank, and ASCII behind it.
  if (cursor.peek() == ' ') ++end;
  if (end < cursor.text().size() && cursor.text()[end] > ' ' && cursor.text()[end] < 0x7F) {
    cursor.advance(end - start);
    return end > start;
  }
  while (kind_at(cursor.text(), end) == Kind::blank) {
    end += code_point_at(cursor.text(), end).length;
  }
  cursor.advance(end - start);
  return end > start;
}

std::size_t start_of_blanks(std::string_view utf8, std::size_t position) noexcept {
  while (kind_before(utf8, position) == Kind::blank) {
    position -= code_point_before(utf8, position).length;
  }
  return position;
}

bool accept_dash(DateCursor& cursor) noexcept {
  if (cursor.accept('-')) return true;
  constexpr std::string_view dashes[] = {"\u2010", "\u2011", "\u2012", "\u2013",
                                         "\u2014", "\u2015", "\u2212"};
  if (cursor.peek() != dashes[0].front()) return false;
  return std::any_of(std::begin(dashes), std::end(dashes),
                     [&](std::string_view dash) { return cursor.accept(dash); });
}

DateSeparator skip_separator(DateCursor& cursor) noexcept {
  DateSeparator separator;
  const auto skip_marks = [&] {
    separator.is_any |= skip_blanks(cursor);
    // "2023 - at 14:43" is the most that is seen in print.
    separator.is_any |= accept_punctuation(cursor);
    separator.is_any |= skip_blanks(cursor);
  };
  skip_marks();
  if (cursor.at_digit() || cursor.at_end()) return separator;
  if ((separator.is_any || cursor.peek() == '(') && accept_weekday(cursor)) skip_marks();
  if (!separator.is_any) return separator;
  // "à 14h43", "alle ore 14.43", "o godz. 14:43"
  for (int words = 0; words < 2; ++words) {
    const ClockWord word = accept_clock_word(cursor);
    if (word == ClockWord::none) break;
    separator.names_clock |= word == ClockWord::clock;
    skip_blanks(cursor);
  }
  return separator;
}

std::size_t start_of_weekday_before(std::string_view utf8, std::size_t position) noexcept {
  if (position == 0) return 0;
  // "Di., 6. Juni"
  std::size_t end = start_of_blanks(utf8, position);
  if (end > 0 && utf8[end - 1] == ',') --end;
  if (end > 0 && utf8[end - 1] == '.') --end;
  if (end == position) return position;
  const std::size_t start = start_of_word(utf8, end);
  if (start == end || !is_weekday_name(utf8.substr(start, end - start))) return position;
  return start;
}

}  // namespace dateline::text
