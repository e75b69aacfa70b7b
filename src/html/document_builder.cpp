#include "html/document_builder.h"

#include <algorithm>

#include "html/ascii.h"
#include "html/character_references.h"
#include "html/tag_set.h"
#include "text/fold.h"

namespace dateline::html {
namespace {

// Tag::unknown comes first in our enumeration, GUMBO_TAG_UNKNOWN last in Gumbo's.
static_assert(static_cast<int>(GUMBO_TAG_HTML) + 1 == static_cast<int>(Tag::html));
static_assert(static_cast<int>(GUMBO_TAG_RTC) + 1 == static_cast<int>(Tag::rtc));
static_assert(GUMBO_TAG_UNKNOWN == GUMBO_TAG_RTC + 1);

constexpr TagSet without_children = {Tag::svg, Tag::template_};

Tag tag_of(GumboTag tag) {
  if (tag >= GUMBO_TAG_UNKNOWN) return Tag::unknown;
  return static_cast<Tag>(static_cast<int>(tag) + 1);
}

bool is_copy(const GumboNode& node) {
  constexpr unsigned copied =
      GUMBO_INSERTION_RECONSTRUCTED_FORMATTING_ELEMENT | GUMBO_INSERTION_ADOPTION_AGENCY_CLONED;
  return (node.parse_flags & copied) != 0;
}

}  // namespace

SourceRange cover(const SourceRange& a, const SourceRange& b) {
  if (a.is_empty()) return b;
  if (b.is_empty()) return a;
  return {std::min(a.from, b.from), std::max(a.to, b.to)};
}

void DocumentBuilder::append_tree(const GumboNode& document) {
  open_.push_back({append({}), no_node, &document.v.document.children, 0});
  while (!open_.empty()) {
    Open& open = open_.back();
    if (open.next_child == open.children->length) {
      close();
    } else {
      append_child(*static_cast<const GumboNode*>(open.children->data[open.next_child++]));
    }
  }
}

void DocumentBuilder::append_child(const GumboNode& node) {
  switch (node.type) {
    case GUMBO_NODE_ELEMENT:
    case GUMBO_NODE_TEMPLATE: {
      const NodeIndex index = append(element(node));
      if (without_children.contains(document_.nodes_[index].tag)) break;
      open_.push_back({index, no_node, &node.v.element.children, 0});
      append_unseen(node.v.element);
      break;
    }
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_CDATA:
    case GUMBO_NODE_WHITESPACE: {
      NodeRecord text;
      text.type = NodeType::text;
      read_text(node, text);
      append(text);
      break;
    }
    case GUMBO_NODE_COMMENT:
      read_comment(node.v.text);
      break;
    case GUMBO_NODE_DOCUMENT:
      break;
  }
}

void DocumentBuilder::append_text(SourceRange characters, SourceRange source) {
  NodeRecord text;
  text.type = NodeType::text;
  text.text = characters;
  text.source = source;
  append(text);
}

void DocumentBuilder::append_element(NodeRecord record) {
  record.type = NodeType::element;
  append_classes(record);
  append(record);
}

void DocumentBuilder::open_last() {
  open_.push_back({document_.size() - 1, no_node, nullptr, 0});
}

void DocumentBuilder::close_element(SourceRange end_tag) {
  NodeRecord& record = document_.nodes_[open_.back().index];
  record.source = cover(record.source, end_tag);
  close();
}

SourceRange DocumentBuilder::append_name(std::string_view name) {
  return append_decoded(
      [&](std::string& out) { append_raw_text(out, text::to_ascii_lower(name)); });
}

NodeIndex DocumentBuilder::append(const NodeRecord& record) {
  const NodeIndex index = document_.size();
  NodeRecord& appended = document_.nodes_.emplace_back(record);
  appended.subtree_end = index + 1;
  if (open_.empty()) return index;
  Open& parent = open_.back();
  appended.parent = parent.index;
  NodeRecord& outer = document_.nodes_[parent.index];
  outer.source = cover(outer.source, appended.source);
  if (parent.last_child != no_node) document_.nodes_[parent.last_child].next_sibling = index;
  parent.last_child = index;
  return index;
}

/// The innermost open node.
void DocumentBuilder::close() {
  NodeRecord& record = document_.nodes_[open_.back().index];
  open_.pop_back();
  record.subtree_end = document_.size();
  if (record.parent == no_node) return;
  NodeRecord& outer = document_.nodes_[record.parent];
  outer.source = cover(outer.source, record.source);
}

DocumentBuilder::NodeRecord DocumentBuilder::element(const GumboNode& node) {
  const GumboElement& element = node.v.element;
  NodeRecord record;
  record.type = NodeType::element;
  record.tag = tag_of(element.tag);
  const std::optional<TagInSource> start = tag_at(element.original_tag);
  if (record.tag == Tag::unknown && start) {
    record.tag = start->tag;
    if (record.tag == Tag::unknown) record.text = append_name(start->name);
  }
  // A copy of a formatting element points to the tag that it was copied from, which stands
  // elsewhere.
  if (start && !is_copy(node)) record.source = start->range;
  // Gumbo's "original end tag" is the tag that closed the element, be it another's: </div> that
  // closes a <p>.
  const std::optional<TagInSource> end = tag_at(element.original_end_tag);
  if (end && end->tag == record.tag &&
      (record.tag != Tag::unknown || text::equals_ignoring_ascii_case(end->name, start->name)))
    record.source = cover(record.source, end->range);
  record.attributes = attributes_of(element);
  append_classes(record);
  return record;
}

void DocumentBuilder::append_classes(NodeRecord& record) {
  for (std::uint32_t i = record.attributes.from; i < record.attributes.to; ++i) {
    const Attribute& attribute = document_.attributes_[i];
    if (attribute.name != AttributeName::class_) continue;
    for_each_word(document_.characters(attribute.value), [&](std::string_view name) {
      const std::uint64_t hash = class_hash(name);
      record.class_bits |= class_bit(hash);
      document_.classes_.set(hash >> 6 & (Document::class_filter_size - 1));
      return true;
    });
    return;
  }
}

}  // namespace dateline::html
