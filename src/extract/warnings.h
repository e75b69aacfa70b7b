#pragma once

#include "dateline/article.h"
#include "extract/source.h"
#include "html/document.h"

namespace dateline::extraction {

/// Adds the warnings of what people would miss in an article that is otherwise complete:
/// `date-missing`, `body-missing`, `truncated`, `too-deep`, `zone-unknown`.
void add_warnings(Article& article, const Source& source, const html::Document& document);

}  // namespace dateline::extraction
