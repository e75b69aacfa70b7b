#include "extract/page_view.h"

#include <algorithm>
#include <array>

#include "extract/links.h"
#include "text/date_parts.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

using html::Node;
using html::NodeIndex;
using html::Tag;

// In bytes: Cyrillic and Armenian letters take two.
constexpr std::size_t longest_label = 400;
// In code points: the shortest sentence that is taken for prose by its length alone.
constexpr std::size_t shortest_prose = 60;

/// What the elements round a line say of it. Lines of one block share it, so it is kept from line
/// to line.
struct Surroundings {
  NodeIndex block = html::no_node;
  int heading_level = 0;
  bool in_navigation = false;
};

Surroundings read_surroundings(const html::Document& document, NodeIndex block) {
  Surroundings result{.block = block};
  for (Node node = document.node(block); node && node.tag() != Tag::body; node = node.parent()) {
    if (result.heading_level == 0) result.heading_level = html::heading_level(node.tag());
    switch (node.tag()) {
      case Tag::nav:
      case Tag::footer:
      case Tag::form:
      case Tag::button:
      case Tag::menu:
        result.in_navigation = true;
        break;
      default:
        break;
    }
  }
  return result;
}

/// Whether a line is all inside a button, which stands within a block.
bool is_in_button(const html::Document& document, const html::Line& line) {
  for (Node node = document.node(line.first); node && node.index() != line.block;
       node = node.parent()) {
    if (node.tag() == Tag::button) return line.last < node.subtree_end();
  }
  return false;
}

/// How much of a line's text, as it is in the source, lies in links. The line may begin inside one.
std::size_t linked_bytes(const html::Document& document, const html::Line& line, Node link) {
  std::size_t bytes = 0;
  NodeIndex link_end = link ? link.subtree_end() : 0;
  for (NodeIndex i = line.first; i <= line.last; ++i) {
    const Node node = document.node(i);
    if (node.tag() == Tag::a && node == enclosing_link(node)) link_end = node.subtree_end();
    if (i < link_end && node.is_text()) bytes += text::trim_ascii(node.text()).size();
  }
  return bytes;
}

/// The line's text with a blank between texts of different elements: "WORLD" and "06 June 2023" may
/// stand side by side without one, set apart by style alone.
std::string text_set_apart(const html::Document& document, const html::Line& line) {
  std::string text;
  for (NodeIndex i = line.first; i <= line.last; ++i) {
    const Node node = document.node(i);
    if (node.is_element() && html::is_hidden(node)) {
      i = node.subtree_end() - 1;
    } else if (node.is_text()) {
      text += ' ';
      text += node.text();
    }
  }
  return text::fold(text);
}

/// Finds a short line's date, and sets its texts apart where that shows one, or its time.
void find_date_in(const html::Document& document, TextLine& entry) {
  std::string& text = entry.line.text;
  if (text.size() > longest_dated_line) return;
  entry.date = text::find_date(text);
  const bool may_be_glued = entry.line.first != entry.line.last && text.size() <= longest_label &&
                            (!entry.date || !entry.date->timestamp.hour);
  if (!may_be_glued || std::none_of(text.begin(), text.end(), text::is_digit)) return;
  std::string apart = text_set_apart(document, entry.line);
  auto date = text::find_date(apart);
  if (!date || (entry.date && !date->timestamp.hour)) return;
  text = std::move(apart);
  entry.date = date;
}

}  // namespace

std::size_t length_of(std::string_view utf8) noexcept {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

std::string_view trim_separators(std::string_view utf8) {
  static constexpr std::array<std::string_view, 13> separators = {
      " ", "|", ",", ".", ":", ";", "-", "/", "\u2013", "\u2014", "\u00B7", "\u2022", "\u00A0"};
  for (bool changed = true; changed;) {
    changed = false;
    for (const std::string_view separator : separators) {
      if (utf8.starts_with(separator)) {
        utf8.remove_prefix(separator.size());
        changed = true;
      }
      if (utf8.ends_with(separator)) {
        utf8.remove_suffix(separator.size());
        changed = true;
      }
    }
  }
  return utf8;
}

std::string TextLine::text_beside_date() const {
  if (!date) return line.text;
  const std::string_view text = line.text;
  std::string beside(trim_separators(text.substr(0, date->from)));
  const std::string_view after = trim_separators(text.substr(date->to));
  if (!beside.empty() && !after.empty()) beside += ' ';
  return beside.append(after);
}

PageView::PageView(const html::Document& page_document, const text::OffsetMap* page_offsets)
    : document(page_document),
      offsets(page_offsets),
      metadata(page_document),
      body(page_document.root()) {
  for (NodeIndex i = 0; i < document.size(); ++i) {
    if (document.node(i).tag() == Tag::body) {
      body = document.node(i);
      break;
    }
  }
  Surroundings around;
  std::vector<html::Line> texts = html::lines(body);
  lines.reserve(texts.size());
  for (html::Line& line : texts) {
    TextLine& entry = lines.emplace_back();
    entry.line = std::move(line);
    const std::string& text = entry.line.text;
    if (around.block != entry.line.block) around = read_surroundings(document, entry.line.block);
    entry.heading_level = around.heading_level;
    entry.in_navigation = around.in_navigation || is_in_button(document, entry.line);
    entry.link = enclosing_link(document.node(entry.line.first));
    entry.is_link = entry.link && entry.line.last < entry.link.subtree_end();
    find_date_in(document, entry);
    if (text.size() <= longest_label) entry.key = text::comparison_key_of_folded(text);
    entry.is_mostly_links =
        entry.is_link || linked_bytes(document, entry.line, entry.link) * 2 > text.size();
    entry.is_prose = !entry.is_mostly_links && length_of(text) >= shortest_prose &&
                     text.find(' ') != std::string::npos;
  }
}

std::size_t PageView::line_at(NodeIndex node) const {
  const auto found = std::lower_bound(
      lines.begin(), lines.end(), node,
      [](const TextLine& line, NodeIndex wanted) { return line.line.first < wanted; });
  return static_cast<std::size_t>(found - lines.begin());
}

std::optional<ByteRange> PageView::bytes(NodeIndex first, NodeIndex last) const {
  if (offsets == nullptr) return std::nullopt;
  const html::SourceRange from = document.node(first).source();
  const html::SourceRange to = document.node(last).source();
  if (from.to == 0 || to.to <= from.from) return std::nullopt;
  return ByteRange{offsets->page_offset(from.from), offsets->page_offset(to.to)};
}

html::NodeIndex common_ancestor(const html::Document& document, NodeIndex a, NodeIndex b) {
  // Ancestors come earlier in pre-order, so the later of two different nodes is never the common
  // ancestor.
  while (a != b) {
    NodeIndex& later = a > b ? a : b;
    const Node parent = document.node(later).parent();
    if (!parent) return 0;
    later = parent.index();
  }
  return a;
}

NodeIndex child_towards(const html::Document& document, NodeIndex element, NodeIndex inner) {
  for (Node at = document.node(inner); at; at = at.parent()) {
    const Node parent = at.parent();
    if (!parent || parent.index() == element) return at.index();
  }
  return inner;
}

}  // namespace dateline::extraction
