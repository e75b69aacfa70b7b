#include "extract/story_runs.h"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "html/selector.h"
#include "html/text_rendering.h"
#include "text/fold.h"

namespace dateline::testing {

namespace {

using html::Node;
using html::NodeIndex;
using html::Tag;

bool parts_runs(Node element) {
  return html::is_block_level(element.tag()) || element.tag() == Tag::button ||
         element.tag_name().find('-') != std::string_view::npos;
}

/// Whether an element's content is a matter of its own: block-level, or with such inside.
bool holds_runs(Node element) {
  for (NodeIndex i = element.index(); i < element.subtree_end(); ++i) {
    if (element.document().node(i).is_element() && parts_runs(element.document().node(i)))
      return true;
  }
  return false;
}

class RunCollector {
 public:
  std::vector<content::Block> collect(const html::Document& document) {
    for (NodeIndex i = 1; i < document.size(); ++i) {
      while (!open_.empty() && open_.back().subtree_end() <= i) {
        open_.pop_back();
        end_run();
      }
      const Node node = document.node(i);
      if (node.is_text()) {
        add(node);
      } else if (node.tag() == Tag::br) {
        if (++breaks_ > 1) end_run();
      } else if (content::is_without_text(node.tag())) {
        i = node.subtree_end() - 1;
      } else if (holds_runs(node)) {
        end_run();
        open_.push_back(node);
      }
    }
    return std::move(runs_);
  }

 private:
  void add(Node text) {
    if (text::fold(text.text()).empty()) return;
    if (!is_open_) runs_.push_back({open_.back().index(), text.index(), text.index()});
    runs_.back().last = text.index();
    is_open_ = true;
    breaks_ = 0;
  }

  void end_run() {
    is_open_ = false;
    breaks_ = 0;
  }

  std::vector<content::Block> runs_;
  std::vector<Node> open_;
  bool is_open_ = false;
  int breaks_ = 0;
};

}  // namespace

std::vector<content::Block> runs_inside(const html::Document& document, std::string_view selector) {
  const auto compiled = html::Selector::compile(selector);
  if (!compiled) throw std::runtime_error("no selector: " + std::string(selector));
  const std::vector<Node> elements = html::select_all(document.root(), *compiled);
  std::vector<content::Block> runs = RunCollector().collect(document);
  std::erase_if(runs, [&](const content::Block& run) {
    return std::none_of(elements.begin(), elements.end(), [&](Node element) {
      return element.index() < run.first && run.first < element.subtree_end();
    });
  });
  return runs;
}

}  // namespace dateline::testing
