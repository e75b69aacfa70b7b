#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "html/document.h"

/// What a reader sees of a tree, without a style sheet: inline content flows together, block-level
/// elements and table cells stand on lines of their own, `hidden` and unrendered elements (script,
/// style, template, noscript, head ...) are not seen, nor is what stands inside of elements that
/// show something else than their content (iframe, video, select, textarea, svg ...). The scope
/// that is asked for is taken as seen, whatever it is.
namespace dateline::html {

/// What stands between a line and the one before it.
enum class LineBreak : std::uint8_t {
  block,       ///< the edge of a block-level element or table cell
  br,          ///< one <br> inside a block, or a line end in preformatted text
  blank_line,  ///< two or more of them in a row
};

/// A line of text: a run of inline content. Text is folded (text::fold), never empty.
struct Line {
  std::string text;
  LineBreak break_before = LineBreak::block;
  NodeIndex first = no_node;  ///< the first text node that has visible text of it
  NodeIndex last = no_node;   ///< the last
  NodeIndex block = no_node;  ///< the nearest block-level ancestor (or the scope) of both
};

/// The lines of `scope`'s subtree in document order. Behind the 250,000th, <br> and line ends are
/// blanks.
std::vector<Line> lines(Node scope);

/// The same without the subtrees of the nodes i for which skipped[i] is true; it has an entry for
/// each node of the document. A block-level element that is passed over still parts the lines
/// before and after it.
std::vector<Line> lines(Node scope, const std::vector<bool>& skipped);

/// All of a subtree's text as one folded line: what a heading or a cell says. Blocks and <br> count
/// as a blank.
std::string inline_text(Node scope);

/// A preformatted element's text, white space kept (text::fold_preformatted), <br> as a line end.
std::string preformatted_text(Node scope);

/// Block-level, or a table's part, by the HTML standard's suggested rendering (section 15.3); <hr>
/// too.
bool is_block_level(Tag tag) noexcept;

/// Never rendered, by tag alone: the standard's hidden elements (section 15.3.1: script, style,
/// template, head, title
/// ...) and noscript. An iframe or a video is rendered.
bool is_unrendered(Tag tag) noexcept;

/// Not seen by a reader, for a reason of its own: is_unrendered(), the attribute `hidden` (but for
/// "until-found"), a <dialog> that is not open, or an inline style with display:none or
/// visibility:hidden. aria-hidden alone does not hide.
bool is_hidden(Node element);

}  // namespace dateline::html
