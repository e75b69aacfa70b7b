#include "extract/story_model.h"

#include "extract/stray_runs.h"

namespace dateline::extraction {

std::vector<content::Block> find_story_runs(const html::Document& document,
                                            const content::PageHints& hints, const StoryHead& head,
                                            const StoryModel& model) {
  std::vector<content::Block> runs =
      without_head(document, model.finder.find(document, hints, model.model), head);
  drop_stray_runs(document, runs);
  return runs;
}

}  // namespace dateline::extraction
