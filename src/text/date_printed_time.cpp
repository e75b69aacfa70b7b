#include "text/date_printed_time.h"

#include <algorithm>
#include <iterator>

#include "text/date_words.h"
#include "text/fold.h"

namespace dateline::text {
namespace {

// Which half of the day a time of twelve hours is of.
enum class DayHalf { unknown, morning, afternoon };

// "pm", "p.m.", "p. m."
DayHalf read_latin_day_half(DateCursor& cursor) {
  if (cursor.at_end()) return DayHalf::unknown;
  DateCursor ahead = cursor;
  skip_blanks(ahead);
  const bool afternoon = ahead.peek() == 'p' || ahead.peek() == 'P';
  if (!afternoon && ahead.peek() != 'a' && ahead.peek() != 'A') return DayHalf::unknown;
  ahead.advance(1);
  const bool dotted = ahead.accept('.');
  if (dotted) skip_blanks(ahead);
  if (!ahead.accept('m') && !ahead.accept('M')) return DayHalf::unknown;
  if (dotted) ahead.accept('.');
  if (word_begins_at(ahead.text(), ahead.position())) return DayHalf::unknown;
  cursor = ahead;
  return afternoon ? DayHalf::afternoon : DayHalf::morning;
}

// The words of East Asia, which stand before the time.
DayHalf read_east_asian_day_half(DateCursor& cursor) {
  struct Word {
    std::string_view text;
    DayHalf half;
  };
  constexpr Word words[] = {{"午前", DayHalf::morning},   {"上午", DayHalf::morning},
                            {"오전", DayHalf::morning},   {"午後", DayHalf::afternoon},
                            {"下午", DayHalf::afternoon}, {"오후", DayHalf::afternoon}};
  for (const Word& word : words) {
    if (!cursor.accept(word.text)) continue;
    skip_blanks(cursor);
    return word.half;
  }
  return DayHalf::unknown;
}

// With an hour that needs none, as in "14:43 PM", it changes nothing.
void apply_day_half(DayHalf half, Timestamp& time) {
  if (half == DayHalf::morning && *time.hour == 12) time.hour = 0;
  if (half == DayHalf::afternoon && *time.hour < 12) *time.hour += 12;
}

// --- Zones

// Minutes east of UTC of a zone's abbreviation. Those that stand for several zones (IST, CST, BST)
// say nothing, and neither does "ET", whose offset depends on the season.
std::optional<int> offset_of_abbreviation(std::string_view name) {
  struct Zone {
    std::string_view name;
    int minutes;
  };
  constexpr Zone zones[] = {
      {"EST", -300},  {"EDT", -240},  {"CDT", -300}, {"MDT", -360}, {"PST", -480}, {"PDT", -420},
      {"AKST", -540}, {"AKDT", -480}, {"HST", -600}, {"WET", 0},    {"WEST", 60},  {"CET", 60},
      {"CEST", 120},  {"MEZ", 60},    {"MESZ", 120}, {"EET", 120},  {"EEST", 180}, {"MSK", 180},
      {"SAST", 120},  {"EAT", 180},   {"PKT", 300},  {"WIB", 420},  {"WITA", 480}, {"WIT", 540},
      {"HKT", 480},   {"SGT", 480},   {"JST", 540},  {"KST", 540},  {"AEST", 600}, {"AEDT", 660},
      {"NZST", 720},  {"NZDT", 780},  {"BRT", -180},
  };
  const auto* zone = std::find_if(std::begin(zones), std::end(zones),
                                  [&](const Zone& known) { return known.name == name; });
  if (zone == std::end(zones)) return std::nullopt;
  return zone->minutes;
}

// "GMT+4", "UTC +04:00", "GMT", "(UTC+4)", "+04:00", "+0400", "Z", "EDT". An offset west of
// Greenwich needs a name before it, as "10:00-11:30" is two times.
void read_zone(DateCursor& cursor, Timestamp& time) {
  constexpr int easternmost = 14 * 60;
  constexpr int westernmost = -12 * 60;
  if (cursor.at_end()) return;
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
    } else if (!named && ahead.peek() >= 'A' && ahead.peek() <= 'Z') {
      offset = offset_of_abbreviation(read_word(ahead));
    }
  }
  if (!offset || *offset > easternmost || *offset < westernmost) return;
  if (word_begins_at(ahead.text(), ahead.position())) return;
  if (parenthesis && !ahead.accept(')')) return;
  time.offset_minutes = offset;
  cursor = ahead;
}

// --- Hours and minutes

// A word behind the numbers that makes them a time: "Uhr", "uur", "h".
bool accept_word_behind_time(DateCursor& cursor) {
  constexpr std::string_view words[] = {"uhr", "uur", "h", "hs", "hrs"};
  DateCursor ahead = cursor;
  skip_blanks(ahead);
  if (const char first = static_cast<char>(ahead.peek() | 0x20); first != 'u' && first != 'h')
    return false;
  const std::string_view read = read_word(ahead);
  const bool is_known = std::any_of(std::begin(words), std::end(words), [&](std::string_view word) {
    return equals_ignoring_ascii_case(word, read);
  });
  if (!is_known || word_begins_at(ahead.text(), ahead.position())) return false;
  cursor = ahead;
  return true;
}

// "14h30", "14 h 30", "14h", "14時30分", "14시 30분", "14時": the hour has been read.
std::optional<int> read_minutes_behind_hour_word(DateCursor& cursor) {
  struct Word {
    std::string_view hour;
    std::string_view minute;
  };
  constexpr Word words[] = {{"h", ""}, {"H", ""}, {"時", "分"}, {"时", "分"}, {"시", "분"}};
  DateCursor ahead = cursor;
  skip_blanks(ahead);
  for (const Word& word : words) {
    if (!ahead.accept(word.hour)) continue;
    cursor = ahead;
    skip_blanks(ahead);
    const std::optional<int> minute = ahead.number(2, 2);
    if (!minute || *minute > 59) return 0;
    if (!word.minute.empty() && !ahead.accept(word.minute)) return 0;
    if (word.minute.empty()) {
      ahead.accept("min");
    }
    cursor = ahead;
    return minute;
  }
  return std::nullopt;
}

// Whether nothing follows that a number could belong to: the text's end, a bar or a bracket.
bool ends_here(DateCursor cursor) {
  skip_blanks(cursor);
  return cursor.at_end() || cursor.peek() == '|' || cursor.peek() == ')' || cursor.accept("·");
}

// A time without colon: "14h30", "14.30 Uhr", "2 pm". Its half of the day, where it stands behind.
std::optional<DayHalf> read_time_without_colon(DateCursor& cursor, Timestamp& out,
                                               bool is_announced) {
  DateCursor ahead = cursor;
  const std::optional<int> hour = ahead.number(1, 2);
  if (!hour || *hour > 23) return std::nullopt;
  std::optional<int> minute = read_minutes_behind_hour_word(ahead);
  DayHalf half = DayHalf::unknown;
  if (!minute) {
    DateCursor behind_dot = ahead;
    if (behind_dot.accept('.')) {
      minute = behind_dot.number(2, 2);
      if (!minute || *minute > 59) return std::nullopt;
      ahead = behind_dot;
      if (ahead.peek() == '.' || ahead.peek() == ',') is_announced = false;
      // "12 June 2023, 08.15": no price has a zero before it, or stands alone behind a date.
      const bool has_four_digits = ahead.position() - cursor.position() == 5;
      is_announced |= has_four_digits && ends_here(ahead);
    }
    half = read_latin_day_half(ahead);
    const bool is_time =
        half != DayHalf::unknown || accept_word_behind_time(ahead) || (is_announced && minute);
    if (!is_time) return std::nullopt;
  }
  out.hour = hour;
  out.minute = minute.value_or(0);
  out.second.reset();
  cursor = ahead;
  return half;
}

}  // namespace

bool read_printed_time(DateCursor& cursor, Timestamp& out, bool is_announced) {
  DateCursor ahead = cursor;
  Timestamp time = out;
  DayHalf half = ahead.at_digit() ? DayHalf::unknown : read_east_asian_day_half(ahead);
  if (read_time_of_day(ahead, time)) {
    if (half == DayHalf::unknown) half = read_latin_day_half(ahead);
    if (half == DayHalf::unknown) accept_word_behind_time(ahead);
  } else {
    const std::optional<DayHalf> behind = read_time_without_colon(ahead, time, is_announced);
    if (!behind) return false;
    if (half == DayHalf::unknown) half = *behind;
  }
  apply_day_half(half, time);
  read_zone(ahead, time);
  if (word_begins_at(ahead.text(), ahead.position())) return false;
  out = time;
  cursor = ahead;
  return true;
}

void read_time_behind_date(DateCursor& cursor, Timestamp& out) {
  if (cursor.at_end()) return;
  DateCursor ahead = cursor;
  if (ahead.accept('T')) {
    Timestamp with_time = out;
    if (!read_iso8601_time(ahead, with_time)) return;
    if (word_begins_at(ahead.text(), ahead.position())) return;
    out = with_time;
    cursor = ahead;
    return;
  }
  // "2023. június 6. 14:43"; behind a year, a dot ends a sentence.
  const std::string_view before = ahead.text().substr(0, ahead.position());
  if (before.size() > 2 && !is_digit(before[before.size() - 3])) ahead.accept('.');
  const DateSeparator separator = skip_separator(ahead);
  if (separator && read_printed_time(ahead, out, separator.names_clock)) cursor = ahead;
}

}  // namespace dateline::text
