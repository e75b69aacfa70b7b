#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Dates as pages print them, and as machines write them.
namespace dateline::text {

/// A point in time with what is known of it. Always a date of the proleptic Gregorian calendar that
/// exists, and a time of day that exists (a leap second, :60, is read as :59).
struct Timestamp {
  int year = 0;                  ///< 1900 to 2200: what lies outside is no date of a news page
  int month = 0;                 ///< 1 to 12
  int day = 0;                   ///< 1 to 31
  std::optional<int> hour = {};  ///< empty when only a date is given; hour and minute come together
  std::optional<int> minute = {};
  std::optional<int> second = {};          ///< written as 00 when the time is known without it
  std::optional<int> offset_minutes = {};  ///< east of UTC; empty when the zone is unknown

  bool operator==(const Timestamp&) const = default;
};

/// RFC 3339 with offset ("2023-06-06T14:43:00+04:00"; "Z" is written as "+00:00"); without an
/// offset when it is unknown ("2023-06-06T14:43:00"); "2023-06-06" when there is no time.
std::string to_rfc3339(const Timestamp& timestamp);

/// The point in time so many seconds after 1970 began, in UTC; empty when it lies outside a
/// Timestamp's years.
std::optional<Timestamp> timestamp_of_unix_time(std::int64_t seconds);

/// Reads an offset such as "+04:00", "+0400", "+04" or "Z", in minutes east of UTC.
std::optional<int> parse_offset(std::string_view text);

/// A date found in running text; offsets are bytes of that text.
struct DateMatch {
  std::size_t from = 0;
  std::size_t to = 0;
  Timestamp timestamp;
};

/// Which number of "06/05/2023" is the day. Of "06.05.2023" it is always the first.
enum class DayMonthOrder {
  day_first,           ///< always
  likely_day_first,    ///< with "/" and "-", unless that makes no date
  likely_month_first,  ///< the same, but the second with "/": as the United States write
};

/// The first date in `utf8` in a form that news pages print, with its time where one stands right
/// behind or before it, and the weekday before it: "06 June 2023 - 14:43", "13 July 2025 00:01",
/// "25 Июня 2026 17:24", "05 июн 2021, 14:43", "25 июня 2026 г. в 17:24", "25.06.2026 17:24",
/// "06/06/2023", "18 Սեպտեմբերի 2024 10:26", "06 İyun 2023 - 14:43", "Tue, June 6th, 2023 2:43 PM
/// EDT", "2023-06-06 14:43", "14:43, 5 июня 2026", "6. Juni 2023, 14.43 Uhr", "6 de junio de 2023",
/// "1er juin 2023 à 14h43", "2023. június 6. 14:43", "6 tháng 6, 2023", "2023年6月6日 14時43分",
/// "2023년 6월 6일 오후 2:43"; an offset behind the time ("GMT+4", "+04:00", "CEST") is read.
/// Months are those of month_of_name(), in any case; the blanks may be of any kind and number, also
/// none between date and separator. Digits must not run on to either side ("106 June 2023" has no
/// date), letters neither, but for scripts without blanks. A time that is none ("25:61") is left
/// out of the match. Linear in the text's length; text without digits is passed over at some
/// gigabytes a second.
std::optional<DateMatch> find_date(std::string_view utf8,
                                   DayMonthOrder order = DayMonthOrder::day_first);

/// The first date of a short text whose year has two digits, "6.6.23" or "6/6/23", of this century;
/// for a text that hardly is anything else, as prices and versions look the same.
std::optional<DateMatch> find_short_date(std::string_view utf8, DayMonthOrder order);

/// The date when the whole text, white space at its ends aside, is one.
std::optional<Timestamp> parse_printed_date(std::string_view utf8,
                                            DayMonthOrder order = DayMonthOrder::day_first);

/// RFC 3339, or the wider forms of ISO 8601 that pages write: date alone, "T" or blank, seconds and
/// fractions optional, offset optional and with or without colon.
std::optional<Timestamp> parse_iso8601(std::string_view text);

/// RFC 2822 and RFC 9110 (HTTP-date): "Tue, 06 Jun 2023 14:43:00 +0400"; the day name is optional
/// and not compared; zones may be numeric, "GMT", "UT", "UTC", "Z" or the North American names of
/// RFC 2822.
std::optional<Timestamp> parse_rfc2822(std::string_view text);

/// Any of the above, for metadata: ISO 8601, RFC 2822, then a printed form.
std::optional<Timestamp> parse_any_date(std::string_view text);

}  // namespace dateline::text
