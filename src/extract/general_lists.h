#pragma once

#include <span>
#include <vector>

#include "content/block.h"
#include "extract/blocks.h"
#include "extract/url_resolver.h"

/// The lists beside a story on a page that no profile knows.
namespace dateline::extraction {

/// Rows in the page's order; no two of both lists lead to the same page.
struct GeneralLists {
  std::vector<Row> read_also;    ///< related, most read, recommended
  std::vector<Row> latest_news;  ///< the latest, breaking news
};

/// Finds cards of other stories of the same site, by the label above them (a heading, a short line,
/// an aria-label) and by their structure: three or more side by side beside or below the story,
/// none in navigation.
///
/// `runs` are those of the story, and `story` what read_general_story() has made of them: its rows
/// are taken over, and blocks that stand inside of a row or say no more than a row's title are
/// taken out of it.
GeneralLists find_general_lists(const html::Document& document, const UrlResolver& urls,
                                std::span<const content::Block> runs, StoryContent& story);

}  // namespace dateline::extraction
