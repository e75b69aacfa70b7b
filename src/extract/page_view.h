#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/article.h"
#include "extract/metadata.h"
#include "html/document.h"
#include "html/text_rendering.h"
#include "text/date.h"
#include "text/offset_map.h"

namespace dateline::extraction {

/// In bytes: in a longer line no date is looked for, as no list has such rows.
inline constexpr std::size_t longest_dated_line = 600;

/// A line of the page with what the search for fields asks of it.
struct TextLine {
  html::Line line;
  std::string
      key;  ///< text::comparison_key of a line short enough to be a label or a title; else empty
  html::Node link;               ///< the <a href> that the line's first text lies in
  bool is_link = false;          ///< the link holds the whole line
  bool is_mostly_links = false;  ///< more than half of the text lies in links: a title, a menu
  int heading_level = 0;         ///< 1 to 6 inside h1 to h6
  std::optional<text::DateMatch>
      date;               ///< the first date, where the line is no longer than longest_dated_line
  bool is_prose = false;  ///< long enough for a sentence, and not mostly links
  bool in_navigation = false;  ///< inside nav, footer, form, button or menu

  const std::string& text() const { return line.text; }
  /// Without the date, and separators at its ends.
  std::string text_beside_date() const;
};

/// A page as the search for fields sees it: the tree, its lines in order, and its metadata. Made
/// once for each page.
struct PageView {
  /// `page_offsets` leads from the parsed text to the page's bytes; null when nobody asks for them.
  /// Document and map must outlive the view.
  PageView(const html::Document& page_document, const text::OffsetMap* page_offsets);

  const html::Document& document;
  const text::OffsetMap* offsets;
  Metadata metadata;
  html::Node body;  ///< the body element
  std::vector<TextLine> lines;

  /// Where a line stands in `lines`: the first whose text is at `node` or behind it; lines.size()
  /// when there is none.
  std::size_t line_at(html::NodeIndex node) const;

  /// The bytes from the first to the last of two text nodes or elements, in the page; empty when
  /// nobody asks for bytes, or the parser implied the nodes.
  std::optional<ByteRange> bytes(html::NodeIndex first, html::NodeIndex last) const;
};

/// Code points.
std::size_t length_of(std::string_view utf8) noexcept;

/// Without blanks, bars, dots, commas, colons and dashes at both ends: what stands between a date
/// and its neighbours.
std::string_view trim_separators(std::string_view utf8);

/// The nearest common ancestor.
html::NodeIndex common_ancestor(const html::Document& document, html::NodeIndex a,
                                html::NodeIndex b);

/// The child of an element that `inner`, which lies in it, is or lies in.
html::NodeIndex child_towards(const html::Document& document, html::NodeIndex element,
                              html::NodeIndex inner);

}  // namespace dateline::extraction
