// Dates that the page prints for its readers.
#include <algorithm>
#include <optional>

#include "extract/date_candidates.h"
#include "extract/date_surroundings.h"

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
constexpr std::size_t longest_beside_lone_date = 30;
constexpr std::size_t longest_beside_linked_date = 12;
constexpr std::size_t longest_label = 30;

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

  /// Below the heading, else above it.
  void read_near_heading() {
    const std::size_t first = view_.line_at(scope_.heading);
    const std::size_t end = view_.line_at(view_.document.node(scope_.heading).subtree_end());
    int prose = 0;
    const std::size_t last = std::min(lines().size(), end + lines_below_heading);
    for (std::size_t i = end; i < last && prose <= most_prose_before_date; ++i) {
      if (add_line(i, longest_beside_date, 1.3, "text")) return;
      if (lines()[i].is_prose) ++prose;
    }
    for (std::size_t i = first; i > first - std::min(first, lines_above_heading);) {
      --i;
      if (add_line(i, longest_beside_date, 1.3, "text")) return;
    }
  }

  /// The one nearest to the heading of the lines in elements whose class speaks of dates.
  void read_classed() {
    std::optional<std::size_t> nearest[2];
    std::uint64_t distances[2] = {};
    for (std::size_t i = 0; i < lines().size(); ++i) {
      const TextLine& line = lines()[i];
      if (!line.date) continue;
      const DateWord word = date_word_of(view_.document.node(line.line.first).parent());
      if (word == DateWord::none) continue;
      const std::size_t kind = word == DateWord::update ? 1 : 0;
      const std::uint64_t distance = distance_from_heading(line.line.first, scope_.heading);
      if (nearest[kind] && distances[kind] <= distance) continue;
      if (!may_be_dateline(i, longest_beside_classed_date)) continue;
      nearest[kind] = i;
      distances[kind] = distance;
    }
    if (nearest[0]) add_line(*nearest[0], longest_beside_classed_date, 0.7, "class");
    if (nearest[1]) {
      const auto match = find_date_in(lines()[*nearest[1]].text(), 0);
      add(DateKind::modified, 0.7, "class", *nearest[1], *match);
    }
  }

  /// The first line of the page that is hardly more than a date.
  void read_lone() {
    for (std::size_t i = 0; i < lines().size(); ++i) {
      if (lines()[i].date && add_line(i, longest_beside_lone_date, 1.0, "text")) return;
    }
  }

  /// The first date from `from` on; in a short text also one with a year of two digits.
  std::optional<text::DateMatch> find_date_in(std::string_view text, std::size_t from) const {
    auto match = text::find_date(text.substr(from), scope_.order);
    if (!match && from == 0 && text.size() <= longest_beside_lone_date)
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
    if (beside > (line.is_mostly_links ? longest_beside_linked_date : longest_beside)) return false;
    return scope_.is_whole_page ||
           !is_of_other_story(view_.document.node(line.line.first), scope_.heading);
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
                             (match->from == 0 && is_label_of_update(index));
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
