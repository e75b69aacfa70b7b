#include "extract/general_subtitle.h"

#include <algorithm>

#include "extract/body_text.h"
#include "extract/class_words.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

using html::Node;
using html::Tag;

constexpr std::size_t most_lines_below = 6;
constexpr std::size_t longest_subtitle = 400;  // in code points

/// Whether the element of a line, or one round it that does not hold the headline, is named so.
bool is_named_subtitle(Node block, Node heading) {
  for (Node node = block; node && node.tag() != Tag::body && !node.contains(heading);
       node = node.parent()) {
    for (const auto name : {html::AttributeName::class_, html::AttributeName::data_testid}) {
      const auto value = node.attribute(name);
      if (value && subtitle_words.in(*value)) return true;
    }
  }
  return false;
}

}  // namespace

GeneralSubtitle find_general_subtitle(const PageView& view, const GeneralTitle& title,
                                      const std::vector<Block>& body) {
  if (title.heading == html::no_node) return {};
  const Node heading = view.document.node(title.heading);
  const std::size_t begin = view.line_at(heading.subtree_end());
  const std::size_t end = std::min(view.lines.size(), begin + most_lines_below);
  for (std::size_t i = begin; i < end; ++i) {
    const TextLine& line = view.lines[i];
    if (line.in_navigation || line.is_link || length_of(line.text()) > longest_subtitle) continue;
    if (!is_named_subtitle(view.document.node(line.line.block), heading)) continue;
    const bool is_in_body = std::any_of(body.begin(), body.end(), [&](const Block& block) {
      return text::comparison_key(text_of(block)) == text::comparison_key(line.text());
    });
    if (is_in_body) return {};
    return {line.text(), line.line.first, line.line.last};
  }
  return {};
}

}  // namespace dateline::extraction
