#pragma once

#include <vector>

#include "content/body.h"
#include "content/model.h"
#include "content/page_hints.h"
#include "extract/head_runs.h"
#include "html/document.h"

namespace dateline::extraction {

/// What finds the story on any page: the content model, and a finder that lends its memory. Both
/// are borrowed.
struct StoryModel {
  const content::Model& model;
  content::BodyFinder& finder;
};

/// The runs of a page's story in page order, without what has fields of its own and what hangs
/// behind.
std::vector<content::Block> find_story_runs(const html::Document& document,
                                            const content::PageHints& hints, const StoryHead& head,
                                            const StoryModel& model);

}  // namespace dateline::extraction
