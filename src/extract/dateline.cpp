#include "extract/dateline.h"

#include <algorithm>

#include "extract/badges.h"
#include "extract/lists.h"
#include "extract/piece.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

using html::Node;

// In code points.
constexpr std::size_t longest_section = 40;
constexpr std::size_t longest_beside_date = 90;
constexpr std::size_t shortest_letters_of_section = 3;
// Lines of running text that may stand between a headline and its date: a standfirst.
constexpr int most_prose_before_date = 2;
constexpr std::size_t lines_above_headline = 4;

/// A line's date, or the one in the datetime attribute of its <time>, whose text may be "two hours
/// ago".
std::optional<text::DateMatch> date_of(const Search& search, const TextLine& line) {
  if (line.date) return line.date;
  for (html::NodeIndex i = line.line.first; i <= line.line.last; ++i) {
    for (Node node = search.view.document.node(i).parent(); node && node.index() >= line.line.block;
         node = node.parent()) {
      if (node.tag() != html::Tag::time) continue;
      const auto value = node.attribute(html::AttributeName::datetime);
      if (!value) continue;
      if (const auto timestamp = text::parse_any_date(*value)) {
        return text::DateMatch{0, line.text().size(), *timestamp};
      }
    }
  }
  return std::nullopt;
}

/// Whether the date in a line is a row's: a link to an article stands in the line or close above
/// it.
bool is_date_of_row(const Search& search, std::size_t index, const Headline& headline) {
  constexpr std::size_t most_lines_of_row = 4;
  const auto& lines = search.view.lines;
  const bool is_above = index < headline.first_line;
  std::size_t first = index - std::min(index, most_lines_of_row - 1);
  if (!is_above) first = std::max(first, headline.end_line);
  const html::NodeIndex block = lines[index].line.block;
  const html::NodeIndex with_headline =
      common_ancestor(search.view.document, block, lines[headline.first_line].line.block);
  for (std::size_t i = first; i <= index; ++i) {
    if (!leads_to_article(search.view, lines[i], search.links)) continue;
    // What stands above both date and headline may be a row of something else.
    if (!is_above ||
        common_ancestor(search.view.document, block, lines[i].line.block) > with_headline)
      return true;
  }
  return false;
}

/// Whether a line may be the dateline: a date with little beside it, outside lists and menus.
std::optional<text::DateMatch> dateline_date(const Search& search, std::size_t index) {
  const TextLine& line = search.view.lines[index];
  if (search.taken[index] || line.in_navigation || line.text().size() > longest_beside_date * 4)
    return std::nullopt;
  auto date = date_of(search, line);
  if (!date) return std::nullopt;
  const std::size_t beside =
      length_of(line.text()) -
      length_of(std::string_view(line.text()).substr(date->from, date->to - date->from));
  if (beside > longest_beside_date) return std::nullopt;
  return date;
}

/// Fills text, section and the rest from the line's pieces.
void read_line(const Search& search, const text::DateMatch& date, DatelineLine& result) {
  const TextLine& line = search.view.lines[result.line];
  const std::string& text = line.text();
  const auto add_part = [&](std::string_view part, bool is_before) {
    part = trim_separators(part);
    if (part.empty()) return;
    const bool is_section = is_before && !result.section && result.other_texts.empty() &&
                            length_of(part) <= longest_section;
    if (is_section) {
      result.section = part;
    } else {
      result.other_texts.emplace_back(part);
    }
  };
  const auto add_parts = [&](std::string_view piece, bool is_before) {
    while (!piece.empty()) {
      const std::size_t bar = std::min(piece.find('|'), piece.size());
      add_part(piece.substr(0, bar), is_before);
      piece.remove_prefix(std::min(bar + 1, piece.size()));
    }
  };
  const html::NodeIndex end = search.view.document.node(line.line.last).subtree_end();
  bool is_before = true;
  for (const Piece& piece :
       pieces_of(search.view, result.line, result.line + 1, line.line.first, end)) {
    if (piece.kind != Piece::Kind::text) continue;
    if (piece.date && is_before) {
      add_parts(std::string_view(piece.text).substr(0, piece.date->from), true);
      is_before = false;
      add_parts(std::string_view(piece.text).substr(piece.date->to), false);
    } else {
      add_parts(piece.text, is_before);
    }
  }
  // With a person's name in front of the date, or more, the section ends the printed text's
  // beginning.
  result.text = result.section && length_of(text.substr(0, date.from)) <= longest_section + 5
                    ? text.substr(0, date.to)
                    : text.substr(date.from, date.to - date.from);
}

class DatelineSearch {
 public:
  DatelineSearch(const Search& search, const Headline& headline)
      : search_(search), headline_(headline) {}

  std::optional<DatelineLine> find() const {
    for (const site::Way& way : search_.ways(site::Field::dateline)) {
      std::optional<std::size_t> index;
      if (way.kind == site::Way::Kind::selector) {
        index = selected_line(way);
      } else if (way.kind == site::Way::Kind::place && way.place == site::Place::near_headline) {
        index = line_near_headline();
      }
      if (!index) continue;
      const auto date = dateline_date(search_, *index);
      DatelineLine result{.line = *index, .way = &way, .timestamp = date->timestamp};
      read_line(search_, *date, result);
      return result;
    }
    return std::nullopt;
  }

 private:
  std::optional<std::size_t> selected_line(const site::Way& way) const {
    for (const Node element : html::select_all(search_.view.body, *way.selector)) {
      const std::size_t end = search_.view.line_at(element.subtree_end());
      for (std::size_t i = search_.view.line_at(element.index()); i < end; ++i) {
        if (dateline_date(search_, i)) return i;
      }
      // An inline element in a line that begins before it.
      if (const std::size_t i = search_.view.line_at(element.index()); i > 0) {
        const html::Line& before = search_.view.lines[i - 1].line;
        if (before.last >= element.index() && dateline_date(search_, i - 1)) return i - 1;
      }
    }
    return std::nullopt;
  }

  /// Below the headline and above the story; else right above the headline; else below the story.
  std::optional<std::size_t> line_near_headline() const {
    const auto& lines = search_.view.lines;
    std::optional<std::size_t> below_story;
    int prose = 0;
    for (std::size_t i = headline_.end_line; i < lines.size(); ++i) {
      if (dateline_date(search_, i) && !is_date_of_row(search_, i, headline_)) {
        if (prose <= most_prose_before_date) return i;
        below_story = i;
        break;
      }
      if (search_.taken[i]) {
        if (prose > 0) break;
        continue;
      }
      if (lines[i].is_prose) ++prose;
    }
    const std::size_t first =
        headline_.first_line - std::min(headline_.first_line, lines_above_headline);
    for (std::size_t i = headline_.first_line; i > first;) {
      --i;
      if (dateline_date(search_, i) && !is_date_of_row(search_, i, headline_)) return i;
    }
    return below_story;
  }

  const Search& search_;
  const Headline& headline_;
};

}  // namespace

bool may_name_section(const Search& search, std::string_view text) {
  const std::size_t length = length_of(text);
  if (length < shortest_letters_of_section || length > longest_section) return false;
  if (std::count(text.begin(), text.end(), ' ') > 3) return false;
  const std::string_view signs = "?!.:;0123456789|";
  return text.find_first_of(signs) == std::string_view::npos &&
         badges_of(text, search.profile).empty() && !is_control(search, text);
}

std::optional<std::string> section_in_line(const Search& search, std::size_t index) {
  const TextLine& line = search.view.lines[index];
  if (line.date || search.is_brand(line) || is_story_furniture(search, line)) return std::nullopt;
  if (length_of(line.text()) > longest_section) return std::nullopt;
  // "SOCIETY", "A+" and "A-" may share a line.
  const Piece* name = nullptr;
  const html::NodeIndex end = search.view.document.node(line.line.last).subtree_end();
  const auto pieces = pieces_of(search.view, index, index + 1, line.line.first, end);
  for (const Piece& piece : pieces) {
    if (piece.kind != Piece::Kind::text || is_control(search, piece.text)) continue;
    if (name != nullptr) return std::nullopt;
    name = &piece;
  }
  if (name == nullptr) return std::nullopt;
  const std::string text =
      name->text.starts_with('#') ? text::fold(std::string_view(name->text).substr(1)) : name->text;
  if (!may_name_section(search, text)) return std::nullopt;
  const bool is_link = name->link && search.links.is_section(name->link);
  const bool is_known =
      site::has_key(search.profile.sections, text::comparison_key_of_folded(text));
  const bool is_in_capitals = !name->link && !line.in_navigation && text::is_upper_case(text);
  if (!is_link && !is_known && !is_in_capitals) return std::nullopt;
  return text;
}

std::optional<DatelineLine> find_dateline(const Search& search, const Headline& headline) {
  return DatelineSearch(search, headline).find();
}

}  // namespace dateline::extraction
