#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/page_hints.h"
#include "extract/blocks.h"
#include "extract/general_title.h"
#include "extract/url_resolver.h"

/// A body that the page's scripts state, for those pages that print none, or less than half of it.
namespace dateline::extraction {

struct StatedBody {
  StoryContent content;   ///< its blocks stand where the script stands, its rows nowhere
  std::string_view key;   ///< "articleBody", "liveBlogUpdate", or "script"
  bool is_named = false;  ///< the page's title or address stands with it
};

/// The article's text of JSON-LD, or the entries of a live ticker, else what find_story_data()
/// finds in other scripts: of what has the page's title or address near it, the longest; else what
/// is the only text there. Nothing where the page prints half of its words or more; the scripts are
/// not looked at where the page prints more than a beginning.
std::optional<StatedBody> find_stated_body(const PageView& view, const GeneralTitle& title,
                                           const content::PageHints& hints, const UrlResolver& urls,
                                           std::size_t printed_words);

/// The blocks of a text that is stated, which is HTML or plain text with line ends. `script` is the
/// element that states it. A block that repeats the headline is left out.
StoryContent read_stated_story(std::string_view stated, const UrlResolver& urls,
                               html::NodeIndex script, std::string_view headline);

}  // namespace dateline::extraction
