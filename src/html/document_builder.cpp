#include "html/document_builder.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "html/ascii.h"
#include "text/fold.h"

namespace dateline::html {
namespace {

// Tag::unknown comes first in our enumeration, GUMBO_TAG_UNKNOWN last in Gumbo's.
static_assert(static_cast<int>(GUMBO_TAG_HTML) + 1 == static_cast<int>(Tag::html));
static_assert(static_cast<int>(GUMBO_TAG_RTC) + 1 == static_cast<int>(Tag::rtc));
static_assert(GUMBO_TAG_UNKNOWN == GUMBO_TAG_RTC + 1);

Tag tag_of(GumboTag tag) {
  if (tag >= GUMBO_TAG_UNKNOWN) return Tag::unknown;
  return static_cast<Tag>(static_cast<int>(tag) + 1);
}

std::string_view view(const GumboStringPiece& piece) {
  return {piece.data, piece.length};
}

/// "div" of "<div class=x>" and of "</div >", in the source's case.
std::string_view name_in(std::string_view tag) {
  tag.remove_prefix(std::min<std::size_t>(tag.starts_with("</") ? 2 : 1, tag.size()));
  return tag.substr(0, tag.find_first_of("\t\n\f\r />"));
}

/// When Gumbo records no errors, it puts the name of an attribute that repeats another and has no
/// value ("async async src=x") before the name of the attribute behind it ("asyncsrc"). The
/// original text spans both then, which no name by itself can: it holds white space or a slash.
std::string_view true_name(const GumboAttribute& attribute) {
  const std::string_view original = view(attribute.original_name);
  const std::size_t glue = original.find_last_of("\t\n\f\r /");
  const std::string_view name = attribute.name;
  if (glue == std::string_view::npos) return name;
  const std::size_t size = original.size() - glue - 1;
  return name.substr(name.size() - std::min(size, name.size()));
}

void widen(SourceRange& range, const SourceRange& by) {
  if (by.from == by.to) return;
  if (range.from == range.to) {
    range = by;
  } else {
    range = {std::min(range.from, by.from), std::max(range.to, by.to)};
  }
}

}  // namespace

Document DocumentBuilder::build(const GumboNode& document, std::string_view source) {
  DocumentBuilder builder(source);
  builder.append_tree(document);
  return std::move(builder.document_);
}

void DocumentBuilder::append_tree(const GumboNode& document) {
  // what real pages need, or nearly
  document_.nodes_.reserve(source_.size() / 32 + 4);
  document_.attributes_.reserve(source_.size() / 64);
  document_.text_.reserve(source_.size());

  open_.push_back({append(document, no_node), no_node, &document.v.document.children, 0});
  while (!open_.empty()) {
    Open& open = open_.back();
    if (open.next_child == open.children->length) {
      close(open);
      open_.pop_back();
      continue;
    }
    const auto* child = static_cast<const GumboNode*>(open.children->data[open.next_child++]);
    const NodeIndex index = append(*child, open.index);
    if (open.last_child != no_node) document_.nodes_[open.last_child].next_sibling = index;
    open.last_child = index;
    const bool is_element = document_.nodes_[index].type == NodeType::element;
    if (is_element && child->v.element.children.length > 0) {
      open_.push_back({index, no_node, &child->v.element.children, 0});
    } else {
      document_.nodes_[index].subtree_end = index + 1;
      widen(document_.nodes_[open.index].source, document_.nodes_[index].source);
    }
  }
}

void DocumentBuilder::close(const Open& open) {
  Document::NodeRecord& record = document_.nodes_[open.index];
  record.subtree_end = document_.size();
  if (record.parent != no_node) widen(document_.nodes_[record.parent].source, record.source);
}

NodeIndex DocumentBuilder::append(const GumboNode& node, NodeIndex parent) {
  const NodeIndex index = document_.size();
  Document::NodeRecord& record = document_.nodes_.emplace_back();
  record.parent = parent;
  switch (node.type) {
    case GUMBO_NODE_DOCUMENT:
      record.type = NodeType::document;
      break;
    case GUMBO_NODE_ELEMENT:
    case GUMBO_NODE_TEMPLATE:
      record.type = NodeType::element;
      append_element(node, record);
      break;
    case GUMBO_NODE_COMMENT:
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_CDATA:
    case GUMBO_NODE_WHITESPACE:
      record.type = node.type == GUMBO_NODE_COMMENT ? NodeType::comment : NodeType::text;
      record.text_from = text_size();
      document_.text_.append(node.v.text.text);
      record.text_to = text_size();
      record.source = range(node.v.text.original_text);
      break;
  }
  return index;
}

void DocumentBuilder::append_element(const GumboNode& node, Document::NodeRecord& record) {
  const GumboElement& element = node.v.element;
  record.tag = tag_of(element.tag);
  std::string_view name = tag_name(record.tag);
  if (record.tag == Tag::unknown) {
    record.text_from = text_size();
    document_.text_ += text::to_ascii_lower(name_in(view(element.original_tag)));
    record.text_to = text_size();
    name = document_.text(record.text_from, record.text_to);
    record.tag = tag_from_name(name);
  }
  record.source = element_range(node, name);
  append_attributes(element, record);
}

void DocumentBuilder::append_attributes(const GumboElement& element, Document::NodeRecord& record) {
  // Gumbo has names in lower case but for some of SVG and MathML: viewBox.
  const bool may_have_upper_case = element.tag_namespace != GUMBO_NAMESPACE_HTML;
  const GumboVector& attributes = element.attributes;
  record.attributes_from = static_cast<std::uint32_t>(document_.attributes_.size());
  for (unsigned i = 0; i < attributes.length; ++i) {
    const auto& attribute = *static_cast<const GumboAttribute*>(attributes.data[i]);
    const std::string_view name = true_name(attribute);
    Document::Attribute& stored = document_.attributes_.emplace_back();
    stored.name_from = text_size();
    if (may_have_upper_case) {
      document_.text_ += text::to_ascii_lower(name);
    } else {
      document_.text_ += name;
    }
    stored.value_from = text_size();
    document_.text_ += attribute.value;
    stored.value_to = text_size();
    if (name == "class") append_classes(attribute.value, record);
  }
  record.attributes_to = static_cast<std::uint32_t>(document_.attributes_.size());
}

void DocumentBuilder::append_classes(std::string_view names, Document::NodeRecord& record) {
  for_each_word(names, [&](std::string_view name) {
    const std::uint64_t hash = class_hash(name);
    record.class_bits |= class_bit(hash);
    document_.classes_.set(hash >> 6 & (Document::class_filter_size - 1));
    return true;
  });
}

SourceRange DocumentBuilder::range(const GumboStringPiece& piece) const {
  // Gumbo's pieces lie in the source, but the end of one may come from another token than its
  // start.
  const char* begin = source_.data();
  if (piece.data == nullptr || piece.data < begin || piece.data > begin + source_.size()) return {};
  const auto from = static_cast<std::size_t>(piece.data - begin);
  const std::size_t to = from + std::min(piece.length, source_.size() - from);
  return {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
}

SourceRange DocumentBuilder::element_range(const GumboNode& node, std::string_view name) const {
  const GumboElement& element = node.v.element;
  SourceRange result;
  // A copy of a formatting element points to the tag that it was copied from, which stands
  // elsewhere.
  constexpr unsigned copied =
      GUMBO_INSERTION_RECONSTRUCTED_FORMATTING_ELEMENT | GUMBO_INSERTION_ADOPTION_AGENCY_CLONED;
  if ((node.parse_flags & copied) == 0) result = range(element.original_tag);
  // Gumbo's "original end tag" is the tag that closed the element, be it another's: </div> that
  // closes a <p>.
  const std::string_view end_tag = view(element.original_end_tag);
  if (end_tag.starts_with("</") && text::equals_ignoring_ascii_case(name_in(end_tag), name))
    widen(result, range(element.original_end_tag));
  return result;
}

}  // namespace dateline::html
