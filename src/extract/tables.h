#pragma once

#include <optional>
#include <vector>

#include "dateline/article.h"
#include "html/document.h"

namespace dateline::extraction {

/// The cells, row by row, of a table that holds data: two rows or more of two cells or more, none
/// of them with paragraphs or a table inside. Empty for a table that lays out a page.
std::optional<std::vector<std::vector<html::Node>>> data_cells(html::Node element);

/// The text of the cells of such a table. Empty too when a cell holds more text than data does.
std::optional<Table> read_data_table(html::Node element);

}  // namespace dateline::extraction
