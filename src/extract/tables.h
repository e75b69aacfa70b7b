#pragma once

#include <optional>

#include "dateline/article.h"
#include "html/document.h"

namespace dateline::extraction {

/// The rows of a table that holds data: two rows or more of two cells or more, none of them with
/// paragraphs or a table inside. Empty for a table that lays out a page.
std::optional<Table> read_data_table(html::Node element);

}  // namespace dateline::extraction
