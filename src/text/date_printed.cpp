// Dates as pages print them: find_date and parse_printed_date.
//
// A search stops only at digits. At each number that no longer number or word runs into, the forms
// are tried that may have that number first, or, for "June 6, 2023", right behind the month. A form
// looks only a bounded number of words ahead, and at each run of blanks a bounded number of times,
// so that the search is linear in the text's length.
#include <algorithm>
#include <iterator>

#include "text/date.h"
#include "text/date_parts.h"
#include "text/date_words.h"
#include "text/month_names.h"

namespace dateline::text {
namespace {

// A longer text is no date; keeps parse_printed_date from searching through a paragraph.
constexpr std::size_t longest_printed_date = 256;

// --- Parts of a date

// Whether a number may begin at `position`: not inside a word ("A4") nor behind "1,", "10." or
// "12:".
bool number_begins_at(std::string_view utf8, std::size_t position) {
  if (word_ends_at(utf8, position)) return false;
  if (position < 2 || !is_digit(utf8[position - 2])) return true;
  const char before = utf8[position - 1];
  return before != '.' && before != ',' && before != ':';
}

// "of the year", behind a year: "г.", "года", "թ.". Often without a blank before it.
bool accept_year_word(DateCursor& cursor) {
  constexpr std::string_view words[] = {"г", "год", "года", "ГОДА", "թ", "թվական", "թվականի"};
  DateCursor ahead = cursor;
  skip_blanks(ahead);
  const std::string_view word = read_word(ahead);
  if (std::find(std::begin(words), std::end(words), word) == std::end(words)) return false;
  if (word_begins_at(ahead.text(), ahead.position())) return false;
  if (word.size() == std::string_view("г").size()) ahead.accept('.');
  cursor = ahead;
  return true;
}

// Four digits, with the word that may follow them.
std::optional<int> read_last_year(DateCursor& cursor) {
  DateCursor ahead = cursor;
  const std::optional<int> year = ahead.number(4, 4);
  if (!year) return std::nullopt;
  if (!accept_year_word(ahead) && word_begins_at(ahead.text(), ahead.position())) {
    return std::nullopt;
  }
  cursor = ahead;
  return year;
}

// A day of one or two digits, with the ending of an English ordinal ("6th").
std::optional<int> read_day(DateCursor& cursor) {
  DateCursor ahead = cursor;
  const std::optional<int> day = ahead.number(1, 2);
  if (!day) return std::nullopt;
  if (word_begins_at(ahead.text(), ahead.position())) {
    const auto accept = [&](std::string_view ending) {
      return ahead.accept_ignoring_ascii_case(ending);
    };
    if (!accept("st") && !accept("nd") && !accept("rd") && !accept("th")) return std::nullopt;
    if (word_begins_at(ahead.text(), ahead.position())) return std::nullopt;
  }
  cursor = ahead;
  return day;
}

// --- Forms of a date. Each reads from the cursor, which is changed only on success.

// "06 June 2023", "05 июн. 2021", "06-Jun-2023", "6th June, 2023".
std::optional<Timestamp> read_day_month_name_year(DateCursor& cursor) {
  DateCursor ahead = cursor;
  const std::optional<int> day = read_day(ahead);
  if (!day || (!skip_blanks(ahead) && !accept_dash(ahead))) return std::nullopt;
  const std::optional<int> month = month_of_name(read_word(ahead));
  if (!month) return std::nullopt;
  bool separated = ahead.accept('.');
  separated |= ahead.accept(',');
  separated |= skip_blanks(ahead);
  if (!separated && !accept_dash(ahead)) return std::nullopt;
  const std::optional<int> year = read_last_year(ahead);
  if (!year) return std::nullopt;
  cursor = ahead;
  return make_date(*year, *month, *day);
}

struct DayAndYear {
  int day;
  int year;
};

// "6, 2023", "6th 2023".
std::optional<DayAndYear> read_day_year(DateCursor& cursor) {
  DateCursor ahead = cursor;
  const std::optional<int> day = read_day(ahead);
  if (!day) return std::nullopt;
  bool separated = ahead.accept(',');
  separated |= skip_blanks(ahead);
  if (!separated) return std::nullopt;
  const std::optional<int> year = read_last_year(ahead);
  if (!year) return std::nullopt;
  cursor = ahead;
  return DayAndYear{*day, *year};
}

// "June 6, 2023", "Jun. 6th 2023".
std::optional<Timestamp> read_month_name_day_year(DateCursor& cursor) {
  DateCursor ahead = cursor;
  const std::optional<int> month = month_of_name(read_word(ahead));
  if (!month) return std::nullopt;
  ahead.accept('.');
  if (!skip_blanks(ahead)) return std::nullopt;
  const std::optional<DayAndYear> rest = read_day_year(ahead);
  if (!rest) return std::nullopt;
  cursor = ahead;
  return make_date(rest->year, *month, rest->day);
}

// Whether the numeric date from `from` to `to` is a piece of something longer: a version, an
// address, a path such as
// "/2023/06/06/".
bool is_piece_of_longer(std::string_view utf8, std::size_t from, std::size_t to, char separator) {
  const auto digit_at = [&](std::size_t position) {
    return position < utf8.size() && is_digit(utf8[position]);
  };
  const bool slash = separator == '/';
  if (from > 0 && utf8[from - 1] == separator && (slash || (from > 1 && digit_at(from - 2)))) {
    return true;
  }
  return to < utf8.size() && utf8[to] == separator && (slash || digit_at(to + 1));
}

// "06.06.2023", "6/6/2023", "06-06-2023", and with the year first "2023-06-06".
std::optional<Timestamp> read_numeric_date(DateCursor& cursor) {
  DateCursor ahead = cursor;
  std::optional<int> year = ahead.number(4, 4);
  const bool year_first = year.has_value();
  std::optional<int> day;
  if (!year_first) day = ahead.number(1, 2);
  const char separator = ahead.peek();
  if ((!year && !day) || (separator != '.' && separator != '/' && separator != '-')) {
    return std::nullopt;
  }
  ahead.accept(separator);
  const std::optional<int> month = ahead.number(1, 2);
  if (!month || !ahead.accept(separator)) return std::nullopt;
  const std::size_t last_number = ahead.position();
  if (year_first) {
    day = ahead.number(1, 2);
    // The "T" of ISO 8601 is read with the time.
    const bool time_follows = ahead.peek() == 'T' && separator == '-';
    if (!day || (!time_follows && word_begins_at(ahead.text(), ahead.position()))) {
      return std::nullopt;
    }
  } else {
    year = read_last_year(ahead);
    if (!year) return std::nullopt;
  }
  const std::size_t end = find_end_of_digits(ahead.text(), last_number);
  if (is_piece_of_longer(ahead.text(), cursor.position(), end, separator)) return std::nullopt;
  const std::optional<Timestamp> date = make_date(*year, *month, *day);
  if (date) cursor = ahead;
  return date;
}

std::optional<Timestamp> read_date(DateCursor& cursor) {
  if (!cursor.at_digit()) return read_month_name_day_year(cursor);
  if (std::optional<Timestamp> date = read_numeric_date(cursor)) return date;
  return read_day_month_name_year(cursor);
}

// --- Times

// "pm", "p.m.": makes the hour one of 24. With an hour that needs none, as in "14:43 PM", it
// changes nothing.
void read_half_of_day(DateCursor& cursor, Timestamp& time) {
  DateCursor ahead = cursor;
  skip_blanks(ahead);
  const bool afternoon = ahead.peek() == 'p' || ahead.peek() == 'P';
  if (!afternoon && ahead.peek() != 'a' && ahead.peek() != 'A') return;
  ahead.advance(1);
  const bool dotted = ahead.accept('.');
  if (!ahead.accept('m') && !ahead.accept('M')) return;
  if (dotted) ahead.accept('.');
  if (word_begins_at(ahead.text(), ahead.position())) return;
  if (*time.hour == 12 && !afternoon) time.hour = 0;
  if (*time.hour < 12 && afternoon) *time.hour += 12;
  cursor = ahead;
}

// "GMT+4", "UTC +04:00", "GMT", "(UTC+4)", "+04:00", "+0400", "Z". An offset west of Greenwich
// needs a name before it, as "10:00-11:30" is two times.
void read_zone(DateCursor& cursor, Timestamp& time) {
  constexpr int easternmost = 14 * 60;
  constexpr int westernmost = -12 * 60;
  DateCursor ahead = cursor;
  std::optional<int> offset;
  bool parenthesis = false;
  if (ahead.accept('Z')) {
    offset = 0;
  } else {
    skip_blanks(ahead);
    parenthesis = ahead.accept('(');
    const bool named =
        ahead.accept_ignoring_ascii_case("GMT") || ahead.accept_ignoring_ascii_case("UTC");
    if (named) offset = 0;
    DateCursor digits = ahead;
    if (named) skip_blanks(digits);
    int sign = digits.accept('+') ? 1 : 0;
    if (sign == 0 && named && accept_dash(digits)) sign = -1;
    if (sign != 0) {
      const bool digits_follow = digits.at_digit();
      const std::optional<int> minutes = read_offset_digits(digits, named);
      if (digits_follow && !minutes) return;
      if (minutes) {
        offset = sign * *minutes;
        ahead = digits;
      }
    }
  }
  if (!offset || *offset > easternmost || *offset < westernmost) return;
  if (word_begins_at(ahead.text(), ahead.position())) return;
  if (parenthesis && !ahead.accept(')')) return;
  time.offset_minutes = offset;
  cursor = ahead;
}

// A time of day with its half of the day and zone, where nothing runs on behind it.
bool read_time(DateCursor& cursor, Timestamp& out) {
  DateCursor ahead = cursor;
  Timestamp time = out;
  if (!read_time_of_day(ahead, time)) return false;
  read_half_of_day(ahead, time);
  read_zone(ahead, time);
  if (word_begins_at(ahead.text(), ahead.position())) return false;
  out = time;
  cursor = ahead;
  return true;
}

// The time behind a date, where one is there.
void read_following_time(DateCursor& cursor, Timestamp& out) {
  DateCursor ahead = cursor;
  if (ahead.accept('T')) {
    Timestamp with_time = out;
    if (!read_iso8601_time(ahead, with_time)) return;
    if (word_begins_at(ahead.text(), ahead.position())) return;
    out = with_time;
    cursor = ahead;
  } else if (skip_separator(ahead) && read_time(ahead, out)) {
    cursor = ahead;
  }
}

// --- The search

// "14:43, 5 июня 2026"
std::optional<DateMatch> match_time_and_date(std::string_view utf8, std::size_t from) {
  DateCursor cursor(utf8, from);
  Timestamp time;
  if (!read_time(cursor, time) || !skip_separator(cursor)) return std::nullopt;
  std::optional<Timestamp> date = read_date(cursor);
  if (!date) return std::nullopt;
  time.year = date->year;
  time.month = date->month;
  time.day = date->day;
  return DateMatch{from, cursor.position(), time};
}

std::optional<DateMatch> match_date_and_time(std::string_view utf8, std::size_t from) {
  DateCursor cursor(utf8, from);
  std::optional<Timestamp> date = read_date(cursor);
  if (!date) return std::nullopt;
  read_following_time(cursor, *date);
  if (word_begins_at(utf8, cursor.position())) return std::nullopt;
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

// A date whose first number is at `position` and `digits` digits long.
std::optional<DateMatch> match_at(std::string_view utf8, std::size_t position, std::size_t digits) {
  if (digits > 4 || digits == 3 || !number_begins_at(utf8, position)) return std::nullopt;
  if (digits <= 2) {
    if (DateCursor(utf8, position + digits).peek() == ':')
      return match_time_and_date(utf8, position);
    // The word before the number is looked at only when a year comes behind it.
    if (DateCursor ahead(utf8, position); read_day_year(ahead)) {
      const std::size_t word = start_of_word_before(utf8, position);
      return word == position ? std::nullopt : match_date_and_time(utf8, word);
    }
  }
  return match_date_and_time(utf8, position);
}

}  // namespace

std::optional<DateMatch> find_date(std::string_view utf8) {
  std::size_t position = find_digit(utf8, 0);
  while (position < utf8.size()) {
    const std::size_t end = find_end_of_digits(utf8, position);
    if (std::optional<DateMatch> match = match_at(utf8, position, end - position)) return match;
    position = find_digit(utf8, end);
  }
  return std::nullopt;
}

std::optional<Timestamp> parse_printed_date(std::string_view utf8) {
  DateCursor cursor(utf8);
  skip_blanks(cursor);
  const std::string_view text = utf8.substr(
      cursor.position(),
      std::max(start_of_blanks(utf8, utf8.size()), cursor.position()) - cursor.position());
  if (text.size() > longest_printed_date) return std::nullopt;
  const std::optional<DateMatch> match = find_date(text);
  if (!match || match->from != 0 || match->to != text.size()) return std::nullopt;
  return match->timestamp;
}

}  // namespace dateline::text
