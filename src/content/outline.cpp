#include "content/outline.h"

#include <algorithm>

#include "html/text_rendering.h"

namespace dateline::content {
namespace {

using html::Node;
using html::NodeIndex;
using html::Tag;

constexpr html::TagSet bold = {Tag::b, Tag::strong};
constexpr html::TagSet italic = {Tag::i, Tag::em};
/// Of inline elements round a block, more have no say.
constexpr int most_inline_elements = 4;
constexpr std::size_t longest_property = 256;
constexpr std::size_t most_kept_words = std::size_t{1} << 20;

bool is_block_level(Node element) {
  if (element.tag() == Tag::unknown)  // a custom element
    return element.tag_name().find('-') != std::string_view::npos;
  return html::is_block_level(element.tag()) || element.tag() == Tag::button;
}

constexpr std::array<std::uint8_t, html::tag_count> places_of_tags() {
  std::array<std::uint8_t, html::tag_count> places{};
  places.fill(not_near);
  for (std::size_t i = 0; i < near_tags.size(); ++i)
    places[static_cast<std::size_t>(near_tags[i])] = static_cast<std::uint8_t>(i);
  return places;
}
constexpr auto place_of_tag = places_of_tags();
static_assert(near_tags.size() < not_near);

/// Different for most elements whose tags or class attributes differ: of a class attribute, its
/// length and its ends are looked at, and the bits of its classes.
std::uint32_t signature_of(Node node) {
  const std::string_view classes = node.class_attribute();
  std::uint32_t hash =
      mix(static_cast<std::uint32_t>(node.tag()), static_cast<std::uint32_t>(classes.size()));
  if (classes.empty()) return hash;
  const std::uint64_t bits = node.class_bits();
  hash = mix(mix(hash, static_cast<std::uint32_t>(bits)), static_cast<std::uint32_t>(bits >> 32));
  constexpr std::size_t looked_at = 8;
  hash = mix(hash, hash_of(classes.substr(0, looked_at)));
  return classes.size() <= looked_at
             ? hash
             : mix(hash, hash_of(classes.substr(classes.size() - looked_at)));
}

class OutlineReader {
 public:
  OutlineReader(const html::Document& document, Outline& outline)
      : document_(document),
        screen_reader_classes_(document),
        out_(outline),
        meter_(outline.words) {
    // So that one huge page does not take memory from all that follow.
    if (out_.words.capacity() > most_kept_words) out_.words = {};
    if (out_.names.capacity() > most_kept_words) out_.names = {};
    out_.elements.clear();
    out_.blocks.clear();
    out_.words.clear();
    out_.names.clear();
  }

  void read() {
    const Node body = find_body();
    find_containers(body);
    open(body);
    const NodeIndex end = body.subtree_end();
    for (NodeIndex i = body.index() + 1; i < end && !is_full();) {
      while (i >= open_end_) close();
      i = read(document_.node(i));
    }
    while (!is_closed_) close();
  }

 private:
  bool is_full() const {
    return out_.blocks.size() >= Outline::most_blocks ||
           out_.elements.size() >= Outline::most_elements;
  }

  Node find_body() const {
    for (NodeIndex i = 0; i < document_.size(); ++i) {
      if (document_.node(i).tag() == Tag::body) return document_.node(i);
    }
    return document_.root();
  }

  /// Marks the inline elements that hold block-level ones.
  void find_containers(Node body) {
    is_container_.assign(document_.size(), false);
    for (NodeIndex i = body.index() + 1; i < body.subtree_end(); ++i) {
      const Node node = document_.node(i);
      if (!node.is_element() || !is_block_level(node)) continue;
      for (Node up = node; up && up != body && !is_container_[up.index()]; up = up.parent())
        is_container_[up.index()] = true;
    }
  }

  /// Reads a node; gives the next one to read.
  NodeIndex read(Node node) {
    if (node.is_text()) {
      add_text(node);
      return node.index() + 1;
    }
    const Tag tag = node.tag();
    if (is_without_text(tag) || screen_reader_classes_.name(node)) return node.subtree_end();
    const auto extend = [&](NodeIndex& end) { end = std::max(end, node.subtree_end()); };
    if (tag == Tag::a) extend(link_end_);
    if (bold.contains(tag)) extend(bold_end_);
    if (italic.contains(tag)) extend(italic_end_);
    if (is_container_[node.index()]) {
      open(node);
    } else if (tag == Tag::br) {
      if (++line_breaks_ >= 2) {
        end_block();
      } else {
        meter_.add_line_break();
      }
    } else if (tag == Tag::a) {
      meter_.add_link();
    }
    return node.index() + 1;
  }

  void add_text(Node node) {
    const bool was_empty = meter_.is_empty();
    const std::size_t before = meter_.characters();
    meter_.add(node.text(), {.is_link = node.index() < link_end_,
                             .is_bold = node.index() < bold_end_,
                             .is_italic = node.index() < italic_end_});
    if (meter_.characters() == before) return;
    if (was_empty) first_ = node.index();
    last_ = node.index();
    line_breaks_ = 0;
  }

  void open(Node node) {
    if (!out_.elements.empty()) end_block();
    const auto index = static_cast<std::uint32_t>(out_.elements.size());
    OutlineElement& element = out_.elements.emplace_back();
    element.node = node.index();
    element.tag = node.tag();
    element.parent = open_;
    element.first_block = static_cast<std::uint32_t>(out_.blocks.size());
    element.signature = signature_of(node);
    element.names_from = static_cast<std::uint32_t>(out_.names.size());
    append_name_words(node, out_.names);
    element.names_to = static_cast<std::uint32_t>(out_.names.size());
    if (index == 0) {
      element.near.fill(not_near);
    } else {
      const OutlineElement& parent = out_.elements[open_];
      element.depth = static_cast<std::uint16_t>(parent.depth + 1);
      for (std::size_t i = 0; i < near_count; ++i)
        element.near[i] = static_cast<std::uint8_t>(std::min<int>(parent.near[i] + 1, not_near));
    }
    if (const std::uint8_t place = place_of_tag[static_cast<std::size_t>(node.tag())];
        place != not_near)
      element.near[place] = 0;
    for (std::uint32_t i = element.names_from; i < element.names_to; ++i)
      element.near[near_purpose + static_cast<std::size_t>(purpose_of(out_.names[i]))] = 0;
    if (const auto attribute = node.attribute(html::AttributeName::itemprop)) {
      const std::string_view property = attribute->substr(0, longest_property);
      const bool is_body = property.find("Body") != std::string_view::npos ||
                           property.find("text") != std::string_view::npos;
      element.near[is_body ? near_body_property : near_other_property] = 0;
    }
    if (html::is_hidden(node) ||
        node.attribute(html::AttributeName::aria_hidden) == std::string_view("true"))
      element.near[near_hidden] = 0;
    open_ = index;
    open_end_ = node.subtree_end();
  }

  void close() {
    end_block();
    OutlineElement& element = out_.elements[open_];
    element.end = static_cast<std::uint32_t>(out_.elements.size());
    element.end_block = static_cast<std::uint32_t>(out_.blocks.size());
    is_closed_ = open_ == 0;
    open_ = element.parent;
    open_end_ = document_.node(out_.elements[open_].node).subtree_end();
  }

  void end_block() {
    line_breaks_ = 0;
    if (meter_.is_empty()) {
      meter_.take();
      return;
    }
    OutlineBlock& block = out_.blocks.emplace_back();
    block.block = {out_.elements[open_].node, first_, last_};
    block.element = open_;
    block.names_from = static_cast<std::uint32_t>(out_.names.size());
    Node up = document_.node(first_).parent();
    for (int i = 0; i < most_inline_elements && up && up.index() != block.block.element;
         ++i, up = up.parent()) {
      if (up.subtree_end() > last_) append_name_words(up, out_.names);
    }
    block.names_to = static_cast<std::uint32_t>(out_.names.size());
    block.text = meter_.take();
  }

  const html::Document& document_;
  const ScreenReaderClasses screen_reader_classes_;
  Outline& out_;
  TextMeter meter_;
  std::vector<bool> is_container_;  // by node
  std::uint32_t open_ = 0;          // the innermost open element
  NodeIndex open_end_ = 0;          // one past its last node
  bool is_closed_ = false;          // the body
  NodeIndex first_ = html::no_node;
  NodeIndex last_ = html::no_node;
  NodeIndex link_end_ = 0;
  NodeIndex bold_end_ = 0;
  NodeIndex italic_end_ = 0;
  int line_breaks_ = 0;  // since the last text
};

}  // namespace

std::size_t near_place(Tag tag) noexcept {
  return place_of_tag[static_cast<std::size_t>(tag)];
}

std::uint32_t kind_hash(const Outline& outline, const OutlineBlock& block) {
  const OutlineElement& element = outline.element_of(block);
  return mix(element.signature, outline.parent_of(element).signature);
}

int heading_level(const Outline& outline, const OutlineBlock& block) {
  const OutlineElement& element = outline.element_of(block);
  const int level = html::heading_level(element.tag);
  return level > 0 ? level : html::heading_level(outline.parent_of(element).tag);
}

void read_outline(const html::Document& document, Outline& outline) {
  OutlineReader(document, outline).read();
}

}  // namespace dateline::content
