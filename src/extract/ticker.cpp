#include "extract/ticker.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <span>
#include <utility>

#include "extract/date_candidates.h"
#include "html/text_rendering.h"
#include "text/date_parts.h"
#include "text/date_printed_time.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

using html::Node;
using html::NodeIndex;
using text::Timestamp;

constexpr std::size_t fewest_entries = 4;
constexpr std::size_t fewest_entries_of_live_blog = 2;
// Of a ticker; a discussion goes on for longer.
constexpr long most_days = 10;
constexpr long half_a_day = 12L * 60;  // in minutes
constexpr long most_minutes_to_first_entry = 60;
constexpr std::size_t most_blocks_of_entry = 15;
// In bytes: a line that is longer says more than a time.
constexpr std::size_t longest_time = 30;

/// Where an entry's time stands, and its first paragraph or heading.
struct Entry {
  NodeIndex node = html::no_node;
  Timestamp time;  // without a year: a time of day
  std::size_t block = 0;
};

/// The time of day that a text begins with, and how long it is.
struct TimeOfDay {
  Timestamp time;
  std::size_t length = 0;
};

std::optional<TimeOfDay> leading_time(std::string_view text) {
  if (text.empty() || !text::is_digit(text.front())) return std::nullopt;
  TimeOfDay result;
  text::DateCursor cursor(text, 0);
  if (!text::read_printed_time(cursor, result.time, false)) return std::nullopt;
  result.length = cursor.position();
  return result;
}

/// The text of a block that may have an entry's time; empty for others.
std::string_view text_with_time(const Block& block) {
  if (const auto* paragraph = std::get_if<Paragraph>(&block)) return paragraph->text;
  if (const auto* heading = std::get_if<Heading>(&block)) return heading->text;
  return {};
}

/// Whether a block may have an entry's time, and is not that time as it is printed.
bool says_more_than_time(const Block& block) {
  const std::string_view text = text_with_time(block);
  const auto time = leading_time(text);
  return !text.empty() && !(time && time->length == text.size());
}

long minutes_of_day(const Timestamp& time) {
  return time.hour.value_or(0) * 60L + time.minute.value_or(0);
}

long minutes_of(const Timestamp& time) {
  long days = 0;
  if (time.year != 0) {
    const std::chrono::year_month_day date{std::chrono::year(time.year),
                                           std::chrono::month(static_cast<unsigned>(time.month)),
                                           std::chrono::day(static_cast<unsigned>(time.day))};
    days = std::chrono::sys_days(date).time_since_epoch().count();
  }
  return days * 24 * 60 + minutes_of_day(time);
}

class TickerReader {
 public:
  TickerReader(const PageView& view, NodeIndex heading, const std::optional<DateTime>& published,
               bool is_live_blog, std::vector<PlacedBlock>& blocks)
      : view_(view),
        begin_(heading == html::no_node ? view.body.index() : heading),
        is_live_blog_(is_live_blog),
        blocks_(blocks) {
    if (published) published_ = text::parse_iso8601(*published);
  }

  void read(std::size_t fewest) {
    const text::DayMonthOrder order = day_month_order(view_.metadata);
    if (use(elements_with_times(order), fewest)) return;
    if (!published_) return;
    if (use(times_above_entries(), fewest)) return;
    use(times_in_entries(), fewest);
  }

 private:
  NodeIndex end() const { return blocks_.back().last; }

  std::vector<Entry> elements_with_times(text::DayMonthOrder order) const {
    std::vector<Entry> entries;
    for (NodeIndex i = begin_; i <= end(); ++i) {
      const Node node = view_.document.node(i);
      if (node.tag() != html::Tag::time) continue;
      const auto value = node.attribute(html::AttributeName::datetime);
      const auto time = value ? parse_stated_date(*value, order) : std::nullopt;
      if (time && time->hour) entries.push_back({i, *time, 0});
    }
    keep_alike(entries);
    find_blocks(entries);
    return entries;
  }

  /// Keeps the times that look like most of them: that of the page looks otherwise.
  void keep_alike(std::vector<Entry>& entries) const {
    std::map<std::string, std::size_t> counts;
    const auto look_of = [&](const Entry& entry) {
      const Node node = view_.document.node(entry.node);
      const Node parent = node.parent();
      constexpr std::size_t longest_name = 200;
      std::string look(node.class_attribute().substr(0, longest_name));
      ((look += '|') += parent.tag_name()) += '|';
      return look += parent.class_attribute().substr(0, longest_name);
    };
    for (const Entry& entry : entries) ++counts[look_of(entry)];
    const auto most =
        std::max_element(counts.begin(), counts.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    if (counts.size() > 1)
      std::erase_if(entries, [&](const Entry& entry) { return look_of(entry) != most->first; });
  }

  std::vector<Entry> times_above_entries() const {
    std::vector<Entry> entries;
    for (std::size_t i = view_.line_at(begin_); i < view_.lines.size(); ++i) {
      const TextLine& line = view_.lines[i];
      if (line.line.first > end()) break;
      if (line.text().size() > longest_time) continue;
      const auto time = leading_time(line.text());
      if (time && time->length == line.text().size())
        entries.push_back({line.line.first, time->time, 0});
    }
    find_blocks(entries);
    return entries;
  }

  std::vector<Entry> times_in_entries() const {
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const std::string_view text = text_with_time(blocks_[i].block);
      const auto time = leading_time(text);
      if (time && time->length < text.size()) entries.push_back({blocks_[i].first, time->time, i});
    }
    return entries;
  }

  /// Finds the first block of each entry: of the largest element that holds this time and none of
  /// the others, or what follows up to the next. Drops entries that have none.
  void find_blocks(std::vector<Entry>& entries) const {
    std::vector<Entry> with_blocks;
    std::size_t taken = 0;  // blocks of entries before
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const NodeIndex next = i + 1 < entries.size() ? entries[i + 1].node : end() + 1;
      const Node element = element_of_entry(entries, i);
      std::size_t block = block_behind(element.index());
      if (block == blocks_.size() || blocks_[block].first >= element.subtree_end())
        block = block_behind(entries[i].node);
      block = std::max(block, taken);
      while (block < blocks_.size() && !says_more_than_time(blocks_[block].block)) ++block;
      if (block == blocks_.size() || blocks_[block].first >= std::max(next, element.subtree_end()))
        continue;
      entries[i].block = block;
      taken = block + 1;
      with_blocks.push_back(entries[i]);
    }
    entries = std::move(with_blocks);
  }

  Node element_of_entry(std::span<const Entry> entries, std::size_t i) const {
    Node element = view_.document.node(entries[i].node);
    for (Node up = element.parent(); up && up.is_element() && up.index() > begin_;
         up = up.parent()) {
      const bool has_other = (i > 0 && entries[i - 1].node >= up.index()) ||
                             (i + 1 < entries.size() && entries[i + 1].node < up.subtree_end()) ||
                             up.tag() == html::Tag::body;
      if (has_other) break;
      element = up;
    }
    return element;
  }

  std::size_t block_behind(NodeIndex node) const {
    const auto found = std::lower_bound(
        blocks_.begin(), blocks_.end(), node,
        [](const PlacedBlock& block, NodeIndex wanted) { return block.first < wanted; });
    return static_cast<std::size_t>(found - blocks_.begin());
  }

  /// Gives the entries' times to their blocks, if they make a ticker.
  bool use(std::vector<Entry> entries, std::size_t fewest) {
    if (entries.size() < fewest) return false;
    const bool has_days = entries.front().time.year != 0;
    // Most steps lead the same way: entries stand by time.
    std::size_t later = 0;
    std::size_t earlier = 0;
    for (std::size_t i = 1; i < entries.size(); ++i) {
      long step = minutes_of(entries[i].time) - minutes_of(entries[i - 1].time);
      if (!has_days && step < -half_a_day) step += 2 * half_a_day;
      if (!has_days && step > half_a_day) step -= 2 * half_a_day;
      later += step > 0 ? 1 : 0;
      earlier += step < 0 ? 1 : 0;
    }
    const std::size_t others = std::min(later, earlier);
    // Times of day go through midnight.
    const std::size_t share = has_days ? 10 : 4;
    if (later == earlier || others * share > later + earlier) return false;
    if (has_days && days_between(entries) > most_days) return false;
    if (blocks_.size() > most_blocks_of_entry * entries.size()) return false;
    if (!has_days) {
      // A programme of what is to come has times too, and begins later than its page.
      const bool is_programme = !is_live_blog_ && later > earlier && published_->hour &&
                                minutes_of_day(entries.front().time) >
                                    minutes_of_day(*published_) + most_minutes_to_first_entry;
      if (is_programme) return false;
      add_days(entries, earlier > later);
    }
    for (const Entry& entry : entries) set_time(blocks_, entry.block, text::to_rfc3339(entry.time));
    return true;
  }

  static long days_between(std::span<const Entry> entries) {
    const auto [first, last] = std::minmax_element(
        entries.begin(), entries.end(),
        [](const Entry& a, const Entry& b) { return minutes_of(a.time) < minutes_of(b.time); });
    return (minutes_of(last->time) - minutes_of(first->time)) / (24L * 60);
  }

  /// Gives times of day their day: the first entry has that of the page's date.
  void add_days(std::vector<Entry>& entries, bool newest_first) const {
    if (newest_first) std::reverse(entries.begin(), entries.end());
    Timestamp day = *published_;
    long before = 0;
    for (Entry& entry : entries) {
      const long minutes = minutes_of(entry.time);
      if (minutes + half_a_day < before) day = day_behind(day);
      before = minutes;
      entry.time.year = day.year;
      entry.time.month = day.month;
      entry.time.day = day.day;
      // An instant in UTC does not say what clock is printed.
      if (!entry.time.offset_minutes && published_->offset_minutes.value_or(0) != 0)
        entry.time.offset_minutes = published_->offset_minutes;
    }
    if (newest_first) std::reverse(entries.begin(), entries.end());
  }

  static Timestamp day_behind(const Timestamp& day) {
    const std::chrono::year_month_day date{std::chrono::year(day.year),
                                           std::chrono::month(static_cast<unsigned>(day.month)),
                                           std::chrono::day(static_cast<unsigned>(day.day))};
    const std::chrono::year_month_day next = std::chrono::sys_days(date) + std::chrono::days(1);
    return {.year = static_cast<int>(next.year()),
            .month = static_cast<int>(static_cast<unsigned>(next.month())),
            .day = static_cast<int>(static_cast<unsigned>(next.day()))};
  }

  const PageView& view_;
  NodeIndex begin_;
  bool is_live_blog_;
  std::vector<PlacedBlock>& blocks_;
  std::optional<Timestamp> published_;
};

}  // namespace

void set_entry_times(const PageView& view, NodeIndex heading,
                     const std::optional<DateTime>& published, bool is_live_blog,
                     std::vector<PlacedBlock>& blocks) {
  const std::size_t fewest = is_live_blog ? fewest_entries_of_live_blog : fewest_entries;
  if (blocks.size() < fewest) return;
  TickerReader(view, heading, published, is_live_blog, blocks).read(fewest);
}

std::optional<DateTime> entry_time(const std::string& stated, text::DayMonthOrder order) {
  const auto time = parse_stated_date(stated, order);
  return time ? std::optional(text::to_rfc3339(*time)) : std::nullopt;
}

void set_time(std::vector<PlacedBlock>& blocks, std::size_t begin, const DateTime& time) {
  for (std::size_t i = begin; i < blocks.size(); ++i) {
    if (auto* paragraph = std::get_if<Paragraph>(&blocks[i].block)) {
      paragraph->published = time;
      return;
    }
    if (auto* heading = std::get_if<Heading>(&blocks[i].block)) {
      heading->published = time;
      return;
    }
  }
}

}  // namespace dateline::extraction
