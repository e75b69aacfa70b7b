#pragma once

#include <tl/expected.hpp>

#include "content/body.h"
#include "dateline/article.h"
#include "dateline/error.h"
#include "extract/page_view.h"
#include "extract/source.h"

namespace dateline::extraction {

/// Reads the article of a page that no profile recognises, by what news pages have in common. The
/// error is `no-article`, without input and URL. `model` finds the body; `finder` only lends its
/// memory.
tl::expected<Article, Error> read_general_article(const PageView& view, const Source& source,
                                                  const content::Model& model,
                                                  content::BodyFinder& finder, bool with_evidence);

}  // namespace dateline::extraction
