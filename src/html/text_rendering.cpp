#include "html/text_rendering.h"

#include <optional>
#include <string_view>
#include <utility>

#include "html/tag_set.h"
#include "text/fold.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace dateline::html {
namespace {

/// Elements that show something else than the text inside of them.
constexpr TagSet without_text = {
    Tag::applet,   Tag::audio,      Tag::canvas,         Tag::iframe, Tag::meter,
    Tag::object,   Tag::video,      Tag::progress,       Tag::select, Tag::svg,
    Tag::textarea, Tag::annotation, Tag::annotation_xml,
};

// More do not end at <br> or line ends. No page that somebody wrote has so many.
constexpr std::size_t most_lines = 250'000;

constexpr TagSet preformatted = {Tag::pre, Tag::listing, Tag::xmp, Tag::plaintext};

bool is_preformatted(Node node) {
  while (node && !preformatted.contains(node.tag())) node = node.parent();
  return static_cast<bool>(node);
}

/// Whether folding leaves anything of the text.
bool has_visible_text(std::string_view utf8) {
  for (std::size_t position = 0; position < utf8.size();) {
    const text::CodePoint code_point = text::code_point_at(utf8, position);
    if (!text::is_white_space(code_point.value) && !text::is_invisible(code_point.value))
      return true;
    position += code_point.length;
  }
  return false;
}

/// One pass over what is seen of a subtree. `visitor` is told of each text node, of each <br>, and
/// of each edge of a block, with the block that the text behind the edge stands in and whether its
/// white space is kept.
template <typename Visitor>
void visit_seen(Node scope, const std::vector<bool>* skipped, Visitor& visitor) {
  struct Block {
    NodeIndex index;
    NodeIndex end;
    bool keeps_white_space;
  };
  const Block whole{scope.index(), scope.subtree_end(), is_preformatted(scope)};
  std::vector<Block> open;  // inside of the scope
  const auto tell_edge = [&] {
    const Block& block = open.empty() ? whole : open.back();
    visitor.edge(block.index, block.keeps_white_space);
  };

  tell_edge();
  NodeIndex index = scope.is_text() ? scope.index() : scope.index() + 1;
  while (index < whole.end) {
    while (!open.empty() && index >= open.back().end) {
      open.pop_back();
      tell_edge();
    }
    const Node node(scope.document(), index);
    const bool is_block = is_block_level(node.tag());
    if (skipped != nullptr && (*skipped)[index]) {
      if (is_block) tell_edge();
      index = node.subtree_end();
      continue;
    }
    ++index;
    if (node.is_text()) {
      visitor.text(node);
    } else if (!node.is_element()) {
      continue;
    } else if (without_text.contains(node.tag()) || is_hidden(node)) {
      index = node.subtree_end();
    } else if (node.tag() == Tag::br) {
      visitor.br();
    } else if (is_block) {
      const bool keeps_white_space = (open.empty() ? whole : open.back()).keeps_white_space ||
                                     preformatted.contains(node.tag());
      open.push_back({node.index(), node.subtree_end(), keeps_white_space});
      tell_edge();
    }
  }
}

class LineCollector {
 public:
  void edge(NodeIndex block, bool keeps_white_space) {
    end_line();
    break_ = LineBreak::block;
    block_ = block;
    keeps_white_space_ = keeps_white_space;
  }

  void br() {
    if (lines_.size() >= most_lines) {
      if (first_ != no_node) append(" ");
      return;
    }
    end_line();
    if (break_ == LineBreak::br) break_ = LineBreak::blank_line;
    if (!break_) break_ = LineBreak::br;
  }

  void text(Node node) {
    std::string_view rest = node.text();
    while (keeps_white_space_) {
      const std::size_t end = rest.find('\n');
      if (end == std::string_view::npos) break;
      add(node, rest.substr(0, end));
      br();
      rest.remove_prefix(end + 1);
    }
    add(node, rest);
  }

  std::vector<Line> take() {
    end_line();
    return std::move(lines_);
  }

 private:
  void add(Node node, std::string_view text) {
    if (has_visible_text(text)) {
      if (first_ == no_node) first_ = node.index();
      last_ = node.index();
    } else if (first_ == no_node) {
      return;  // white space at the start of a line
    }
    append(text);
  }

  void append(std::string_view text) {
    // Most lines are one text node, which needs no copy.
    if (run_.empty() && only_.empty()) {
      only_ = text;
      return;
    }
    if (run_.empty()) run_ = std::exchange(only_, {});
    run_ += text;
  }

  void end_line() {
    if (first_ == no_node) return;
    Line& line = lines_.emplace_back();
    text::append_folded(line.text, run_.empty() ? only_ : run_);
    line.break_before = break_.value_or(LineBreak::block);
    line.first = std::exchange(first_, no_node);
    line.last = last_;
    line.block = block_;
    break_.reset();
    only_ = {};
    run_.clear();
  }

  std::vector<Line> lines_;
  std::optional<LineBreak> break_;  ///< since the last line
  NodeIndex block_ = no_node;
  bool keeps_white_space_ = false;

  // the line that has begun
  NodeIndex first_ = no_node;
  NodeIndex last_ = no_node;
  std::string_view only_;  ///< its text while it is one text node's
  std::string run_;        ///< its text when it is more than that
};

/// All text in a row, with a mark at line ends and between blocks.
struct TextCollector {
  char mark;
  std::string collected = {};

  void text(Node node) { collected += node.text(); }
  void br() { collected += mark; }
  void edge(NodeIndex, bool) {
    if (!collected.empty() && collected.back() != mark) collected += mark;
  }
};

}  // namespace

std::vector<Line> lines(Node scope) {
  LineCollector collector;
  visit_seen(scope, nullptr, collector);
  return collector.take();
}

std::vector<Line> lines(Node scope, const std::vector<bool>& skipped) {
  LineCollector collector;
  visit_seen(scope, &skipped, collector);
  return collector.take();
}

std::string inline_text(Node scope) {
  TextCollector collector{.mark = ' '};
  visit_seen(scope, nullptr, collector);
  return text::fold(collector.collected);
}

std::string preformatted_text(Node scope) {
  TextCollector collector{.mark = '\n'};
  visit_seen(scope, nullptr, collector);
  return text::fold_preformatted(collector.collected);
}

}  // namespace dateline::html
