#include "extract/run_text.h"

#include "content/block.h"
#include "html/text_rendering.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

using html::Node;
using html::NodeIndex;

/// Calls `on_text` and `on_br` for the text nodes and <br> of a run that a reader sees.
template <typename OnText, typename OnBr>
void visit_run(const html::Document& document, NodeIndex first, NodeIndex last, OnText on_text,
               OnBr on_br) {
  for (NodeIndex i = first; i <= last; ++i) {
    const Node node = document.node(i);
    if (node.is_text()) {
      on_text(node);
    } else if (node.tag() == html::Tag::br) {
      on_br();
    } else if (node.is_element() &&
               (content::is_without_text(node.tag()) || content::is_for_screen_readers(node) ||
                html::is_hidden(node))) {
      i = node.subtree_end() - 1;
    }
  }
}

}  // namespace

std::vector<RunPart> parts_of_run(const html::Document& document, NodeIndex first, NodeIndex last) {
  std::vector<RunPart> parts;
  RunPart part;
  const auto end_part = [&] {
    if (part.first != html::no_node) parts.push_back(std::move(part));
    part = {};
  };
  visit_run(
      document, first, last,
      [&](Node node) {
        const std::string_view text = node.text();
        if (!text::trim_ascii(text).empty()) {
          if (part.first == html::no_node) part.first = node.index();
          part.last = node.index();
        }
        part.text += text;
      },
      end_part);
  end_part();
  return parts;
}

std::string text_of_run(const html::Document& document, NodeIndex first, NodeIndex last) {
  if (first == last) return text::fold(document.node(first).text());
  std::string raw;
  visit_run(
      document, first, last, [&](Node node) { raw += node.text(); }, [&] { raw += ' '; });
  return text::fold(raw);
}

}  // namespace dateline::extraction
