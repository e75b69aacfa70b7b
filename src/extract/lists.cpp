#include "extract/lists.h"

#include <algorithm>
#include <array>
#include <optional>

#include "extract/row_grouping.h"

namespace dateline::extraction {

namespace {

using html::Node;
using html::NodeIndex;

constexpr std::size_t longest_label = 60;  // in bytes
// A list's first row stands close below its label.
constexpr std::size_t most_lines_to_first_row = 4;
// Without links, one dated text is as likely the story's own headline and dateline.
constexpr std::size_t fewest_rows_without_links = 2;

std::optional<FoundList::Kind> list_named_by(const TextLine& line, const site::Labels& labels) {
  std::string_view key = line.key;
  while (key.ends_with(':') || key.ends_with(' ')) key.remove_suffix(1);
  if (key.empty()) return std::nullopt;
  if (site::has_key(labels.read_also, key)) return FoundList::Kind::read_also;
  if (site::has_key(labels.latest_news, key)) return FoundList::Kind::latest_news;
  return std::nullopt;
}

/// A line that only a row has: a link to an article, or a date with no sentence round it.
bool begins_row(const PageView& view, const TextLine& line, const Links& links) {
  if (line.is_prose && !line.date) return false;
  return line.date || leads_to_article(view, line, links);
}

/// The smallest element round the label that also holds what looks like its first row; the body
/// when there is none.
Node list_element(const PageView& view, std::size_t label_line, std::size_t first_row_line) {
  return view.document.node(common_ancestor(view.document, view.lines[label_line].line.first,
                                            view.lines[first_row_line].line.first));
}

/// Whether a line holds a letter.
bool says_something(const TextLine& line) {
  return std::any_of(line.text().begin(), line.text().end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (static_cast<unsigned char>(c) & 0x80U) != 0;
  });
}

/// Whether a heading that is no row's title stands in a line: another list begins.
bool names_other_list(const PageView& view, std::size_t index) {
  const TextLine& line = view.lines[index];
  return line.heading_level > 0 && !line.link && !line.date && index > 0 &&
         view.lines[index - 1].date;
}

class LabelledLists {
 public:
  LabelledLists(const PageView& view, const RowReader& reader) : view_(view), reader_(reader) {}

  std::vector<FoundList> find() const {
    std::vector<FoundList> lists;
    for (std::size_t i = 0; i < view_.lines.size(); ++i) {
      const auto kind = list_named_by(view_.lines[i], reader_.profile.labels);
      if (!kind) continue;
      auto list = read_list(i, *kind);
      if (!list) continue;
      i = list->end_line - 1;
      lists.push_back(std::move(*list));
    }
    return lists;
  }

 private:
  /// Whether a line ends the list above it.
  bool is_boundary(std::size_t index) const {
    const TextLine& line = view_.lines[index];
    const site::Labels& labels = reader_.profile.labels;
    if (line.key.empty()) return false;
    // "VIDEO" is a row's badge, or the label of the films: the label stands behind a row's end.
    if (site::has_key(reader_.profile.badges, line.key) && index > 0 &&
        !view_.lines[index - 1].date)
      return false;
    return list_named_by(line, labels) || site::has_key(labels.list_end, line.key) ||
           site::has_key(labels.other, line.key) || site::has_key(labels.subscribe, line.key);
  }

  std::optional<std::size_t> first_row_below(std::size_t label) const {
    const std::size_t last = std::min(view_.lines.size(), label + 1 + most_lines_to_first_row);
    for (std::size_t i = label + 1; i < last; ++i) {
      if (is_boundary(i)) break;
      if (begins_row(view_, view_.lines[i], reader_.links)) return i;
    }
    return std::nullopt;
  }

  std::optional<FoundList> read_list(std::size_t label, FoundList::Kind kind) const {
    const auto first_row = first_row_below(label);
    if (!first_row) return std::nullopt;
    const NodeIndex begin = view_.document.node(view_.lines[label].line.last).subtree_end();
    const Node element = list_element(view_, label, *first_row);
    const std::size_t end_line = end_of_list(label, element);
    const NodeIndex end = end_line < view_.lines.size()
                              ? std::min(view_.lines[end_line].line.first, element.subtree_end())
                              : element.subtree_end();
    const auto pieces = pieces_of(view_, label + 1, end_line, begin, end);
    FoundList list{.kind = kind, .label_line = label};
    list.rows = group_rows(view_, pieces, view_.lines[label].line.last, reader_);
    if (list.rows.empty() || !is_list(list.rows)) return std::nullopt;
    list.end_line = std::max(view_.line_at(list.rows.back().last + 1), label + 1);
    return list;
  }

  /// The line that ends a list: a label; or, behind two rows or more that had nothing below their
  /// dates, a text below a date, which is a label that the profile does not know.
  std::size_t end_of_list(std::size_t label, Node element) const {
    std::size_t dates = 0;
    std::size_t links = 0;
    bool has_text_below_date = false;
    std::size_t i = label + 1;
    for (; i < view_.lines.size() && view_.lines[i].line.first < element.subtree_end(); ++i) {
      if (is_boundary(i)) break;
      const TextLine& line = view_.lines[i];
      const bool is_below_date = i > label + 1 && view_.lines[i - 1].date && !line.date;
      if (is_below_date && !line.link && says_something(line) && line.key.size() <= longest_label) {
        if (dates >= 2 && links >= 2 && !has_text_below_date) break;
        has_text_below_date = true;
      }
      if (line.date) ++dates;
      if (line.link) ++links;
    }
    return i;
  }

  bool is_list(const std::vector<Row>& rows) const {
    return rows.size() >= fewest_rows_without_links ||
           std::any_of(rows.begin(), rows.end(),
                       [](const Row& row) { return row.item.url.has_value(); });
  }

  const PageView& view_;
  const RowReader& reader_;
};

}  // namespace

bool leads_to_article(const PageView& view, const TextLine& line, const Links& links) {
  for (NodeIndex i = line.line.first; i <= line.line.last; ++i) {
    const Node link =
        view.document.node(i).is_text() ? enclosing_link(view.document.node(i)) : Node();
    if (link && links.is_article(link)) return true;
  }
  return false;
}

bool is_list_label(const TextLine& line, const site::Labels& labels) {
  return list_named_by(line, labels).has_value();
}

std::vector<FoundList> find_labelled_lists(const PageView& view, const RowReader& reader) {
  return LabelledLists(view, reader).find();
}

std::vector<Row> find_unlabelled_rows(const PageView& view, const RowReader& reader,
                                      std::size_t first_line, std::size_t last_line) {
  // Links in front of the first title, such as its section's, are its row's.
  std::size_t first_row = first_line;
  std::size_t first_link = first_line;
  while (first_row < last_line && !begins_row(view, view.lines[first_row], reader.links)) {
    // A text of its own above the rows names them: they are no related cards, but "Most read".
    const TextLine& line = view.lines[first_row];
    if (!line.is_mostly_links && !line.in_navigation && says_something(line)) return {};
    ++first_row;
    if (!line.is_link || line.in_navigation) first_link = first_row;
  }
  if (first_row >= last_line) return {};
  if (view.lines[first_row].in_navigation) return {};
  std::size_t end_line = first_row + 1;
  while (end_line < last_line && !names_other_list(view, end_line)) ++end_line;
  // From behind the line above, as a row may begin with an image.
  const NodeIndex begin =
      first_link == 0 ? 1 : view.document.node(view.lines[first_link - 1].line.last).subtree_end();
  const NodeIndex end =
      end_line < view.lines.size() ? view.lines[end_line].line.first : view.document.size();
  auto rows =
      group_rows(view, pieces_of(view, first_link, end_line, begin, end), begin - 1, reader);
  std::erase_if(rows, [&](const Row& row) {
    return !row.item.published || !row.item.url || !reader.links.is_article(*row.item.url);
  });
  if (rows.size() < 2) rows.clear();
  return rows;
}

}  // namespace dateline::extraction
