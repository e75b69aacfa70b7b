#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "content/block.h"
#include "extract/url_resolver.h"
#include "html/document.h"

namespace dateline::extraction {

/// A link that may be the title of a story: to another page of the same site, with the text of a
/// title (or with it in its aria-label, where a link without text lies over a card) or inside a
/// heading (or with one inside of it), outside of the story and of navigation.
struct TitleLink {
  html::NodeIndex link = html::no_node;
  std::string_view href;       ///< trimmed, without fragment; of the Document
  bool has_story_url = false;  ///< its path looks like that of a story, not of a section
  bool has_heading = false;
  bool has_text = true;  ///< else its aria-label has the text of a title
};

/// All of a page's in its order; of links to one page that follow each other the first alone.
/// `runs` are those of the story, in page order.
std::vector<TitleLink> find_title_links(const html::Document& document, const UrlResolver& urls,
                                        std::span<const content::Block> runs);

/// Whether the path of a URL looks like that of a story: words or a number in its last part, and no
/// part that names a tag, an author, an account.
bool is_story_path(std::string_view path);

/// What is the same for all links to one page: of a story's URL without what sites count clicks by.
std::string address_key(std::string_view url);

}  // namespace dateline::extraction
