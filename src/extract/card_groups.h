#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "content/block.h"
#include "extract/title_links.h"
#include "html/document.h"

namespace dateline::extraction {

/// The smallest part of a page that belongs to one other story: its title with all that stands
/// beside it.
struct Card {
  TitleLink title;
  html::NodeIndex root = html::no_node;       ///< the card's element, or the link itself
  html::NodeIndex container = html::no_node;  ///< the element that holds it beside others
};

/// Cards that follow each other in one element, or in rows of one grid.
struct CardGroup {
  std::size_t begin = 0;  ///< in the cards
  std::size_t end = 0;
};

/// What a page's title links are the titles of.
struct Cards {
  std::vector<Card> cards;        ///< in the page's order
  std::vector<CardGroup> groups;  ///< of all cards

  /// How many of a group's cards are of stories, by their address or their heading.
  std::size_t count_stories(const CardGroup& group) const;
};

/// No card holds text of the story, and no group reaches across it or across a heading.
Cards group_cards(const html::Document& document, std::span<const TitleLink> titles,
                  std::span<const content::Block> runs);

/// One past the last node of the card of that number, which is of the group: in an element that
/// holds the next one too it ends there. `card` may have another root.
html::NodeIndex end_of_card(const html::Document& document, const Cards& cards,
                            const CardGroup& group, std::size_t number, const Card& card);

}  // namespace dateline::extraction
