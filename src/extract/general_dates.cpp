#include "extract/general_dates.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <utility>

#include "extract/date_candidates.h"
#include "text/date_parts.h"

namespace dateline::extraction {

namespace {

using text::Timestamp;
using Candidates = std::vector<const DateCandidate*>;

constexpr long minutes_of_day = 24L * 60;

bool is_same_day(const Timestamp& a, const Timestamp& b) {
  return a.year == b.year && a.month == b.month && a.day == b.day;
}

/// Days since 1970.
long day_number(const Timestamp& timestamp) {
  const std::chrono::year_month_day date{std::chrono::year(timestamp.year),
                                         std::chrono::month(static_cast<unsigned>(timestamp.month)),
                                         std::chrono::day(static_cast<unsigned>(timestamp.day))};
  return std::chrono::sys_days(date).time_since_epoch().count();
}

/// Minutes since 1970 on a clock that shows this time of day; of a date without time, of midnight.
long clock_minutes(const Timestamp& timestamp) {
  return day_number(timestamp) * minutes_of_day + timestamp.hour.value_or(0) * 60L +
         timestamp.minute.value_or(0);
}

/// What programs write where they know no time.
bool is_midnight(const Timestamp& timestamp) {
  return timestamp.hour == 0 && timestamp.minute == 0 && timestamp.second.value_or(0) == 0;
}

bool has_time(const Timestamp& timestamp) {
  return timestamp.hour && !is_midnight(timestamp);
}

bool is_utc(const Timestamp& timestamp) {
  return has_time(timestamp) && timestamp.offset_minutes == 0;
}

/// The offset that a local time without one must have to be the same instant as one in UTC; empty
/// when no zone has it. Clocks differ by quarters of an hour, and printed minutes are cut off.
std::optional<int> offset_between(const Timestamp& local, const Timestamp& utc) {
  constexpr long easternmost = 14L * 60;
  constexpr long westernmost = -12L * 60;
  const long difference = clock_minutes(local) - clock_minutes(utc);
  const long quarters = (difference + (difference >= 0 ? 7 : -7)) / 15;
  if (std::abs(difference - quarters * 15) > 1) return std::nullopt;
  if (difference < westernmost || difference > easternmost) return std::nullopt;
  return static_cast<int>(quarters * 15);
}

/// Whether an instant that is given in UTC may have been on the day of `local`, where the page was
/// made: late in the day in UTC it is the next day in the east, early it is the day before in the
/// west.
bool may_be_on_day_of(const Timestamp& utc, const Timestamp& local) {
  if (is_same_day(utc, local)) return true;
  if (local.offset_minutes && has_time(local))
    return std::abs(clock_minutes(local) - *local.offset_minutes - clock_minutes(utc)) <= 1;
  if (has_time(local)) return offset_between(local, utc).has_value();
  constexpr int first_hour_of_next_day = 14;
  constexpr int first_hour_of_same_day = 8;
  const long days = day_number(local) - day_number(utc);
  return (days == 1 && *utc.hour >= first_hour_of_next_day) ||
         (days == -1 && *utc.hour < first_hour_of_same_day);
}

/// How much of its votes a candidate gives to the day of another: all to its own; an instant in UTC
/// also to the day on which it was where the page was made.
double support(const DateCandidate& candidate, const DateCandidate& day) {
  if (is_same_day(candidate.timestamp, day.timestamp)) return 1;
  if (!is_utc(candidate.timestamp) || is_utc(day.timestamp)) return 0;
  if (!may_be_on_day_of(candidate.timestamp, day.timestamp)) return 0;
  constexpr double by_day_alone = 0.7;
  return has_time(day.timestamp) ? 1 : by_day_alone;
}

/// "06/05/2023": whether day and month could be the other way round.
bool is_ambiguous(const DateCandidate& candidate) {
  const Timestamp& timestamp = candidate.timestamp;
  if (timestamp.day > 12 || timestamp.day == timestamp.month) return false;
  const std::string_view text = candidate.text;
  const std::size_t first = text.find_first_of("0123456789");
  if (first == std::string_view::npos) return false;
  std::size_t end = first;
  while (end < text.size() && text::is_digit(text[end])) ++end;
  return end - first <= 2 && end < text.size() &&
         (text[end] == '/' || text[end] == '.' || text[end] == '-');
}

/// Where a candidate's day and month could be the other way round, and those that leave no doubt
/// only have it that way, it is read so.
void settle_order_of_numbers(std::vector<DateCandidate>& candidates) {
  for (DateCandidate& candidate : candidates) {
    if (!is_ambiguous(candidate)) continue;
    Timestamp swapped = candidate.timestamp;
    std::swap(swapped.day, swapped.month);
    bool is_confirmed = false;
    bool is_contradicted = false;
    for (const DateCandidate& other : candidates) {
      if (is_ambiguous(other)) continue;
      is_confirmed |= is_same_day(other.timestamp, candidate.timestamp);
      is_contradicted |= is_same_day(other.timestamp, swapped);
    }
    if (is_contradicted && !is_confirmed) candidate.timestamp = swapped;
  }
}

/// The candidate whose day has most votes; of equals the first, which is the surest.
const DateCandidate* winner(const Candidates& candidates) {
  const DateCandidate* best = nullptr;
  double most_votes = 0;
  for (const DateCandidate* candidate : candidates) {
    double votes = 0;
    for (const DateCandidate* other : candidates) {
      votes += other->votes * support(*other, *candidate);
    }
    if (votes > most_votes + 1e-9) {
      best = candidate;
      most_votes = votes;
    }
  }
  return best;
}

/// The winning day with its time: with an offset, if only by comparison with an instant in UTC;
/// else without; else the day alone. The surest source that has it gives it.
GeneralDate agreed_date(const Candidates& candidates, const DateCandidate& chosen) {
  const DateCandidate* with_offset = nullptr;
  const DateCandidate* with_time = nullptr;
  const DateCandidate* utc = nullptr;
  for (const DateCandidate* candidate : candidates) {
    const Timestamp& timestamp = candidate->timestamp;
    if (!has_time(timestamp) || support(*candidate, chosen) == 0) continue;
    if (is_utc(timestamp) && utc == nullptr) utc = candidate;
    if (!is_same_day(timestamp, chosen.timestamp)) continue;
    if (with_offset == nullptr && timestamp.offset_minutes) with_offset = candidate;
    if (with_time == nullptr) with_time = candidate;
  }
  GeneralDate date;
  const DateCandidate* source = with_offset != nullptr ? with_offset : with_time;
  Timestamp value{
      .year = chosen.timestamp.year, .month = chosen.timestamp.month, .day = chosen.timestamp.day};
  if (source != nullptr) {
    value = source->timestamp;
    if (!value.offset_minutes && utc != nullptr)
      value.offset_minutes = offset_between(value, utc->timestamp);
  } else {
    source = &chosen;
  }
  date.value = text::to_rfc3339(value);
  date.source = source->source;
  date.node = source->node;
  for (const DateCandidate* candidate : candidates)
    date.candidates.emplace_back(candidate->source, candidate->text);
  return date;
}

std::optional<GeneralDate> vote(const std::vector<DateCandidate>& all, DateKind kind) {
  Candidates candidates;
  for (const DateCandidate& candidate : all) {
    if (candidate.kind == kind) candidates.push_back(&candidate);
  }
  const DateCandidate* chosen = winner(candidates);
  if (chosen == nullptr) return std::nullopt;
  return agreed_date(candidates, *chosen);
}

}  // namespace

std::vector<DateCandidate> date_candidates(const PageView& view, std::string_view url,
                                           html::NodeIndex heading, const JsonLdArticle* story) {
  DateScope scope{.heading = heading, .order = day_month_order(view.metadata)};
  std::vector<DateCandidate> candidates;
  add_stated_dates(candidates, view, url, story, scope.order);
  const bool is_stated = std::any_of(
      candidates.begin(), candidates.end(),
      [](const DateCandidate& candidate) { return candidate.kind == DateKind::published; });
  const std::size_t stated = candidates.size();
  add_marked_dates(candidates, view, scope);
  add_printed_dates(candidates, view, scope);
  // A story that only prints when it was changed has no other date elsewhere.
  if (!is_stated && candidates.size() == stated) {
    scope.is_whole_page = true;
    add_marked_dates(candidates, view, scope);
    add_printed_dates(candidates, view, scope);
  }
  settle_order_of_numbers(candidates);
  return candidates;
}

GeneralDates find_general_dates(const PageView& view, std::string_view url, html::NodeIndex heading,
                                const JsonLdArticle* story) {
  const std::vector<DateCandidate> candidates = date_candidates(view, url, heading, story);
  GeneralDates dates;
  dates.modified = vote(candidates, DateKind::modified);
  dates.published = vote(candidates, DateKind::published);
  // A page that only says when it was changed was published then, as far as it says.
  if (!dates.published) dates.published = dates.modified;
  for (const DateCandidate& candidate : candidates) {
    if (candidate.kind != DateKind::published || candidate.source != "text") continue;
    dates.text = candidate.text;
    dates.text_node = candidate.node;
    break;
  }
  return dates;
}

}  // namespace dateline::extraction
