#include "text/date.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iterator>

#include "text/date_parts.h"
#include "text/fold.h"
#include "text/month_names.h"

namespace dateline::text {
namespace {

char* write_digits(char* to, int value, int digits) {
  for (int digit = digits; digit > 0; value /= 10)
    to[--digit] = static_cast<char>('0' + value % 10);
  return to + digits;
}

char* write_clock(char* to, int hours, int minutes) {
  to = write_digits(to, hours, 2);
  *to++ = ':';
  return write_digits(to, minutes, 2);
}

// Letters of any script, for names that are looked up or passed over.
std::string_view read_letters(DateCursor& cursor) {
  const std::string_view rest = cursor.rest();
  const auto end = std::find_if(rest.begin(), rest.end(), [](char c) {
    const bool ascii_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return !ascii_letter && static_cast<unsigned char>(c) < 0x80;
  });
  const std::string_view word = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
  cursor.advance(word.size());
  return word;
}

// The year, with the obsolete forms of two and three digits (RFC 2822, section 4.3).
std::optional<int> read_rfc2822_year(DateCursor& cursor) {
  if (const std::optional<int> year = cursor.number(4, 4)) return year;
  const std::optional<int> year = cursor.number(2, 3);
  if (!year) return std::nullopt;
  return *year < 50 ? 2000 + *year : 1900 + *year;
}

// What follows the time: an offset, a zone's name, or nothing. A name that the standard does not
// know leaves the offset empty, as it says nothing that could be relied on. False when something
// else stands there.
bool read_rfc2822_zone(DateCursor& cursor, Timestamp& out) {
  struct NamedZone {
    std::string_view name;
    int hours;
  };
  constexpr NamedZone zones[] = {
      {"GMT", 0},  {"UT", 0},   {"UTC", 0},  {"Z", 0},    {"EST", -5}, {"EDT", -4},
      {"CST", -6}, {"CDT", -5}, {"MST", -7}, {"MDT", -6}, {"PST", -8}, {"PDT", -7},
  };
  if (cursor.at_end()) return true;
  if (cursor.peek() == '+' || cursor.peek() == '-') {
    const int sign = cursor.peek() == '-' ? -1 : 1;
    cursor.advance(1);
    const std::optional<int> minutes = read_offset_digits(cursor, false);
    if (!minutes) return false;
    out.offset_minutes = sign * *minutes;
    return true;
  }
  const std::string_view name = read_letters(cursor);
  const auto* zone = std::find_if(std::begin(zones), std::end(zones), [&](const NamedZone& known) {
    return equals_ignoring_ascii_case(name, known.name);
  });
  if (zone != std::end(zones)) out.offset_minutes = zone->hours * 60;
  return !name.empty() || cursor.peek() == '(';
}

// A comment at the end, as in "+0400 (MSK)".
void skip_comment(DateCursor& cursor) {
  cursor.skip_ascii_blanks();
  if (cursor.peek() != '(') return;
  const std::size_t length = cursor.rest().find(')');
  if (length != std::string_view::npos) cursor.advance(length + 1);
}

}  // namespace

std::string to_rfc3339(const Timestamp& timestamp) {
  char text[] = "2023-06-06T14:43:00+04:00";
  char* to = write_digits(text, timestamp.year, 4) + 1;
  to = write_digits(to, timestamp.month, 2) + 1;
  to = write_digits(to, timestamp.day, 2);
  if (!timestamp.hour || !timestamp.minute) return {text, to};
  to = write_clock(to + 1, *timestamp.hour, *timestamp.minute) + 1;
  to = write_digits(to, timestamp.second.value_or(0), 2);
  if (!timestamp.offset_minutes) return {text, to};
  const int offset = *timestamp.offset_minutes;
  *to++ = offset < 0 ? '-' : '+';
  return {text, write_clock(to, std::abs(offset) / 60, std::abs(offset) % 60)};
}

std::optional<Timestamp> timestamp_of_unix_time(std::int64_t seconds) {
  // Within the years 1 to 9999, so that no calendar overflows.
  if (seconds < -62'135'596'800 || seconds > 253'402'300'799) return std::nullopt;
  const std::chrono::sys_seconds instant{std::chrono::seconds(seconds)};
  const auto midnight = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::year_month_day date(midnight);
  auto timestamp = make_date(static_cast<int>(date.year()),
                             static_cast<int>(static_cast<unsigned>(date.month())),
                             static_cast<int>(static_cast<unsigned>(date.day())));
  if (!timestamp) return std::nullopt;
  const std::chrono::hh_mm_ss time(instant - midnight);
  timestamp->hour = static_cast<int>(time.hours().count());
  timestamp->minute = static_cast<int>(time.minutes().count());
  timestamp->second = static_cast<int>(time.seconds().count());
  timestamp->offset_minutes = 0;
  return timestamp;
}

std::optional<int> parse_offset(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  if (!text.starts_with('+') && !text.starts_with('-')) return std::nullopt;
  DateCursor cursor(text, 1);
  const std::optional<int> minutes = read_offset_digits(cursor, false);
  if (!minutes || !cursor.at_end()) return std::nullopt;
  return text.front() == '-' ? -*minutes : *minutes;
}

std::optional<Timestamp> parse_iso8601(std::string_view text) {
  DateCursor cursor(trim_ascii(text));
  const std::optional<int> year = cursor.number(4, 4);
  if (!year || !cursor.accept('-')) return std::nullopt;
  const std::optional<int> month = cursor.number(2, 2);
  if (!month || !cursor.accept('-')) return std::nullopt;
  const std::optional<int> day = cursor.number(2, 2);
  if (!day) return std::nullopt;
  std::optional<Timestamp> timestamp = make_date(*year, *month, *day);
  if (!timestamp || cursor.at_end()) return timestamp;
  if (!cursor.accept('T') && !cursor.accept('t') && !cursor.skip_ascii_blanks())
    return std::nullopt;
  if (!read_iso8601_time(cursor, *timestamp) || !cursor.at_end()) return std::nullopt;
  return timestamp;
}

std::optional<Timestamp> parse_rfc2822(std::string_view text) {
  DateCursor cursor(trim_ascii(text));
  if (!read_letters(cursor).empty()) {
    cursor.accept('.');
    cursor.accept(',');
    cursor.skip_ascii_blanks();
  }
  const std::optional<int> day = cursor.number(1, 2);
  if (!day || !cursor.skip_ascii_blanks()) return std::nullopt;
  const std::optional<int> month = month_of_name(read_letters(cursor));
  if (!month || !cursor.skip_ascii_blanks()) return std::nullopt;
  const std::optional<int> year = read_rfc2822_year(cursor);
  if (!year || !cursor.skip_ascii_blanks()) return std::nullopt;
  std::optional<Timestamp> timestamp = make_date(*year, *month, *day);
  if (!timestamp || !read_time_of_day(cursor, *timestamp)) return std::nullopt;
  cursor.skip_ascii_blanks();
  if (!read_rfc2822_zone(cursor, *timestamp)) return std::nullopt;
  skip_comment(cursor);
  if (!cursor.at_end()) return std::nullopt;
  return timestamp;
}

std::optional<Timestamp> parse_any_date(std::string_view text) {
  if (std::optional<Timestamp> timestamp = parse_iso8601(text)) return timestamp;
  if (std::optional<Timestamp> timestamp = parse_rfc2822(text)) return timestamp;
  return parse_printed_date(text);
}

}  // namespace dateline::text
