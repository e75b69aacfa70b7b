#include "extract/main_list.h"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

#include "extract/card_groups.h"
#include "extract/card_row.h"
#include "extract/list_heading.h"
#include "extract/list_labels.h"
#include "extract/list_place.h"
#include "extract/page_view.h"
#include "extract/title_links.h"

namespace dateline::extraction {

namespace {

using html::Node;
using html::NodeIndex;

// Fewer rows are no list, and the boxes beside them count too.
constexpr std::size_t fewest_rows = 3;
// A heading that leads to no story's address and stands alone is a section's below these: in code
// points, or fewer in more blanks.
constexpr std::size_t shortest_title_alone = 40;
constexpr std::size_t shortest_sentence_alone = 25;
constexpr std::ptrdiff_t fewest_blanks_alone = 4;

class MainListFinder {
 public:
  MainListFinder(const html::Document& document, const UrlResolver& urls)
      : document_(document),
        urls_(urls),
        cards_(group_cards(document, find_title_links(document, urls, {}), {})) {}

  std::vector<Row> find() {
    for (const CardGroup& group : cards_.groups) read_group(group);
    std::vector<Row> rows;
    std::unordered_set<std::string> addresses;
    const auto add = [&](std::vector<Row>& from) {
      for (Row& row : from) {
        if (addresses.insert(address_key(*row.item.url)).second) rows.push_back(std::move(row));
      }
    };
    add(main_);
    if (rows.size() < fewest_rows) add(side_);
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row& a, const Row& b) { return a.first < b.first; });
    return rows;
  }

 private:
  Node node(NodeIndex index) const { return document_.node(index); }

  /// Whether an element holds more than half of all cards: then its names are the page's.
  bool holds_most(Node element) const {
    const auto is_before = [](const Card& card, NodeIndex wanted) {
      return card.title.link < wanted;
    };
    const auto& all = cards_.cards;
    const auto first = std::lower_bound(all.begin(), all.end(), element.index(), is_before);
    const auto last = std::lower_bound(first, all.end(), element.subtree_end(), is_before);
    return static_cast<std::size_t>(last - first) * 2 > all.size();
  }

  void read_group(const CardGroup& group) {
    const Card& first = cards_.cards[group.begin];
    const ListPlace place =
        places_.place_of(node(first.container), [&](Node element) { return holds_most(element); });
    if (place.is_navigation || place.is_footer || !lists_stories(group)) return;
    const ListLabel label = label_above(group);
    if (label == ListLabel::other) return;
    const bool is_beside = place.is_aside || label == ListLabel::most_read ||
                           place.label == ListLabel::read_also ||
                           place.label == ListLabel::most_read;
    read_rows(group, is_beside ? side_ : main_);
  }

  /// What names a group: the heading above it, or that of the list that it goes on with. "Top
  /// stories" and "More from ..." are the page's own list as well as stories without a label.
  ListLabel label_above(const CardGroup& group) {
    const Card& first = cards_.cards[group.begin];
    const ListHeading heading = find_list_heading(document_, first.root, end_before(group.begin),
                                                  /*labels_only=*/false);
    if (heading.node == html::no_node)
      return first.root < open_list_end_ ? open_label_ : ListLabel::none;
    const Node scope = node(common_ancestor(document_, heading.node, first.title.link));
    open_label_ = heading.label;
    open_list_end_ = holds_most(scope) ? 0 : scope.subtree_end();
    // A text that is no heading names nothing outside of its own element: a menu's "Newsletters".
    const bool is_heading = html::heading_level(node(heading.node).tag()) > 0;
    return is_heading || open_list_end_ > 0 ? heading.label : ListLabel::none;
  }

  /// One past the last node of the card in front of a card.
  NodeIndex end_before(std::size_t card) const {
    const NodeIndex end = card > 0 ? node(cards_.cards[card - 1].root).subtree_end() : 0;
    return std::min(end, cards_.cards[card].root);
  }

  /// Whether most of a group are stories by their address or their heading.
  bool lists_stories(const CardGroup& group) const {
    return cards_.count_stories(group) * 5 >= (group.end - group.begin) * 3;
  }

  /// Few headings without a story's address are those of sections, where they are short.
  static bool is_title_of_story(const Card& card, const Row& row, const CardGroup& group) {
    if (is_list_label(row.item.title)) return false;
    if (card.title.has_story_url || group.end - group.begin >= fewest_rows) return true;
    const std::string& title = row.item.title;
    const std::size_t length = length_of(title);
    return length >= shortest_title_alone ||
           (length >= shortest_sentence_alone &&
            std::count(title.begin(), title.end(), ' ') >= fewest_blanks_alone);
  }

  void read_rows(const CardGroup& group, std::vector<Row>& rows) const {
    for (std::size_t i = group.begin; i < group.end; ++i) {
      const Card& card = cards_.cards[i];
      auto row = read_card(document_, card, end_of_card(document_, cards_, group, i, card), urls_);
      if (row && row->item.url && is_title_of_story(card, *row, group))
        rows.push_back(std::move(*row));
    }
  }

  const html::Document& document_;
  const UrlResolver& urls_;
  Cards cards_;
  ListPlaces places_;
  std::vector<Row> main_;
  std::vector<Row> side_;
  ListLabel open_label_ = ListLabel::none;
  NodeIndex open_list_end_ = 0;
};

}  // namespace

std::vector<Row> find_main_list(const html::Document& document, const UrlResolver& urls) {
  return MainListFinder(document, urls).find();
}

}  // namespace dateline::extraction
