#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "text/date.h"

/// What the readers of machines' dates and of printed dates have in common.
namespace dateline::text {

constexpr bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

/// A place in a text that is read forward. To try a form and go back, copy it.
class DateCursor {
 public:
  explicit DateCursor(std::string_view text, std::size_t position = 0) noexcept
      : text_(text), position_(position) {}

  std::string_view text() const noexcept { return text_; }
  std::size_t position() const noexcept { return position_; }
  std::string_view rest() const noexcept { return text_.substr(position_); }
  bool at_end() const noexcept { return position_ == text_.size(); }
  /// The next byte, or "\0" at the end.
  char peek() const noexcept { return at_end() ? '\0' : text_[position_]; }
  bool at_digit() const noexcept { return is_digit(peek()); }

  void advance(std::size_t bytes) noexcept { position_ += bytes; }
  bool accept(char c) noexcept;
  bool accept(std::string_view word) noexcept;
  bool accept_ignoring_ascii_case(std::string_view word) noexcept;
  /// Tabs and blanks; whether there were any.
  bool skip_ascii_blanks() noexcept;

  /// The value of a whole run of digits that is `least` to `most` (at most 9) digits long; else
  /// nothing is read.
  std::optional<int> number(std::size_t least, std::size_t most) noexcept;

 private:
  std::string_view text_;
  std::size_t position_;
};

// Inline: it is called for every number of a page, and mostly ends at once.
inline std::optional<int> DateCursor::number(std::size_t least, std::size_t most) noexcept {
  int value = 0;
  std::size_t end = position_;
  for (; end < text_.size() && is_digit(text_[end]); ++end) {
    if (end - position_ == most) return std::nullopt;
    value = value * 10 + (text_[end] - '0');
  }
  if (end - position_ < least) return std::nullopt;
  position_ = end;
  return value;
}

/// The day, when it exists and lies within the years of a Timestamp.
std::optional<Timestamp> make_date(int year, int month, int day) noexcept;

/// Reads "14:43" or "14:43:05", hours of one or two digits, into `out`. On failure neither is
/// changed.
bool read_time_of_day(DateCursor& cursor, Timestamp& out);

/// Reads what stands behind the "T" of ISO 8601, a time of day with optional fraction and offset,
/// into `out`. On failure neither is changed.
bool read_iso8601_time(DateCursor& cursor, Timestamp& out);

/// Reads digits of an offset behind its sign, "04:00", "0400" or "04" (with `short_hours` also
/// "4"), in minutes.
std::optional<int> read_offset_digits(DateCursor& cursor, bool short_hours);

}  // namespace dateline::text
