// Dates as pages print them: find_date and parse_printed_date.
//
// A search stops only at digits. At each number that no longer number or word runs into, the forms
// are tried that may have that number first, or, for "June 6, 2023", right behind the month. A form
// looks only a bounded number of words ahead, and at each run of blanks a bounded number of times,
// so that the search is linear in the text's length.
#include <algorithm>

#include "text/date.h"
#include "text/date_forms.h"
#include "text/date_parts.h"
#include "text/date_printed_time.h"
#include "text/date_words.h"

namespace dateline::text {
namespace {

// A longer text is no date; keeps parse_printed_date from searching through a paragraph.
constexpr std::size_t longest_printed_date = 256;

// Whether a number may begin at `position`: not inside a word ("A4") nor behind "1,", "10." or
// "12:".
bool number_begins_at(std::string_view utf8, std::size_t position) {
  if (word_ends_at(utf8, position)) return false;
  if (position < 2 || !is_digit(utf8[position - 2])) return true;
  const char before = utf8[position - 1];
  return before != '.' && before != ',' && before != ':';
}

// "14:43, 5 июня 2026"
std::optional<DateMatch> match_time_and_date(std::string_view utf8, std::size_t from,
                                             DayMonthOrder order) {
  DateCursor cursor(utf8, from);
  Timestamp time;
  if (!read_printed_time(cursor, time, false) || !skip_separator(cursor)) return std::nullopt;
  std::optional<Timestamp> date = read_date(cursor, order);
  if (!date) return std::nullopt;
  time.year = date->year;
  time.month = date->month;
  time.day = date->day;
  return DateMatch{from, cursor.position(), time};
}

std::optional<DateMatch> match_date_and_time(std::string_view utf8, std::size_t from,
                                             DayMonthOrder order) {
  DateCursor cursor(utf8, from);
  std::optional<Timestamp> date = read_date(cursor, order);
  if (!date) return std::nullopt;
  read_time_behind_date(cursor, *date);
  if (word_begins_at(utf8, cursor.position())) return std::nullopt;
  return DateMatch{start_of_weekday_before(utf8, from), cursor.position(), *date};
}

std::optional<DateMatch> match_east_asian_date(std::string_view utf8, std::size_t from) {
  DateCursor cursor(utf8, from);
  std::optional<Timestamp> date = read_east_asian_date(cursor);
  if (!date) return std::nullopt;
  if (cursor.at_digit() && read_printed_time(cursor, *date, false))
    return DateMatch{from, cursor.position(), *date};
  read_time_behind_date(cursor, *date);
  return DateMatch{from, cursor.position(), *date};
}

// Where the word before the number at `position` begins, when only blanks (and a dot) are between
// them.
std::size_t start_of_word_before(std::string_view utf8, std::size_t position) {
  std::size_t end = start_of_blanks(utf8, position);
  if (end == position || end == 0) return position;
  if (utf8[end - 1] == '.') --end;
  const std::size_t start = start_of_word(utf8, end);
  return start == end || word_ends_at(utf8, start) ? position : start;
}

// Whether "年" or "년" stands behind the number that ends at `end`.
bool east_asian_year_ends_at(std::string_view utf8, std::size_t end) {
  DateCursor ahead(utf8, end);
  if (ahead.peek() == ' ') ahead.advance(1);
  return ahead.accept("年") || ahead.accept("년");
}

// A date whose first number is at `position` and `digits` digits long.
std::optional<DateMatch> match_at(std::string_view utf8, std::size_t position, std::size_t digits,
                                  DayMonthOrder order) {
  if (digits > 4 || digits == 3) return std::nullopt;
  // These scripts have no blanks, so words may run into the date.
  if (digits == 4 && east_asian_year_ends_at(utf8, position + digits))
    return match_east_asian_date(utf8, position);
  if (!number_begins_at(utf8, position)) return std::nullopt;
  if (digits <= 2) {
    if (DateCursor(utf8, position + digits).peek() == ':')
      return match_time_and_date(utf8, position, order);
    // The word before the number is looked at only when a year comes behind it.
    if (day_and_year_follow(utf8, position)) {
      const std::size_t word = start_of_word_before(utf8, position);
      return word == position ? std::nullopt : match_date_and_time(utf8, word, order);
    }
  }
  return match_date_and_time(utf8, position, order);
}

}  // namespace

std::optional<DateMatch> find_date(std::string_view utf8, DayMonthOrder order) {
  std::size_t position = find_digit(utf8, 0);
  while (position < utf8.size()) {
    const std::size_t end = find_end_of_digits(utf8, position);
    if (std::optional<DateMatch> match = match_at(utf8, position, end - position, order))
      return match;
    position = find_digit(utf8, end);
  }
  return std::nullopt;
}

std::optional<DateMatch> find_short_date(std::string_view utf8, DayMonthOrder order) {
  for (std::size_t position = find_digit(utf8, 0); position < utf8.size();) {
    DateCursor cursor(utf8, position);
    if (number_begins_at(utf8, position)) {
      if (std::optional<Timestamp> date = read_short_date(cursor, order)) {
        read_time_behind_date(cursor, *date);
        return DateMatch{start_of_weekday_before(utf8, position), cursor.position(), *date};
      }
    }
    position = find_digit(utf8, find_end_of_digits(utf8, position));
  }
  return std::nullopt;
}

std::optional<Timestamp> parse_printed_date(std::string_view utf8, DayMonthOrder order) {
  DateCursor cursor(utf8);
  skip_blanks(cursor);
  const std::string_view text = utf8.substr(
      cursor.position(),
      std::max(start_of_blanks(utf8, utf8.size()), cursor.position()) - cursor.position());
  if (text.size() > longest_printed_date) return std::nullopt;
  const std::optional<DateMatch> match = find_date(text, order);
  if (!match || match->from != 0 || match->to != text.size()) return std::nullopt;
  return match->timestamp;
}

}  // namespace dateline::text
