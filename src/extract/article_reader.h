#pragma once

#include <tl/expected.hpp>

#include "dateline/article.h"
#include "extract/page_view.h"
#include "extract/recognition.h"
#include "extract/refusal.h"
#include "extract/source.h"
#include "extract/story_model.h"

namespace dateline::extraction {

/// Reads the article that a recognised page holds, by the ways of its profile. `model` finds the
/// body where none of these leads to one, and reads the page too where it is doubtful that they led
/// to the story (doubts.h): the warning `model-disagrees` says that it has found another.
tl::expected<Article, Refusal> read_article(const PageView& view, const Source& source,
                                            const Recognition& recognition, const StoryModel& model,
                                            bool with_evidence);

}  // namespace dateline::extraction
