#pragma once

#include <tl/expected.hpp>

#include "content/body.h"
#include "dateline/article.h"
#include "extract/page_view.h"
#include "extract/refusal.h"
#include "extract/source.h"

namespace dateline::extraction {

/// Reads the article of a page that no profile recognises, by what news pages have in common.
/// `model` finds the body; `finder` only lends its memory.
tl::expected<Article, Refusal> read_general_article(const PageView& view, const Source& source,
                                                    const content::Model& model,
                                                    content::BodyFinder& finder,
                                                    bool with_evidence);

}  // namespace dateline::extraction
