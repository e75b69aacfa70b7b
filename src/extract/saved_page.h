#pragma once

#include <optional>
#include <string>

#include "html/document.h"

namespace dateline::extraction {

/// What a browser or an extension wrote into a page when it saved it.
struct SavedPage {
  std::optional<std::string> url;
  std::optional<std::string> captured;  ///< RFC 3339
};

/// Reads the comment "saved from url=(0043)https://..." of browsers, and SingleFile's "Page saved
/// with SingleFile / url: ... / saved date: ...". Only comments in front of the body count: later
/// ones are the page's own text.
SavedPage read_saved_page(const html::Document& document);

}  // namespace dateline::extraction
