#pragma once

#include <tl/expected.hpp>

#include "dateline/article.h"
#include "extract/page_view.h"
#include "extract/recognition.h"
#include "extract/refusal.h"
#include "extract/source.h"

namespace dateline::extraction {

/// Reads the article that a recognised page holds.
tl::expected<Article, Refusal> read_article(const PageView& view, const Source& source,
                                            const Recognition& recognition, bool with_evidence);

}  // namespace dateline::extraction
