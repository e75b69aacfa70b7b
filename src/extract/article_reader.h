#pragma once

#include <optional>
#include <string>
#include <tl/expected.hpp>

#include "dateline/article.h"
#include "dateline/error.h"
#include "extract/page_view.h"
#include "extract/recognition.h"

namespace dateline::extraction {

/// Where a page came from.
struct Source {
  std::string input;
  std::optional<std::string> url;
  std::optional<std::string> captured;
  bool is_truncated = false;        ///< the page breaks off, as its text shows
  bool transfer_broke_off = false;  ///< the page breaks off, as whoever got it says
};

/// Reads the article that a recognised page holds. The error is `no-article`, without input and
/// URL.
tl::expected<Article, Error> read_article(const PageView& view, const Source& source,
                                          const Recognition& recognition, bool with_evidence);

}  // namespace dateline::extraction
