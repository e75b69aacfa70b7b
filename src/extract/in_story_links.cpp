#include "extract/in_story_links.h"

#include <algorithm>

#include "extract/badges.h"
#include "extract/piece.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

constexpr std::size_t most_text_beside_label = 10;  // in code points

/// The title of a link that may hold the label too: "Read also: TITLE".
std::string_view without_label(std::string_view text, std::string_view label) {
  if (!text::comparison_key_of_folded(text).starts_with(label)) return text;
  const std::size_t colon = text.find(':');
  return colon == std::string_view::npos ? text : trim_separators(text.substr(colon));
}

}  // namespace

std::vector<Row> in_story_links(const Search& search, std::size_t index) {
  const TextLine& line = search.view.lines[index];
  const auto& labels = search.profile.labels.read_also;
  const auto label = std::find_if(labels.begin(), labels.end(), [&](const std::string& text) {
    return !line.key.empty() && line.key.starts_with(text);
  });
  std::vector<Row> rows;
  if (label == labels.end()) return rows;
  std::size_t unlinked = 0;
  const html::NodeIndex end = search.view.document.node(line.line.last).subtree_end();
  for (const Piece& piece : pieces_of(search.view, index, index + 1, line.line.first, end)) {
    if (piece.kind != Piece::Kind::text) continue;
    if (!piece.link || !search.links.is_article(piece.link)) {
      unlinked += length_of(piece.text);
      continue;
    }
    rows.push_back(linked_row(search, std::string(without_label(piece.text, *label)), piece.link,
                              piece.first, piece.last));
  }
  if (unlinked > length_of(*label) + most_text_beside_label) rows.clear();
  return rows;
}

Row linked_row(const Search& search, std::string title, html::Node link, html::NodeIndex first,
               html::NodeIndex last) {
  Row row;
  row.item.title = std::move(title);
  row.item.badges = take_trailing_badges(row.item.title, search.profile);
  row.item.url = search.links.absolute(href_of(link));
  row.first = first;
  row.last = last;
  return row;
}

}  // namespace dateline::extraction
