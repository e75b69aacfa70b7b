#pragma once

#include "extract/list_labels.h"
#include "html/document.h"

namespace dateline::extraction {

/// What stands above a list.
struct ListHeading {
  ListLabel label = ListLabel::none;
  html::NodeIndex node = html::no_node;  ///< its element or text; no_node where nothing names it
};

/// The heading or label nearest in front of node `begin`, not further back than node `limit`: a
/// heading of any text, or one of the last few texts that is a label. With `labels_only` headings
/// of other texts do not count.
ListHeading find_list_heading(const html::Document& document, html::NodeIndex begin,
                              html::NodeIndex limit, bool labels_only);

}  // namespace dateline::extraction
