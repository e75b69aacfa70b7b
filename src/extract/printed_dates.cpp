// Dates that the page prints for its readers.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "extract/date_candidates.h"
#include "extract/date_surroundings.h"
#include "extract/links.h"
#include "extract/sentence.h"

namespace dateline::extraction {

namespace {

using html::NodeIndex;

constexpr std::size_t lines_above_heading = 8;
constexpr std::size_t lines_below_heading = 40;
// Paragraphs that may stand between a headline and its date: a standfirst.
constexpr int most_prose_before_date = 3;
// In code points, of what else stands in a line with the date.
constexpr std::size_t longest_beside_date = 120;
constexpr std::size_t longest_beside_classed_date = 60;
constexpr std::size_t longest_beside_lone_date = 60;
// In bytes: a line with a date whose year has two digits, which looks like a price or a version.
constexpr std::size_t longest_short_date_line = 30;
// In bytes: what may stand before the date that a story's first paragraph begins with.
constexpr std::size_t longest_before_leading_date = 50;
constexpr std::size_t longest_beside_linked_date = 12;
constexpr std::size_t longest_label = 30;

template <std::size_t size>
bool begins_with_any(std::string_view text, const std::array<std::string_view, size>& marks) {
  return std::any_of(marks.begin(), marks.end(),
                     [text](std::string_view mark) { return text.starts_with(mark); });
}

/// Whether a date stands before a sentence, as in "LONDON, 6 June 2023 - The mayor said", and not
/// within it.
bool stands_before_sentence(std::string_view text, const text::DateMatch& match) {
  static constexpr std::array<std::string_view, 16> marks = {
      "-",      "|",      ")",      ":",      "/",      "\"",     "\u2010", "\u2011",
      "\u2012", "\u2013", "\u2014", "\u00B7", "\u2022", "\u201E", "\u201C", "\u00AB"};
  if (match.from > longest_before_leading_date) return false;
  std::string_view after = text.substr(match.to);
  while (after.starts_with(' ')) after.remove_prefix(1);
  return begins_with_any(after, marks);
}

class PrintedDateReader {
 public:
  PrintedDateReader(std::vector<DateCandidate>& candidates, const PageView& view,
                    const DateScope& scope)
      : candidates_(candidates), view_(view), scope_(scope) {}

  void read() {
    if (scope_.heading != html::no_node) read_near_heading();
    read_classed();
    if (scope_.is_whole_page && !has_published_) read_lone();
  }

 private:
  const std::vector<TextLine>& lines() const { return view_.lines; }

  /// Below the heading, else above it; else at the beginning of the story itself. What stands
  /// behind the standfirst, or above, is less sure.
  void read_near_heading() {
    const std::size_t first = view_.line_at(scope_.heading);
    const std::size_t end = view_.line_at(view_.document.node(scope_.heading).subtree_end());
    int prose = 0;
    const std::size_t last = std::min(lines().size(), end + lines_below_heading);
    std::size_t end_of_search = end;
    for (; end_of_search < last && prose <= most_prose_before_date; ++end_of_search) {
      if (add_line(end_of_search, longest_beside_date, prose <= 1 ? 1.3 : 0.9, "text")) return;
      if (lines()[end_of_search].is_prose) ++prose;
    }
    for (std::size_t i = first; i > first - std::min(first, lines_above_heading);) {
      --i;
      if (add_line(i, longest_beside_date, 1.0, "text")) return;
    }
    for (std::size_t i = end; i < end_of_search; ++i) {
      if (add_leading_date(i)) return;
    }
  }

  /// The date that a paragraph begins with: "LONDON, 6 June 2023 - The mayor ...".
  bool add_leading_date(std::size_t index) {
    const TextLine& line = lines()[index];
    if (!line.is_prose || line.in_navigation) return false;
    const auto match = find_date_in(std::string_view(line.text()).substr(0, longest_dated_line), 0);
    if (!match || !stands_before_sentence(line.text(), *match)) return false;
    if (says_updated(line.text().substr(0, match->from))) return false;
    add(DateKind::published, 0.7, "text", index, *match);
    return true;
  }

  struct ClassedLine {
    std::uint64_t distance = 0;
    std::size_t line = 0;
    bool is_update = false;
  };

  /// Of the lines in elements whose class speaks of dates, the one nearest to the heading; and the
  /// one nearest of those whose class speaks of changes.
  void read_classed() {
    constexpr std::size_t most_lines = 30;
    std::vector<ClassedLine> classed;
    for (std::size_t i = 0; i < lines().size(); ++i) {
      const TextLine& line = lines()[i];
      if (!line.date) continue;
      const html::Node node = date_node(line, *line.date);
      const DateWord word = date_word_of(node.parent());
      if (word == DateWord::none) continue;
      classed.push_back(
          {distance_from_heading(node.index(), scope_.heading), i, word == DateWord::update});
    }
    const std::size_t count = std::min(classed.size(), most_lines);
    std::partial_sort(classed.begin(), classed.begin() + static_cast<std::ptrdiff_t>(count),
                      classed.end(), [](const ClassedLine& a, const ClassedLine& b) {
                        return a.distance != b.distance ? a.distance < b.distance : a.line < b.line;
                      });
    bool has_kind[2] = {};
    for (std::size_t i = 0; i < count; ++i) {
      const ClassedLine& line = classed[i];
      bool& has_one = has_kind[line.is_update ? 1 : 0];
      if (has_one || !may_be_dateline(line.line, longest_beside_classed_date)) continue;
      has_one = true;
      const double votes = 0.7 * nearness(line.distance);
      if (!line.is_update) {
        add_line(line.line, longest_beside_classed_date, votes, "class");
      } else if (const auto match = find_date_in(lines()[line.line].text(), 0)) {
        add(DateKind::modified, votes, "class", line.line, *match);
      }
    }
  }

  /// The first line of the page that is hardly more than a date, unless several days stand in such
  /// lines: these are a list's.
  void read_lone() {
    constexpr std::size_t most_days = 3;
    std::optional<std::size_t> first;
    std::vector<text::Timestamp> days;
    for (std::size_t i = 0; i < lines().size(); ++i) {
      if (!lines()[i].date || !may_be_dateline(i, longest_beside_lone_date)) continue;
      if (!first) first = i;
      const text::Timestamp& timestamp = lines()[i].date->timestamp;
      const text::Timestamp day{
          .year = timestamp.year, .month = timestamp.month, .day = timestamp.day};
      if (std::find(days.begin(), days.end(), day) == days.end()) days.push_back(day);
      if (days.size() > most_days) return;
    }
    if (first) add_line(*first, longest_beside_lone_date, 1.0, "text");
  }

  /// The first date from `from` on; in a short text also one with a year of two digits.
  std::optional<text::DateMatch> find_date_in(std::string_view text, std::size_t from) const {
    auto match = text::find_date(text.substr(from), scope_.order);
    if (!match && from == 0 && text.size() <= longest_short_date_line)
      match = text::find_short_date(text, scope_.order);
    if (!match || match->timestamp.year < 1995) return std::nullopt;
    match->from += from;
    match->to += from;
    return match;
  }

  /// Whether a line holds a date and not much more, and belongs to the story.
  bool may_be_dateline(std::size_t index, std::size_t longest_beside) const {
    const TextLine& line = lines()[index];
    if (line.text().size() > longest_dated_line) return false;
    if (line.in_navigation && !scope_.is_whole_page) return false;
    const auto match = find_date_in(line.text(), 0);
    if (!match) return false;
    const std::size_t beside =
        length_of(line.text()) -
        length_of(std::string_view(line.text()).substr(match->from, match->to - match->from));
    if (beside > longest_beside) return false;
    const std::string_view after = std::string_view(line.text()).substr(match->to);
    if (line.is_prose && ends_sentence(after) && !stands_before_sentence(line.text(), *match))
      return false;
    const html::Node node = date_node(line, *match);
    // A link that says more than the date leads to another story.
    if (const html::Node link = enclosing_link(node);
        link &&
        length_of(html::inline_text(link)) > match->to - match->from + longest_beside_linked_date) {
      return false;
    }
    return !scope_.excludes(node);
  }

  static bool says_more_than(html::Node link, std::size_t date_bytes) {
    constexpr NodeIndex most_nodes = 30;
    return link.subtree_end() - link.index() > most_nodes ||
           length_of(html::inline_text(link)) > date_bytes + longest_beside_linked_date;
  }

  /// The text node of a line in which a date's year stands.
  html::Node date_node(const TextLine& line, const text::DateMatch& match) const {
    const std::string year = std::to_string(match.timestamp.year);
    for (NodeIndex i = line.line.first; i < line.line.last; ++i) {
      const html::Node node = view_.document.node(i);
      if (node.is_text() && node.text().find(year) != std::string_view::npos) return node;
    }
    return view_.document.node(line.line.last);
  }

  /// Whether markup says of a date that it is one of changes.
  bool is_marked_as_update(html::Node date) const {
    return std::any_of(candidates_.begin(), candidates_.end(), [&](const DateCandidate& other) {
      return other.kind == DateKind::modified && other.source == "itemprop" &&
             view_.document.node(other.node).contains(date);
    });
  }

  /// Adds a line's dates, of publication and of changes; whether there was one of publication.
  bool add_line(std::size_t index, std::size_t longest_beside, double votes,
                std::string_view source) {
    if (!may_be_dateline(index, longest_beside)) return false;
    const std::string_view text = lines()[index].text();
    bool has_published = false;
    for (std::size_t from = 0; from < text.size();) {
      const auto match = find_date_in(text, from);
      if (!match) break;
      const bool is_update = says_updated(text.substr(from, match->from - from)) ||
                             (match->from == 0 && is_label_of_update(index)) ||
                             is_marked_as_update(date_node(lines()[index], *match));
      from = match->to;
      const DateKind kind = is_update ? DateKind::modified : DateKind::published;
      if (kind == DateKind::published && has_published) continue;
      add(kind, votes, source, index, *match);
      has_published |= kind == DateKind::published;
    }
    return has_published;
  }

  /// Whether the line above says "Updated", and has no date of its own.
  bool is_label_of_update(std::size_t index) const {
    if (index == 0) return false;
    const TextLine& above = lines()[index - 1];
    return !above.date && length_of(above.text()) <= longest_label && says_updated(above.text());
  }

  void add(DateKind kind, double votes, std::string_view source, std::size_t index,
           const text::DateMatch& match) {
    const TextLine& line = lines()[index];
    has_published_ |= kind == DateKind::published;
    candidates_.push_back({kind, scope_.votes(votes), std::string(source),
                           line.text().substr(match.from, match.to - match.from), match.timestamp,
                           line.line.first});
  }

  std::vector<DateCandidate>& candidates_;
  bool has_published_ = false;
  const PageView& view_;
  const DateScope& scope_;
};

}  // namespace

void add_printed_dates(std::vector<DateCandidate>& candidates, const PageView& view,
                       const DateScope& scope) {
  PrintedDateReader(candidates, view, scope).read();
}

}  // namespace dateline::extraction
