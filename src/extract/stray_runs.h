#pragma once

#include <vector>

#include "content/block.h"
#include "html/document.h"

namespace dateline::extraction {

/// Takes out what hangs behind a story: where an <article> holds most of the words of the runs,
/// those behind its end that are no sentences, such as a table of the weather.
void drop_stray_runs(const html::Document& document, std::vector<content::Block>& runs);

}  // namespace dateline::extraction
