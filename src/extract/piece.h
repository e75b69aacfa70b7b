#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "extract/page_view.h"
#include "html/document.h"
#include "text/date.h"

namespace dateline::extraction {

/// A part of a line that markup sets off from its neighbours, such as the title, the badge and the
/// date of a list's row when they stand in one line; or an image between the lines.
struct Piece {
  enum class Kind { text, image };

  Kind kind = Kind::text;
  std::string text;                       ///< folded; empty for an image
  std::string_view image;                 ///< the image's address as written, of the Document
  html::NodeIndex first = html::no_node;  ///< the first text node, or the element of the image
  html::NodeIndex last = html::no_node;
  html::Node link;                      ///< the <a href> it lies in
  bool in_heading = false;              ///< inside h1 to h6
  bool in_sentence = false;             ///< a link with running text round it in its line
  std::optional<text::DateMatch> date;  ///< the first date in `text`

  bool is_date_alone() const;
};

/// The pieces of lines [first_line, last_line) whose text lies inside [begin, end), with the images
/// among them, in the page's order.
std::vector<Piece> pieces_of(const PageView& view, std::size_t first_line, std::size_t last_line,
                             html::NodeIndex begin, html::NodeIndex end);

/// The pieces of one subtree.
std::vector<Piece> pieces_of(const PageView& view, html::Node scope);

/// The address of the image that an element shows, as written: img (lazy ones too) or a background
/// image in its inline style. Empty when it shows none, only a placeholder (a data: URL), or by its
/// own word an icon or a counter.
std::string_view image_reference(html::Node element);

/// The address in the first url(...) of a style. Empty when there is none.
std::string_view background_image(std::string_view style);

}  // namespace dateline::extraction
