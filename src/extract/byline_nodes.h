#pragma once

#include <string>
#include <vector>

#include "extract/class_word_set.h"
#include "extract/general_site.h"
#include "html/document.h"

/// Names of people in the nodes of a page, and what stands round those.
namespace dateline::extraction {

/// In code points: a longer line is no byline.
inline constexpr std::size_t longest_byline = 160;
/// Of an element, more are not looked at.
inline constexpr html::NodeIndex most_nodes_of_byline = 200;

/// The names in the nodes [begin, end): those of the first text that has any, and of others that a
/// comma or "and" joins to it, or that are links as it is.
std::vector<std::string> names_between(const html::Document& document, html::NodeIndex begin,
                                       html::NodeIndex end, const SiteNames& site);

/// Whether an element lies in a comment, a card, a biography: in something that `words` name and
/// that does not hold the headline. `heading` may be no node.
bool is_beside_the_article(html::Node element, html::Node heading, const ClassWords& words);

/// Whether the text in front of an element says that others than authors follow: "Reviewed by".
bool others_follow_before(html::Node element);

}  // namespace dateline::extraction
