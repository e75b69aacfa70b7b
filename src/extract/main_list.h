#pragma once

#include <vector>

#include "extract/list_row.h"
#include "extract/url_resolver.h"
#include "html/document.h"

namespace dateline::extraction {

/// The stories that a page lists which is no article itself, in its order, each once: cards of the
/// same site outside of navigation, footers and comments; boxes beside them ("Most read", an aside)
/// only where the page has hardly anything else.
std::vector<Row> find_main_list(const html::Document& document, const UrlResolver& urls);

}  // namespace dateline::extraction
