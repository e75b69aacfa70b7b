#pragma once

#include <vector>

#include "dateline/article.h"
#include "extract/source.h"
#include "html/document.h"

namespace dateline::extraction {

/// Adds the warnings of what people would miss in an article that is otherwise complete:
/// `date-missing`, `body-missing`, `truncated`, `too-deep`, `zone-unknown`.
void add_warnings(Article& article, const Source& source, const html::Document& document);

/// Adds those of them that are said of any page: `truncated`, `too-deep`.
void add_page_warnings(std::vector<Warning>& warnings, const Source& source,
                       const html::Document& document);

}  // namespace dateline::extraction
