#pragma once

#include "html/document.h"

namespace dateline::extraction {

/// Whether microdata or RDFa call an element the author: itemprop="author",
/// property="schema:author", rel="dc:creator". Of <meta>, microdata alone: what else it says is
/// read with the metadata.
bool is_author_property(html::Node element);

}  // namespace dateline::extraction
