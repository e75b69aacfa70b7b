#pragma once

#include <tl/expected.hpp>

#include "dateline/article.h"
#include "dateline/error.h"
#include "extract/page_view.h"
#include "extract/source.h"

namespace dateline::extraction {

/// Reads the article of a page that no profile recognises, by what news pages have in common. The
/// error is `no-article`, without input and URL.
tl::expected<Article, Error> read_general_article(const PageView& view, const Source& source,
                                                  bool with_evidence);

}  // namespace dateline::extraction
