#pragma once

#include "text/date_parts.h"

/// Times of day as pages print them, beside a date.
namespace dateline::text {

/// Reads a time of day with its half of the day and its zone, where nothing runs on behind it:
/// "14:43", "2:43 p.m. EDT", "14h30", "14.30 Uhr", "14時30分". With `is_announced`, a word before
/// it has said that a time follows, so that "14.30" is one too. On failure nothing is changed.
bool read_printed_time(DateCursor& cursor, Timestamp& out, bool is_announced);

/// The same behind a date, with what stands between; without a time nothing is read.
void read_time_behind_date(DateCursor& cursor, Timestamp& out);

}  // namespace dateline::text
