#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "text/date.h"
#include "text/date_parts.h"

/// The forms of a printed date, without its time.
namespace dateline::text {

/// Reads a date whose first number or month's name begins at the cursor; without one nothing is
/// read.
std::optional<Timestamp> read_date(DateCursor& cursor, DayMonthOrder order);

/// Reads "2023年6月6日" or "2023년 6월 6일", on both sides of which words may run on.
std::optional<Timestamp> read_east_asian_date(DateCursor& cursor);

/// Reads "6.6.23" or "6/6/23".
std::optional<Timestamp> read_short_date(DateCursor& cursor, DayMonthOrder order);

/// Whether "6, 2023" begins at `position`: the rest of a date whose month's name stands before it.
bool day_and_year_follow(std::string_view utf8, std::size_t position);

}  // namespace dateline::text
