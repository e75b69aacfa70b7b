#include "text/date_parts.h"

#include <algorithm>

#include "text/fold.h"

namespace dateline::text {
namespace {

int days_in_month(int year, int month) noexcept {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap_year = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap_year ? 29 : days[month - 1];
}

}  // namespace

bool DateCursor::accept(char c) noexcept {
  if (at_end() || text_[position_] != c) return false;
  ++position_;
  return true;
}

bool DateCursor::accept(std::string_view word) noexcept {
  if (!rest().starts_with(word)) return false;
  position_ += word.size();
  return true;
}

bool DateCursor::accept_ignoring_ascii_case(std::string_view word) noexcept {
  if (!equals_ignoring_ascii_case(rest().substr(0, word.size()), word)) return false;
  position_ += word.size();
  return true;
}

bool DateCursor::skip_ascii_blanks() noexcept {
  const std::size_t start = position_;
  while (peek() == ' ' || peek() == '\t') ++position_;
  return position_ > start;
}

std::optional<Timestamp> make_date(int year, int month, int day) noexcept {
  if (year < 1900 || year > 2200 || month < 1 || month > 12) return std::nullopt;
  if (day < 1 || day > days_in_month(year, month)) return std::nullopt;
  return Timestamp{.year = year, .month = month, .day = day};
}

bool read_time_of_day(DateCursor& cursor, Timestamp& out) {
  DateCursor ahead = cursor;
  const std::optional<int> hour = ahead.number(1, 2);
  if (!hour || *hour > 23 || !ahead.accept(':')) return false;
  const std::optional<int> minute = ahead.number(2, 2);
  if (!minute || *minute > 59) return false;
  std::optional<int> second;
  DateCursor behind_colon = ahead;
  if (behind_colon.accept(':') && behind_colon.at_digit()) {
    second = behind_colon.number(2, 2);
    if (!second || *second > 60) return false;
    second = std::min(*second, 59);
    ahead = behind_colon;
  }
  out.hour = hour;
  out.minute = minute;
  out.second = second;
  cursor = ahead;
  return true;
}

std::optional<int> read_offset_digits(DateCursor& cursor, bool short_hours) {
  DateCursor ahead = cursor;
  std::optional<int> hours;
  std::optional<int> minutes = 0;
  if (const std::optional<int> together = ahead.number(4, 4)) {
    hours = *together / 100;
    minutes = *together % 100;
  } else {
    hours = ahead.number(short_hours ? 1 : 2, 2);
    DateCursor behind_colon = ahead;
    if (hours && behind_colon.accept(':') && behind_colon.at_digit()) {
      minutes = behind_colon.number(2, 2);
      ahead = behind_colon;
    }
  }
  if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  cursor = ahead;
  return *hours * 60 + *minutes;
}

bool read_iso8601_time(DateCursor& cursor, Timestamp& out) {
  DateCursor ahead = cursor;
  Timestamp timestamp = out;
  if (!read_time_of_day(ahead, timestamp)) return false;
  DateCursor fraction = ahead;
  if (timestamp.second && (fraction.accept('.') || fraction.accept(',')) && fraction.at_digit()) {
    while (fraction.at_digit()) fraction.advance(1);
    ahead = fraction;
  }
  DateCursor zone = ahead;
  zone.skip_ascii_blanks();
  if (zone.accept('Z') || zone.accept('z')) {
    timestamp.offset_minutes = 0;
    ahead = zone;
  } else if (zone.peek() == '+' || zone.peek() == '-') {
    const int sign = zone.peek() == '-' ? -1 : 1;
    zone.advance(1);
    if (const std::optional<int> minutes = read_offset_digits(zone, false)) {
      timestamp.offset_minutes = sign * *minutes;
      ahead = zone;
    }
  }
  out = timestamp;
  cursor = ahead;
  return true;
}

}  // namespace dateline::text
