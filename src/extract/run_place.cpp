#include "extract/run_place.h"

#include <algorithm>

#include "extract/embeds.h"
#include "extract/tables.h"
#include "html/text_rendering.h"

namespace dateline::extraction {

namespace {

using html::Node;
using html::NodeIndex;
using html::Tag;

/// What stands round a run, whatever it holds else.
struct Surroundings {
  Node heading;  // nearest
  Node item;     // nearest
};

class PlaceFinder {
 public:
  PlaceFinder(const html::Document& document, std::span<const content::Block> runs)
      : document_(document), runs_(runs), posts_(document), verdicts_(document.size()) {}

  std::vector<RunPlace> find() {
    surroundings_.reserve(runs_.size());
    for (const content::Block& run : runs_) surroundings_.push_back(surroundings_of(run));
    std::vector<RunPlace> places;
    places.reserve(runs_.size());
    for (std::size_t i = 0; i < runs_.size(); ++i) places.push_back(place_of(i));
    return places;
  }

 private:
  Surroundings surroundings_of(const content::Block& run) const {
    Surroundings around;
    for (Node node = document_.node(run.element); node; node = node.parent()) {
      if (!around.heading && html::heading_level(node.tag()) > 0) around.heading = node;
      if (!around.item && node.tag() == Tag::li) around.item = node;
    }
    return around;
  }

  RunPlace place_of(std::size_t index) {
    Node cell;
    Node block;
    RunPlace outermost;
    const auto take = [&](RunPlace::Kind kind, Node holder, Node part) {
      outermost = {kind, holder, part};
    };
    for (Node node = document_.node(runs_[index].element); node; node = node.parent()) {
      if (!block && html::is_block_level(node.tag())) block = node;
      switch (node.tag()) {
        case Tag::figcaption:
          if (is_of_picture(node)) return {RunPlace::Kind::caption, node, {}};
          break;
        case Tag::pre:
          take(RunPlace::Kind::code, node, {});
          break;
        case Tag::ul:
        case Tag::ol:
          if (const Node item = surroundings_[index].item; item && node.contains(item)) {
            if (is(node, &PlaceFinder::is_list)) take(RunPlace::Kind::list, node, item);
          }
          break;
        case Tag::td:
        case Tag::th:
          if (!cell) cell = node;
          break;
        case Tag::table:
          if (cell && is(node, &PlaceFinder::is_table)) take(RunPlace::Kind::table, node, cell);
          break;
        case Tag::div:
          if (posts_.has(node)) return {RunPlace::Kind::post, node, {}};
          break;
        case Tag::blockquote:
          if (posts_.has(node)) return {RunPlace::Kind::post, node, {}};
          if (is(node, &PlaceFinder::is_quote)) take(RunPlace::Kind::quote, node, {});
          break;
        default:
          break;
      }
    }
    if (outermost.kind != RunPlace::Kind::paragraph) return outermost;
    if (const Node heading = surroundings_[index].heading)
      return {RunPlace::Kind::heading, heading, {}};
    return {RunPlace::Kind::paragraph, block ? block : document_.node(runs_[index].element), {}};
  }

  /// What `test` says of an element, asked once.
  bool is(Node element, bool (PlaceFinder::*test)(Node) const) {
    enum : std::uint8_t { unknown, yes, no };
    std::uint8_t& verdict = verdicts_[element.index()];
    if (verdict == unknown) verdict = (this->*test)(element) ? yes : no;
    return verdict == yes;
  }

  /// The runs inside an element: the first, and one past the last.
  std::pair<std::size_t, std::size_t> runs_inside(Node element) const {
    const auto at = [&](NodeIndex node) {
      const auto found = std::lower_bound(
          runs_.begin(), runs_.end(), node,
          [](const content::Block& run, NodeIndex wanted) { return run.first < wanted; });
      return static_cast<std::size_t>(found - runs_.begin());
    };
    return {at(element.index()), at(element.subtree_end())};
  }

  bool has_heading_inside(Node element, std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      const Node heading = surroundings_[i].heading;
      if (heading && element.contains(heading)) return true;
    }
    return false;
  }

  /// A list whose items are single texts.
  bool is_list(Node element) const {
    const auto [begin, end] = runs_inside(element);
    if (has_heading_inside(element, begin, end)) return false;
    Node item_before;  // of the last run that is a paragraph
    for (std::size_t i = begin; i < end; ++i) {
      if (document_.node(runs_[i].element).tag() != Tag::p) continue;
      const Node item = surroundings_[i].item;
      if (item && item == item_before && runs_[i].element != runs_[i - 1].element) return false;
      item_before = item;
    }
    return true;
  }

  bool is_quote(Node element) const {
    const auto [begin, end] = runs_inside(element);
    if (has_heading_inside(element, begin, end)) return false;
    constexpr std::size_t most_paragraphs_of_all_text = 3;
    if (end - begin <= most_paragraphs_of_all_text) return true;
    std::size_t inside = 0;
    std::size_t all = 0;
    for (std::size_t i = 0; i < runs_.size(); ++i) {
      const std::size_t from = document_.node(runs_[i].first).source().from;
      const std::size_t bytes =
          std::max<std::size_t>(document_.node(runs_[i].last).source().to, from) - from;
      all += bytes;
      if (i >= begin && i < end) inside += bytes;
    }
    return inside * 2 <= all;
  }

  bool is_table(Node element) const { return data_cells(element).has_value(); }

  static bool is_of_picture(Node caption) {
    Node figure = caption.parent();
    while (figure && figure.tag() != Tag::figure) figure = figure.parent();
    if (!figure) return false;
    for (NodeIndex i = figure.index() + 1; i < figure.subtree_end(); ++i) {
      switch (figure.document().node(i).tag()) {
        case Tag::img:
        case Tag::iframe:
        case Tag::video:
        case Tag::audio:
          return true;
        default:
          break;
      }
    }
    return false;
  }

  const html::Document& document_;
  std::span<const content::Block> runs_;
  QuotedPosts posts_;
  std::vector<std::uint8_t> verdicts_;  // by node
  std::vector<Surroundings> surroundings_;
};

}  // namespace

std::vector<RunPlace> places_of_runs(const html::Document& document,
                                     std::span<const content::Block> runs) {
  return PlaceFinder(document, runs).find();
}

}  // namespace dateline::extraction
