#include "extract/tables.h"

#include "html/text_rendering.h"

namespace dateline::extraction {

namespace {

using html::Node;
using html::NodeIndex;
using html::Tag;

constexpr std::size_t longest_cell = 2000;  // in bytes

bool is_cell(Node node) {
  return node.tag() == Tag::td || node.tag() == Tag::th;
}

/// Whether an element holds what a cell of data does not.
bool lays_out(Node cell) {
  int paragraphs = 0;
  for (NodeIndex i = cell.index() + 1; i < cell.subtree_end(); ++i) {
    switch (cell.document().node(i).tag()) {
      case Tag::p:
        if (++paragraphs > 1) return true;
        break;
      case Tag::table:
      case Tag::h1:
      case Tag::h2:
      case Tag::iframe:
      case Tag::form:
        return true;
      default:
        break;
    }
  }
  return false;
}

}  // namespace

std::optional<std::vector<std::vector<Node>>> data_cells(Node element) {
  std::vector<std::vector<Node>> rows;
  std::size_t wide_rows = 0;
  for (NodeIndex i = element.index() + 1; i < element.subtree_end(); ++i) {
    const Node row = element.document().node(i);
    if (row.tag() != Tag::tr) continue;
    std::vector<Node> cells;
    for (Node cell = row.first_child(); cell; cell = cell.next_sibling()) {
      if (!is_cell(cell)) continue;
      if (lays_out(cell)) return std::nullopt;
      cells.push_back(cell);
    }
    if (cells.size() >= 2) ++wide_rows;
    if (!cells.empty()) rows.push_back(std::move(cells));
  }
  if (wide_rows < 2) return std::nullopt;
  return rows;
}

std::optional<Table> read_data_table(Node element) {
  const auto rows = data_cells(element);
  if (!rows) return std::nullopt;
  Table table;
  for (const std::vector<Node>& row : *rows) {
    std::vector<std::string>& texts = table.rows.emplace_back();
    for (const Node cell : row) {
      texts.push_back(html::inline_text(cell));
      if (texts.back().size() > longest_cell) return std::nullopt;
    }
  }
  return table;
}

}  // namespace dateline::extraction
