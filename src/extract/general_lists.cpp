#include "extract/general_lists.h"

#include <algorithm>
#include <array>
#include <bit>
#include <iterator>
#include <limits>
#include <string>
#include <unordered_set>
#include <utility>

#include "extract/body_text.h"
#include "extract/card_groups.h"
#include "extract/card_row.h"
#include "extract/class_word_set.h"
#include "extract/list_heading.h"
#include "extract/list_labels.h"
#include "extract/list_place.h"
#include "extract/page_view.h"
#include "extract/title_links.h"
#include "html/text_rendering.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

using html::Node;
using html::NodeIndex;
using html::Tag;

constexpr std::size_t fewest_cards_without_label = 3;
constexpr std::size_t fewest_cards_by_class = 2;

constexpr ClassWords words_of_cards({"teaser", "card", "readmore", "promo", "recirc"});

class ListFinder {
 public:
  ListFinder(const html::Document& document, const UrlResolver& urls,
             std::span<const content::Block> runs)
      : document_(document),
        urls_(urls),
        runs_(runs),
        cards_(group_cards(document, find_title_links(document, urls, runs), runs)) {}

  /// Rows of the story go first, so that no other leads where they do.
  GeneralLists find(std::vector<Row> story_rows) {
    for (Row& row : story_rows) add(ListLabel::read_also, std::move(row));
    for (const CardGroup& group : cards_.groups) read_group(group);
    for (std::vector<Row>* rows : {&lists_.read_also, &lists_.latest_news}) {
      std::stable_sort(rows->begin(), rows->end(),
                       [](const Row& a, const Row& b) { return a.first < b.first; });
    }
    return std::move(lists_);
  }

 private:
  Node node(NodeIndex index) const { return document_.node(index); }

  void add(ListLabel label, Row row) {
    if (!row.item.url || is_list_label(row.item.title)) return;
    if (!addresses_.insert(address_key(*row.item.url)).second) return;
    (label == ListLabel::latest_news ? lists_.latest_news : lists_.read_also)
        .push_back(std::move(row));
  }

  void read_group(const CardGroup& group) {
    const Card& first = cards_.cards[group.begin];
    const std::size_t count = group.end - group.begin;
    const NodeIndex limit = end_of_what_is_before(group.begin);
    const bool is_alone = count == 1;
    ListHeading heading =
        find_list_heading(document_, is_alone ? first.title.link : first.root, limit, is_alone);
    if (heading.node == html::no_node && first.root < open_list_end_) {
      read_rows(group, open_label_, 0);  // the list above goes on
      return;
    }
    open_list_end_ = 0;
    const ListPlace place = place_of(first.container);
    if (place.is_navigation || heading.label == ListLabel::other) return;
    if (heading.label != ListLabel::none) {
      if (is_alone && cards_.count_stories(group) == 0 && !first.title.has_heading) return;
      open(heading, first);
      read_rows(group, heading.label, heading.node);
      return;
    }
    if (place.label == ListLabel::other) return;
    if (place.label != ListLabel::none && count >= fewest_cards_by_class) {
      if (heading.node != html::no_node) open({place.label, heading.node}, first);
      read_rows(group, place.label, 0);
      return;
    }
    if (is_alone && is_card_within_story(first)) {
      read_rows(group, ListLabel::read_also, 0);
      return;
    }
    if (count < fewest_cards_without_label || place.is_footer) return;
    const bool is_above_story = runs_.empty() || first.root < runs_.front().first;
    if (is_above_story && !place.is_aside) return;
    if (cards_.count_stories(group) * 5 < count * 3) return;
    if (heading.node != html::no_node) open({ListLabel::read_also, heading.node}, first);
    read_rows(group, ListLabel::read_also, 0);
  }

  /// A box of its own between the story's paragraphs that leads to one other story.
  bool is_card_within_story(const Card& card) const {
    if (runs_.empty() || card.root < runs_.front().first || card.root > runs_.back().last ||
        !card.title.has_story_url)
      return false;
    for (Node at = node(card.title.link); at && at.index() >= card.root; at = at.parent()) {
      if (at.tag() == Tag::article || at.tag() == Tag::aside || is_named_related(at) ||
          words_of_cards.name(at))
        return true;
    }
    return false;
  }

  /// Lets groups go on with a list: inside of the element that holds its heading and its first
  /// card, where that holds nothing of the story.
  void open(const ListHeading& heading, const Card& first) {
    const Node scope = node(common_ancestor(document_, heading.node, first.title.link));
    open_label_ = heading.label;
    open_list_end_ = holds_story(scope) ? 0 : scope.subtree_end();
  }

  /// One past the last node of the card or the run of the story in front of a card.
  NodeIndex end_of_what_is_before(std::size_t card) const {
    const NodeIndex link = cards_.cards[card].title.link;
    NodeIndex end = card > 0 ? node(cards_.cards[card - 1].root).subtree_end() : 0;
    const auto run = std::lower_bound(
        runs_.begin(), runs_.end(), link,
        [](const content::Block& it, NodeIndex wanted) { return it.first < wanted; });
    if (run != runs_.begin()) end = std::max(end, std::prev(run)->last + 1);
    return std::min(end, link);
  }

  bool holds_story(Node element) const {
    const auto run = std::lower_bound(
        runs_.begin(), runs_.end(), element.index(),
        [](const content::Block& it, NodeIndex wanted) { return it.first < wanted; });
    return run != runs_.end() && run->first < element.subtree_end();
  }

  ListPlace place_of(NodeIndex container) {
    return places_.place_of(node(container), [&](Node element) { return holds_story(element); });
  }

  /// Reads a group's rows, none of which reaches back to the node of its label.
  void read_rows(const CardGroup& group, ListLabel label, NodeIndex behind) {
    for (std::size_t i = group.begin; i < group.end; ++i) {
      Card card = cards_.cards[i];
      // A card that holds its list's label is what stands behind that.
      while (behind > card.root && behind < node(card.root).subtree_end() &&
             card.root < card.title.link)
        card.root = child_towards(document_, card.root, card.title.link);
      const NodeIndex end = end_of_card(document_, cards_, group, i, card);
      if (auto row = read_card(document_, card, end, urls_)) add(label, std::move(*row));
    }
  }

  const html::Document& document_;
  const UrlResolver& urls_;
  std::span<const content::Block> runs_;
  Cards cards_;
  GeneralLists lists_;
  std::unordered_set<std::string> addresses_;
  ListPlaces places_;
  ListLabel open_label_ = ListLabel::none;
  NodeIndex open_list_end_ = 0;
};

/// Takes blocks out of the story that stand inside of rows.
void drop_blocks_in_rows(const html::Document& document, const GeneralLists& lists,
                         std::vector<PlacedBlock>& blocks) {
  std::vector<std::pair<NodeIndex, NodeIndex>> ranges;  // first and last node
  for (const std::vector<Row>* rows : {&lists.read_also, &lists.latest_news}) {
    for (const Row& row : *rows)
      ranges.emplace_back(row.first, document.node(row.last).subtree_end() - 1);
  }
  std::sort(ranges.begin(), ranges.end());
  std::erase_if(blocks, [&](const PlacedBlock& placed) {
    const auto behind =
        std::upper_bound(ranges.begin(), ranges.end(), std::pair(placed.first, html::no_node));
    return behind != ranges.begin() && std::prev(behind)->second >= placed.first;
  });
}

/// Takes blocks out of the story that say no more than a row's title.
void drop_titles(const GeneralLists& lists, std::vector<PlacedBlock>& blocks) {
  // Most blocks are longer than any title, and most titles longer than any sub-head: only what may
  // be equal is compared, as keys are about as long as their texts.
  const auto rank = [](const std::string& text) { return std::bit_width(text.size()); };
  std::array<bool, 2 + std::numeric_limits<std::size_t>::digits> has_block{};
  std::vector<std::string> texts;
  for (const PlacedBlock& placed : blocks) {
    std::string& text = texts.emplace_back(text_of(placed.block));
    const auto own = static_cast<std::size_t>(rank(text));
    for (std::size_t near = own > 0 ? own - 1 : 0; near <= own + 1; ++near) has_block[near] = true;
  }
  std::unordered_set<std::string> titles;
  std::size_t longest = 0;
  for (const std::vector<Row>* rows : {&lists.read_also, &lists.latest_news}) {
    for (const Row& row : *rows) {
      if (!has_block[static_cast<std::size_t>(rank(row.item.title))]) continue;
      titles.insert(text::comparison_key_of_folded(row.item.title));
      longest = std::max(longest, row.item.title.size());
    }
  }
  std::size_t block = 0;
  std::erase_if(blocks, [&](const PlacedBlock&) {
    const std::string& text = texts[block++];
    return !text.empty() && text.size() <= 2 * longest &&
           titles.contains(text::comparison_key_of_folded(text));
  });
}

/// Takes rows out that stand inside of blocks: between the items of a list.
void drop_rows_in_blocks(const std::vector<PlacedBlock>& blocks, std::vector<Row>& rows) {
  std::erase_if(rows, [&](const Row& row) {
    const auto behind = std::upper_bound(
        blocks.begin(), blocks.end(), row.first,
        [](NodeIndex wanted, const PlacedBlock& placed) { return wanted < placed.first; });
    return behind != blocks.begin() && std::prev(behind)->last > row.first;
  });
}

}  // namespace

GeneralLists find_general_lists(const html::Document& document, const UrlResolver& urls,
                                std::span<const content::Block> runs, StoryContent& story) {
  GeneralLists lists = ListFinder(document, urls, runs).find(std::move(story.rows));
  story.rows.clear();
  for (std::vector<Row>* rows : {&lists.read_also, &lists.latest_news})
    drop_rows_in_blocks(story.blocks, *rows);
  drop_blocks_in_rows(document, lists, story.blocks);
  drop_titles(lists, story.blocks);
  return lists;
}

}  // namespace dateline::extraction
