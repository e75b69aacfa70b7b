#pragma once

#include <span>
#include <vector>

#include "extract/list_row.h"
#include "extract/page_view.h"
#include "extract/piece.h"

namespace dateline::extraction {

/// Cuts a list's pieces into rows.
///
/// Where links lead to articles, each such link is a row, and what stands between two of them
/// belongs to the one that it shares the deeper element with; in flat markup, to the title before
/// it (to the one behind it when the list begins with a date). Where there are no links, each date
/// closes a row (or opens it, likewise). Running text, and titles outside the element that holds
/// the dated rows, end the list. `before` is a node in front of the list, such as its label: no row
/// reaches round it.
std::vector<Row> group_rows(const PageView& view, std::span<const Piece> pieces,
                            html::NodeIndex before, const RowReader& reader);

}  // namespace dateline::extraction
