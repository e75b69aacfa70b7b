#pragma once

#include <optional>
#include <vector>

#include "dateline/article.h"
#include "extract/headline.h"
#include "extract/search.h"
#include "extract/story.h"

namespace dateline::extraction {

/// The article's images: the lead first, then those of the body. Where the lead is one of the
/// body's, it is told there.
struct ArticleImages {
  std::vector<Image> images;
  std::optional<Found> lead_found;
};

ArticleImages find_images(const Search& search, const Headline& headline, const Story* story,
                          const std::vector<Block>& blocks);

}  // namespace dateline::extraction
