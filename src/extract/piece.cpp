#include "extract/piece.h"

#include <algorithm>
#include <charconv>
#include <span>

#include "extract/links.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

using html::Node;
using html::NodeIndex;
using html::Tag;

/// Elements that mark words within a text, rather than set a text off from another.
bool is_formatting(Tag tag) {
  switch (tag) {
    case Tag::b:
    case Tag::strong:
    case Tag::i:
    case Tag::em:
    case Tag::u:
    case Tag::s:
    case Tag::mark:
    case Tag::font:
    case Tag::sub:
    case Tag::sup:
    case Tag::abbr:
    case Tag::q:
    case Tag::cite:
    case Tag::ins:
    case Tag::del:
    case Tag::bdi:
    case Tag::bdo:
    case Tag::wbr:
    case Tag::nobr:
    case Tag::acronym:
    case Tag::big:
    case Tag::tt:
      return true;
    default:
      return false;
  }
}

/// The element that sets a text off: the nearest ancestor that is more than formatting.
Node holder_of(Node text) {
  Node node = text.parent();
  while (node && is_formatting(node.tag())) node = node.parent();
  return node;
}

/// Whether an image's attributes give it a size that no picture has.
bool is_icon(Node image) {
  constexpr int largest_icon = 40;  // CSS pixels
  for (const std::string_view name : {"width", "height"}) {
    const auto value = image.attribute(name);
    if (!value) continue;
    int pixels = 0;
    const auto [end, error] = std::from_chars(value->data(), value->data() + value->size(), pixels);
    const bool is_relative = end != value->data() + value->size() && *end == '%';
    if (error == std::errc() && !is_relative && pixels <= largest_icon) return true;
  }
  return false;
}

/// A piece while its text is gathered.
struct Part {
  std::string raw;  // before folding
  Node holder;
  Node link;
  NodeIndex first = html::no_node;
  NodeIndex last = html::no_node;
};

/// The part that a text of `holder` and `link` goes on with. Text that comes back to an element
/// after a span inside it takes the span along: "Five <span>people</span> charged" is one. A link
/// between two texts keeps them apart.
std::vector<Part>::iterator part_to_continue(std::vector<Part>& parts, Node holder, Node link) {
  for (auto part = parts.end(); part != parts.begin();) {
    --part;
    if (part->link != link) break;
    if (part->holder == holder) return part;
  }
  return parts.end();
}

// In code points, of unlinked text in one line with a link: more makes the link a part of a
// sentence.
constexpr std::size_t longest_text_before_title = 30;
constexpr std::size_t longest_text_behind_title = 90;

/// Tells the links of a line that stand in running text from those that are titles.
void mark_links_in_sentences(std::span<Piece> line) {
  const auto length_of_text = [](const Piece& piece) {
    return piece.link || piece.date ? 0 : length_of(piece.text);
  };
  std::size_t behind = 0;
  for (const Piece& piece : line) behind += length_of_text(piece);
  std::size_t before = 0;
  for (Piece& piece : line) {
    const std::size_t length = length_of_text(piece);
    behind -= length;
    if (piece.link) {
      piece.in_sentence = before > longest_text_before_title || behind > longest_text_behind_title;
    }
    before += length;
  }
}

/// A line of one text, which is a piece.
Piece whole_line(const TextLine& line) {
  Piece piece;
  piece.text = line.text();
  piece.first = piece.last = line.line.first;
  piece.link = line.link;
  piece.in_heading = line.heading_level > 0;
  piece.date = line.text().size() <= longest_dated_line ? line.date : text::find_date(piece.text);
  return piece;
}

/// Adds the pieces of one line.
void add_line(const PageView& view, const TextLine& line, std::vector<Piece>& pieces) {
  if (line.line.first == line.line.last) {
    pieces.push_back(whole_line(line));
    return;
  }
  std::vector<Part> parts;
  for (NodeIndex i = line.line.first; i <= line.line.last; ++i) {
    const Node node = view.document.node(i);
    if (node.is_element() && html::is_hidden(node)) {
      i = node.subtree_end() - 1;
      continue;
    }
    if (!node.is_text()) continue;
    if (text::trim_ascii(node.text()).empty()) {
      if (!parts.empty()) parts.back().raw += node.text();
      continue;
    }
    const Node holder = holder_of(node);
    const Node link = enclosing_link(node);
    const auto part = part_to_continue(parts, holder, link);
    if (part == parts.end()) {
      parts.push_back({std::string(node.text()), holder, link, i, i});
      continue;
    }
    for (auto inner = part + 1; inner != parts.end(); ++inner) part->raw += inner->raw;
    parts.erase(part + 1, parts.end());
    part->raw += node.text();
    part->last = i;
  }
  const std::size_t first_of_line = pieces.size();
  for (Part& part : parts) {
    std::string text = text::fold(part.raw);
    if (text.empty()) continue;
    Piece& piece = pieces.emplace_back();
    piece.text = std::move(text);
    piece.first = part.first;
    piece.last = part.last;
    piece.link = part.link;
    piece.in_heading = line.heading_level > 0;
    piece.date = text::find_date(piece.text);
  }
  mark_links_in_sentences(std::span(pieces).subspan(first_of_line));
}

}  // namespace

bool Piece::is_date_alone() const {
  if (!date) return false;
  const std::string_view all = text;
  return trim_separators(all.substr(0, date->from)).empty() &&
         trim_separators(all.substr(date->to)).empty();
}

std::string_view background_image(std::string_view style) {
  const std::size_t open = style.find("url(");
  if (open == std::string_view::npos) return {};
  std::string_view rest = style.substr(open + 4);
  rest = text::trim_ascii(rest.substr(0, rest.find(')')));
  if (rest.size() >= 2 && (rest.front() == '"' || rest.front() == '\'') &&
      rest.back() == rest.front()) {
    rest = rest.substr(1, rest.size() - 2);
  }
  return rest.starts_with("data:") ? std::string_view() : rest;
}

std::string_view image_reference(Node element) {
  if (element.tag() == Tag::img) {
    if (is_icon(element)) return {};
    // A lazy image has a placeholder in src, and its address beside it.
    for (const std::string_view name : {"data-src", "data-original", "data-lazy-src", "src"}) {
      const auto value = element.attribute(name);
      if (!value) continue;
      const std::string_view address = text::trim_ascii(*value);
      if (!address.empty() && !address.starts_with("data:")) return address;
    }
    return {};
  }
  if (element.is_element()) {
    if (const auto style = element.attribute(html::AttributeName::style))
      return background_image(*style);
  }
  return {};
}

std::vector<Piece> pieces_of(const PageView& view, std::size_t first_line, std::size_t last_line,
                             NodeIndex begin, NodeIndex end) {
  std::vector<Piece> pieces;
  for (std::size_t i = first_line; i < last_line; ++i) {
    const html::Line& line = view.lines[i].line;
    if (line.first >= begin && line.last < end) add_line(view, view.lines[i], pieces);
  }

  const std::size_t texts = pieces.size();
  for (NodeIndex i = begin; i < end; ++i) {
    const Node node = view.document.node(i);
    if (!node.is_element()) continue;
    if (html::is_hidden(node)) {
      i = node.subtree_end() - 1;
      continue;
    }
    const std::string_view reference = image_reference(node);
    if (reference.empty()) continue;
    Piece& piece = pieces.emplace_back();
    piece.kind = Piece::Kind::image;
    piece.image = reference;
    piece.first = piece.last = i;
    piece.link = enclosing_link(node);
  }
  std::inplace_merge(pieces.begin(), pieces.begin() + static_cast<std::ptrdiff_t>(texts),
                     pieces.end(),
                     [](const Piece& a, const Piece& b) { return a.first < b.first; });
  return pieces;
}

std::vector<Piece> pieces_of(const PageView& view, Node scope) {
  return pieces_of(view, view.line_at(scope.index()), view.line_at(scope.subtree_end()),
                   scope.index(), scope.subtree_end());
}

}  // namespace dateline::extraction
