#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "html/document.h"

namespace dateline::content {

/// A piece of a page's text: a maximal run of inline content right under one element. It ends where
/// a block-level element begins or ends, and at two <br> in a row.
struct Block {
  html::NodeIndex element = html::no_node;  ///< that it stands right under
  html::NodeIndex first = html::no_node;    ///< its first text node
  html::NodeIndex last = html::no_node;     ///< and its last
};

/// Whether an element shows something else than the text inside of it, or nothing at all: a script,
/// a frame, a film, a drawing, a field of a form. Its text belongs to no block.
bool is_without_text(html::Tag tag) noexcept;

/// Whether a class says that only screen readers are told of an element ("Opens in a new window"),
/// by the names that WordPress, Bootstrap, Drupal and others have for it. Its text belongs to no
/// block.
bool is_for_screen_readers(html::Node element);

/// The same for whoever asks of all elements of a document: most documents have few of those
/// classes.
class ScreenReaderClasses {
 public:
  using NamedHash = std::pair<std::string_view, std::uint64_t>;  ///< a name with its class_hash()

  explicit ScreenReaderClasses(const html::Document& document);
  bool name(html::Node element) const;

 private:
  std::vector<NamedHash> classes_;
};

}  // namespace dateline::content
