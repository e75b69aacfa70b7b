#pragma once

#include <tl/expected.hpp>

#include "dateline/article.h"
#include "extract/page_view.h"
#include "extract/refusal.h"
#include "extract/source.h"
#include "extract/story_model.h"

namespace dateline::extraction {

/// Reads the article of a page that no profile recognises, by what news pages have in common.
tl::expected<Article, Refusal> read_general_article(const PageView& view, const Source& source,
                                                    const StoryModel& model, bool with_evidence);

}  // namespace dateline::extraction
