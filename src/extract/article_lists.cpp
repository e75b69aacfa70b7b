#include "extract/article_lists.h"

#include <algorithm>
#include <utility>

#include "text/fold.h"

namespace dateline::extraction {

using html::Node;
using site::Field;
using site::Way;

void ArticleLists::add(FoundList::Kind kind, Row row, const Way* way) {
  search_->take(row.first, row.last);
  rows_.push_back({kind, std::move(row), way});
}

void ArticleLists::find() {
  find_labelled();
  find_cards(Field::read_also, FoundList::Kind::read_also);
  find_cards(Field::latest_news, FoundList::Kind::latest_news);
}

void ArticleLists::find_labelled() {
  for (FoundList& list : find_labelled_lists(search_->view, {search_->profile, search_->links})) {
    const bool is_latest = list.kind == FoundList::Kind::latest_news;
    const Way* way = is_latest ? way_by_label(Field::latest_news, "latest_news")
                               : way_by_label(Field::read_also, "read_also");
    if (way == nullptr) continue;
    const html::Line& label = search_->view.lines[list.label_line].line;
    search_->take(label.first, label.last);
    for (Row& row : list.rows) add(list.kind, std::move(row), way);
  }
}

const Way* ArticleLists::way_by_label(Field field, std::string_view label) const {
  for (const Way& way : search_->ways(field)) {
    if (way.kind == Way::Kind::label && way.text == label) return &way;
  }
  return nullptr;
}

void ArticleLists::find_cards(Field field, FoundList::Kind kind) {
  const PageView& view = search_->view;
  for (const Way& way : search_->ways(field)) {
    if (way.kind != Way::Kind::selector) continue;
    for (const Node element : html::select_all(view.body, *way.selector)) {
      const std::size_t line = view.line_at(element.index());
      if (line >= view.lines.size() || search_->taken[line]) continue;
      auto row = read_row(pieces_of(view, element), {search_->profile, search_->links});
      if (row) add(kind, std::move(*row), &way);
    }
  }
}

void ArticleLists::find_below(const Story& story) {
  const bool has_rows = std::any_of(rows_.begin(), rows_.end(), [](const FoundRow& found) {
    return found.kind == FoundList::Kind::read_also;
  });
  if (has_rows) return;
  const auto& lines = search_->view.lines;
  for (const Way& way : search_->ways(Field::read_also)) {
    if (way.kind != Way::Kind::place || way.place != site::Place::below_story) continue;
    std::size_t first = story.end_line;
    while (first < lines.size() &&
           (search_->taken[first] || is_story_furniture(*search_, lines[first]) ||
            leads_to_author(lines[first]))) {
      ++first;
    }
    std::size_t last = first;
    while (last < lines.size() && !search_->taken[last]) ++last;
    auto rows =
        find_unlabelled_rows(search_->view, {search_->profile, search_->links}, first, last);
    for (Row& row : rows) add(FoundList::Kind::read_also, std::move(row), &way);
  }
}

bool ArticleLists::leads_to_author(const TextLine& line) const {
  return line.is_link && search_->links.is_author(line.link);
}

void ArticleLists::add_in_story(std::vector<Row> rows) {
  const Way* way = way_by_label(Field::read_also, "read_also");
  for (Row& row : rows) rows_.push_back({FoundList::Kind::read_also, std::move(row), way});
}

std::vector<std::string> ArticleLists::title_keys() const {
  std::vector<std::string> keys;
  for (const FoundRow& found : rows_)
    keys.push_back(text::comparison_key_of_folded(found.row.item.title));
  std::sort(keys.begin(), keys.end());
  return keys;
}

void ArticleLists::move_into(Article& article, bool with_evidence) {
  std::stable_sort(rows_.begin(), rows_.end(),
                   [](const FoundRow& a, const FoundRow& b) { return a.row.first < b.row.first; });
  std::vector<Evidence>* evidence = with_evidence ? &article.evidence : nullptr;
  move_list(FoundList::Kind::read_also, "read_also", article.read_also, evidence);
  move_list(FoundList::Kind::latest_news, "latest_news", article.latest_news, evidence);
}

void ArticleLists::move_list(FoundList::Kind kind, std::string_view field,
                             std::vector<ListItem>& items, std::vector<Evidence>* evidence) {
  const PageView& view = search_->view;
  Evidence of_list;
  for (FoundRow& found : rows_) {
    if (found.kind != kind) continue;
    if (evidence != nullptr) {
      if (items.empty())
        of_list = make_evidence(field, {found.way, found.row.first, found.row.last}, view);
      if (auto bytes = view.bytes(found.row.first, found.row.last)) of_list.parts.push_back(*bytes);
    }
    items.push_back(std::move(found.row.item));
  }
  if (items.empty() || evidence == nullptr) return;
  if (!of_list.parts.empty()) {
    of_list.bytes = ByteRange{of_list.parts.front().from, of_list.parts.back().to};
  }
  evidence->push_back(std::move(of_list));
}

}  // namespace dateline::extraction
