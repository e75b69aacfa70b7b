#pragma once

#include <string_view>

#include "content/page_hints.h"
#include "extract/metadata.h"

namespace dateline::extraction {

/// What the content model is told of a page's metadata, which must outlive it, as
/// `address` must: the page's URL or canonical URL, empty when unknown.
content::PageHints page_hints(const Metadata& metadata, std::string_view address);

}  // namespace dateline::extraction
