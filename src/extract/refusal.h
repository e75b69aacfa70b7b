#pragma once

#include <string>

namespace dateline::extraction {

/// Why a page is not read as an article.
struct Refusal {
  std::string reason;  ///< for people: "a front page, by its URL"
  /// Whether the page may list articles: not an error page, a login wall, a page about the site.
  bool may_be_listing = true;
};

}  // namespace dateline::extraction
