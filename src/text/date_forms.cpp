// The forms of a printed date. Each reads from the cursor, which is changed only on success, and
// looks only a bounded number of words and runs of blanks ahead.
#include "text/date_forms.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "text/date_words.h"
#include "text/fold.h"
#include "text/month_names.h"

namespace dateline::text {
namespace {

// --- Parts of a date

// "of the year", behind a year: "г.", "года", "թ.". Often without a blank before it.
bool accept_year_word(DateCursor& cursor) {
  constexpr std::string_view words[] = {"г", "год",    "года",    "ГОДА", "року",
                                        "թ", "թվական", "թվականի", "roku"};
  constexpr std::string_view short_words[] = {"r", "р"};  // with their dot only
  DateCursor ahead = cursor;
  skip_blanks(ahead);
  const std::string_view word = read_word(ahead);
  const auto is_one_of = [word](const auto& list) {
    return std::find(std::begin(list), std::end(list), word) != std::end(list);
  };
  const bool needs_dot = is_one_of(short_words);
  if (!needs_dot && !is_one_of(words)) return false;
  if (word_begins_at(ahead.text(), ahead.position())) return false;
  if (needs_dot && ahead.peek() != '.') return false;
  if (word.size() <= std::string_view("г").size()) ahead.accept('.');
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

// A day of one or two digits, with the ending of an ordinal ("6th", "1er", "1º").
std::optional<int> read_day(DateCursor& cursor) {
  constexpr std::string_view endings[] = {"st", "nd", "rd", "th", "er", "e", "º", "ª"};
  DateCursor ahead = cursor;
  const std::optional<int> day = ahead.number(1, 2);
  if (!day) return std::nullopt;
  if (word_begins_at(ahead.text(), ahead.position())) {
    const std::string_view word = read_word(ahead);
    const bool is_ordinal = std::any_of(
        std::begin(endings), std::end(endings),
        [word](std::string_view ending) { return equals_ignoring_ascii_case(word, ending); });
    if (!is_ordinal || word_begins_at(ahead.text(), ahead.position())) return std::nullopt;
  }
  cursor = ahead;
  return day;
}

// A month's name, of one word or two, or in two calendars' words ("حزيران/يونيو").
std::optional<int> read_month_name(DateCursor& cursor) {
  DateCursor ahead = cursor;
  const std::string_view word = read_word(ahead);
  std::optional<int> month = month_of_name(word);
  if (!month && !word.empty() && static_cast<unsigned char>(word.front()) >= 0x80) {
    skip_blanks(ahead);
    month = month_of_two_words(word, read_word(ahead));
  }
  if (!month) return std::nullopt;
  cursor = ahead;
  if (ahead.accept('/') && month_of_name(read_word(ahead)) == month) cursor = ahead;
  return month;
}

// What stands between a day and its month: blanks, a dash or slash, the dot of an ordinal, "of".
bool skip_to_month(DateCursor& cursor) {
  bool separated = cursor.accept('.');
  separated |= skip_blanks(cursor);
  if (!separated) return accept_dash(cursor) || cursor.accept('/');
  if (cursor.peek() != 'd' && cursor.peek() != 'o') return true;
  DateCursor ahead = cursor;
  const std::string_view word = read_word(ahead);
  if ((word == "de" || word == "of") && skip_blanks(ahead)) cursor = ahead;
  if (word == "d" && (ahead.accept("'") || ahead.accept("\u2019"))) cursor = ahead;
  return true;
}

// What stands between a month and its year: the dot of a short name, a comma, blanks, "de".
bool skip_to_year(DateCursor& cursor) {
  bool separated = cursor.accept('.');
  separated |= cursor.accept(',');
  separated |= skip_blanks(cursor);
  if (cursor.at_digit()) return separated;
  if (!separated || cursor.peek() == '/' || cursor.peek() == '-') {
    return accept_dash(cursor) || cursor.accept('/');
  }
  DateCursor ahead = cursor;
  const std::string_view word = read_word(ahead);
  if (word != "de" && word != "del" && word != "of") return false;
  if (!skip_blanks(ahead)) return false;
  cursor = ahead;
  return true;
}

// --- Forms of a date

// "06 June 2023", "05 июн. 2021", "06-Jun-2023", "6th June, 2023", "6. Juni 2023", "6 de junio de
// 2023".
std::optional<Timestamp> read_day_month_name_year(DateCursor& cursor) {
  DateCursor ahead = cursor;
  const std::optional<int> day = read_day(ahead);
  if (!day || !skip_to_month(ahead)) return std::nullopt;
  const std::optional<int> month = read_month_name(ahead);
  if (!month || !skip_to_year(ahead)) return std::nullopt;
  const std::optional<int> year = read_last_year(ahead);
  if (!year) return std::nullopt;
  cursor = ahead;
  return make_date(*year, *month, *day);
}

// Vietnamese: "6 tháng 6, 2023", "6 tháng 6 năm 2023".
std::optional<Timestamp> read_numbered_month_date(DateCursor& cursor) {
  DateCursor ahead = cursor;
  const std::optional<int> day = ahead.number(1, 2);
  if (!day || !skip_blanks(ahead)) return std::nullopt;
  if (!ahead.accept("tháng") && !ahead.accept("Tháng")) return std::nullopt;
  if (!skip_blanks(ahead)) return std::nullopt;
  const std::optional<int> month = ahead.number(1, 2);
  if (!month) return std::nullopt;
  ahead.accept(',');
  if (!skip_blanks(ahead)) return std::nullopt;
  if (ahead.accept("năm") && !skip_blanks(ahead)) return std::nullopt;
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
  const std::optional<int> month = read_month_name(ahead);
  if (!month) return std::nullopt;
  ahead.accept('.');
  if (!skip_blanks(ahead)) return std::nullopt;
  const std::optional<DayAndYear> rest = read_day_year(ahead);
  if (!rest) return std::nullopt;
  cursor = ahead;
  return make_date(rest->year, *month, rest->day);
}

// Hungarian: "2023. június 6.", the last dot left to what follows. The one behind the year tells it
// from "in 2023 May 6 people".
std::optional<Timestamp> read_year_month_name_day(DateCursor& cursor) {
  DateCursor ahead = cursor;
  const std::optional<int> year = ahead.number(4, 4);
  if (!year || !ahead.accept('.') || !skip_blanks(ahead)) return std::nullopt;
  const std::optional<int> month = read_month_name(ahead);
  if (!month) return std::nullopt;
  ahead.accept('.');
  if (!skip_blanks(ahead)) return std::nullopt;
  const std::optional<int> day = ahead.number(1, 2);
  if (!day) return std::nullopt;
  cursor = ahead;
  return make_date(*year, *month, *day);
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

// A date of day and month in the order that `order` says.
std::optional<Timestamp> make_numeric_date(int year, int first, int second, char separator,
                                           DayMonthOrder order) {
  if (order == DayMonthOrder::day_first) return make_date(year, second, first);
  if (order == DayMonthOrder::likely_month_first && separator == '/') std::swap(first, second);
  const std::optional<Timestamp> date = make_date(year, second, first);
  return date || separator == '.' ? date : make_date(year, first, second);
}

// "06.06.2023", "6/6/2023", "06-06-2023", "6. 6. 2023", and with the year first "2023-06-06".
std::optional<Timestamp> read_numeric_date(DateCursor& cursor, DayMonthOrder order) {
  DateCursor ahead = cursor;
  const std::optional<int> year_before = ahead.number(4, 4);
  const std::optional<int> first = year_before ? year_before : ahead.number(1, 2);
  const char separator = ahead.peek();
  if (!first || (separator != '.' && separator != '/' && separator != '-')) return std::nullopt;
  // "6. 6. 2023"
  const bool is_spaced = separator == '.' && ahead.rest().substr(1).starts_with(' ');
  const auto accept_separator = [&] {
    return ahead.accept(separator) && (!is_spaced || ahead.accept(' '));
  };
  if (!accept_separator()) return std::nullopt;
  const std::optional<int> second = ahead.number(1, 2);
  if (!second || !accept_separator()) return std::nullopt;
  const std::size_t last_number = ahead.position();
  std::optional<Timestamp> date;
  if (year_before) {
    const std::optional<int> day = ahead.number(1, 2);
    // The "T" of ISO 8601 is read with the time.
    const bool time_follows = ahead.peek() == 'T' && separator == '-';
    if (!day || (!time_follows && word_begins_at(ahead.text(), ahead.position()))) {
      return std::nullopt;
    }
    date = make_date(*year_before, *second, *day);
  } else {
    const std::optional<int> year = read_last_year(ahead);
    if (!year) return std::nullopt;
    date = make_numeric_date(*year, *first, *second, separator, order);
  }
  const std::size_t end = find_end_of_digits(ahead.text(), last_number);
  if (is_piece_of_longer(ahead.text(), cursor.position(), end, separator)) return std::nullopt;
  if (date) cursor = ahead;
  return date;
}

}  // namespace

bool day_and_year_follow(std::string_view utf8, std::size_t position) {
  DateCursor ahead(utf8, position);
  return read_day_year(ahead).has_value();
}

std::optional<Timestamp> read_east_asian_date(DateCursor& cursor) {
  struct Units {
    std::string_view year, month, day;
  };
  constexpr Units units[] = {{"年", "月", "日"}, {"년", "월", "일"}, {"年", "月", "号"}};
  for (const Units& unit : units) {
    DateCursor ahead = cursor;
    const auto read = [&](std::size_t least, std::size_t most, std::string_view word) {
      skip_blanks(ahead);
      std::optional<int> value = ahead.number(least, most);
      skip_blanks(ahead);
      return ahead.accept(word) ? value : std::nullopt;
    };
    const std::optional<int> year = read(4, 4, unit.year);
    if (!year) continue;
    const std::optional<int> month = read(1, 2, unit.month);
    const std::optional<int> day = month ? read(1, 2, unit.day) : std::nullopt;
    if (!day) continue;
    cursor = ahead;
    return make_date(*year, *month, *day);
  }
  return std::nullopt;
}

std::optional<Timestamp> read_date(DateCursor& cursor, DayMonthOrder order) {
  if (!cursor.at_digit()) return read_month_name_day_year(cursor);
  const std::size_t end = find_end_of_digits(cursor.text(), cursor.position());
  const bool year_first = end - cursor.position() == 4;
  if (std::optional<Timestamp> date = read_numeric_date(cursor, order)) return date;
  if (year_first) return read_year_month_name_day(cursor);
  if (std::optional<Timestamp> date = read_day_month_name_year(cursor)) return date;
  return read_numbered_month_date(cursor);
}

std::optional<Timestamp> read_short_date(DateCursor& cursor, DayMonthOrder order) {
  DateCursor ahead = cursor;
  const std::optional<int> first = ahead.number(1, 2);
  const char separator = ahead.peek();
  if (!first || (separator != '.' && separator != '/') || !ahead.accept(separator))
    return std::nullopt;
  const std::optional<int> second = ahead.number(1, 2);
  if (!second || !ahead.accept(separator)) return std::nullopt;
  const std::optional<int> year = ahead.number(2, 2);
  if (!year || word_begins_at(ahead.text(), ahead.position())) return std::nullopt;
  if (is_piece_of_longer(ahead.text(), cursor.position(), ahead.position(), separator))
    return std::nullopt;
  const std::optional<Timestamp> date =
      make_numeric_date(2000 + *year, *first, *second, separator, order);
  if (date) cursor = ahead;
  return date;
}

}  // namespace dateline::text
