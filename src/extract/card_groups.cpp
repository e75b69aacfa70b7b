#include "extract/card_groups.h"

#include <algorithm>

#include "extract/page_view.h"
#include "extract/run_text.h"

namespace dateline::extraction {

namespace {

using html::Node;
using html::NodeIndex;

class CardGrouping {
 public:
  CardGrouping(const html::Document& document, std::span<const TitleLink> titles,
               std::span<const content::Block> runs)
      : document_(document), titles_(titles), runs_(runs) {}

  Cards group() {
    find_cards();
    form_groups();
    join_rows_of_grids();
    return std::move(result_);
  }

 private:
  Node node(NodeIndex index) const { return document_.node(index); }

  void find_cards() {
    result_.cards.reserve(titles_.size());
    NodeIndex with_last = 0;  // the nearest element round a title and the one before it
    std::size_t run = 0;      // the first behind the title
    for (std::size_t i = 0; i < titles_.size(); ++i) {
      const NodeIndex link = titles_[i].link;
      const NodeIndex with_next =
          i + 1 < titles_.size() ? common_ancestor(document_, link, titles_[i + 1].link) : 0;
      NodeIndex container = std::max(with_last, with_next);
      while (run < runs_.size() && runs_[run].first < link) ++run;
      if (run < runs_.size())
        container = std::max(container, common_ancestor(document_, link, runs_[run].first));
      if (run > 0)
        container = std::max(container, common_ancestor(document_, link, runs_[run - 1].last));
      result_.cards.push_back({titles_[i], child_towards(document_, container, link), container});
      with_last = with_next;
    }
  }

  void form_groups() {
    for (std::size_t i = 0; i < result_.cards.size(); ++i) {
      const bool goes_on = i > 0 && are_alike(result_.cards[i - 1], result_.cards[i]) &&
                           is_free_between(result_.cards[i - 1].root, result_.cards[i].root);
      if (goes_on) {
        ++result_.groups.back().end;
      } else {
        result_.groups.push_back({i, i + 1});
      }
    }
  }

  bool are_alike(const Card& a, const Card& b) const {
    return a.container == b.container && have_like_names(node(a.root), node(b.root));
  }

  /// Elements of one kind: of one tag and with a class in common, or one that begins alike
  /// ("item-1", "item-2"), or with none; items of one list always are.
  static bool have_like_names(Node a, Node b) {
    if (a.tag() != b.tag()) return false;
    if (a.tag() == html::Tag::li || (a.class_bits() & b.class_bits()) != 0) return true;
    const std::string_view first = a.class_attribute();
    const std::string_view second = b.class_attribute();
    constexpr std::size_t shortest_beginning = 4;
    return (first.empty() && second.empty()) ||
           (first.size() >= shortest_beginning &&
            second.starts_with(first.substr(0, shortest_beginning)));
  }

  /// Whether neither the story nor a heading stands between two elements.
  bool is_free_between(NodeIndex before, NodeIndex behind) const {
    const NodeIndex begin = node(before).subtree_end();
    for (NodeIndex i = begin; i < behind; ++i) {
      if (html::heading_level(node(i).tag()) > 0) return false;
    }
    const auto run = std::lower_bound(
        runs_.begin(), runs_.end(), begin,
        [](const content::Block& it, NodeIndex wanted) { return it.first < wanted; });
    return run == runs_.end() || run->first > behind;
  }

  /// Two cards in each of several elements side by side are one group.
  void join_rows_of_grids() {
    std::vector<CardGroup> joined;
    for (const CardGroup& group : result_.groups) {
      if (!joined.empty()) {
        const Card& last = result_.cards[joined.back().end - 1];
        const Card& first = result_.cards[group.begin];
        const Node a = node(last.container);
        const Node b = node(first.container);
        if (a != b && a.parent() && a.parent() == b.parent() && have_like_names(a, b) &&
            is_free_between(last.container, first.root)) {
          joined.back().end = group.end;
          continue;
        }
      }
      joined.push_back(group);
    }
    result_.groups = std::move(joined);
  }

  const html::Document& document_;
  std::span<const TitleLink> titles_;
  std::span<const content::Block> runs_;
  Cards result_;
};

}  // namespace

std::size_t Cards::count_stories(const CardGroup& group) const {
  return static_cast<std::size_t>(std::count_if(
      cards.begin() + static_cast<std::ptrdiff_t>(group.begin),
      cards.begin() + static_cast<std::ptrdiff_t>(group.end),
      [](const Card& card) { return card.title.has_story_url || card.title.has_heading; }));
}

html::NodeIndex end_of_card(const html::Document& document, const Cards& cards,
                            const CardGroup& group, std::size_t number, const Card& card) {
  const bool has_next = number + 1 < group.end;
  if (has_next && cards.cards[number + 1].container == card.container)
    return cards.cards[number + 1].root;
  return document.node(card.root).subtree_end();
}

Cards group_cards(const html::Document& document, std::span<const TitleLink> titles,
                  std::span<const content::Block> runs) {
  return CardGrouping(document, titles, runs).group();
}

}  // namespace dateline::extraction
