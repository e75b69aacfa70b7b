#include "extract/list_heading.h"

#include "content/block.h"
#include "extract/page_view.h"
#include "html/text_rendering.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

using html::Node;
using html::NodeIndex;

constexpr int most_texts = 4;
constexpr NodeIndex most_nodes = 300;
// In bytes.
constexpr std::size_t longest_label = 120;

/// The element in which a text stands by itself: its heading, else the nearest block-level element
/// with no more text than a label's; else the text.
Node label_element(Node text, NodeIndex limit) {
  Node block;
  for (Node node = text.parent(); node && node.index() >= limit; node = node.parent()) {
    if (html::heading_level(node.tag()) > 0) return node;
    if (content::is_without_text(node.tag())) return {};
    if (!block && html::is_block_level(node.tag())) block = node;
  }
  return block && block.subtree_end() - block.index() < 20 ? block : text;
}

}  // namespace

ListHeading find_list_heading(const html::Document& document, NodeIndex begin, NodeIndex limit,
                              bool labels_only) {
  int texts = 0;
  const NodeIndex last = begin > most_nodes + limit ? begin - most_nodes : limit;
  for (NodeIndex i = begin; i > last && texts < most_texts;) {
    --i;
    const Node node = document.node(i);
    if (!node.is_text() || text::trim_ascii(node.text()).empty()) continue;
    const Node element = label_element(node, limit);
    if (!element) continue;
    ++texts;
    // An element that begins in front of the label's place may hold the list too.
    const bool is_whole = element.subtree_end() <= begin;
    const std::string text = is_whole ? html::inline_text(element) : text::fold(node.text());
    if (text.size() <= longest_label) {
      const ListLabel label = label_of(label_key(text));
      if (label != ListLabel::none) return {label, element.index()};
    }
    if (html::heading_level(element.tag()) > 0 && !labels_only)
      return {ListLabel::none, element.index()};
    if (is_whole) i = element.index();
  }
  return {};
}

}  // namespace dateline::extraction
