#pragma once

#include <string_view>
#include <vector>

#include "dateline/article.h"
#include "extract/links.h"
#include "extract/page_view.h"

namespace dateline::extraction {

/// The pictures of an article without a profile: the lead first, then those of the body. Where the
/// lead is one of the body's, it is told there.
struct GeneralImages {
  std::vector<Image> images;
  std::string_view lead_key;  ///< of the metadata that name the lead; empty when none do
  html::NodeIndex lead_node = html::no_node;
};

/// The lead is the first picture that the metadata name; what the page says below the same picture
/// becomes its caption.
GeneralImages find_general_images(const PageView& view, const std::vector<Block>& blocks,
                                  const Links& links);

}  // namespace dateline::extraction
