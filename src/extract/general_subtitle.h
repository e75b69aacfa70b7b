#pragma once

#include <string>
#include <vector>

#include "dateline/article.h"
#include "extract/general_title.h"
#include "extract/page_view.h"

namespace dateline::extraction {

/// What stands below a headline and is called a subtitle by its markup.
struct GeneralSubtitle {
  std::string text;  ///< empty when there is none
  html::NodeIndex first = html::no_node;
  html::NodeIndex last = html::no_node;
};

/// Finds the subtitle among the lines below the headline; one that is a block of the body is none.
GeneralSubtitle find_general_subtitle(const PageView& view, const GeneralTitle& title,
                                      const std::vector<Block>& body);

}  // namespace dateline::extraction
