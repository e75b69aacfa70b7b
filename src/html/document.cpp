#include "html/document.h"

#include <limits>

#include "html/ascii.h"
#include "html/document_builder.h"
#include "html/gumbo_tree.h"

namespace dateline::html {

tl::expected<Document, Error> Document::parse(std::string_view utf8, const ParseLimits& limits) {
  return GumboTree::parse(utf8, limits).map([utf8](const GumboTree& tree) {
    return DocumentBuilder::build(tree.document(), utf8);
  });
}

Node Document::root() const {
  return {*this, 0};
}

Node Document::node(NodeIndex index) const {
  return {*this, index};
}

std::string_view Node::tag_name() const {
  if (!is_element()) return {};
  const Document::NodeRecord& it = record();
  if (it.tag != Tag::unknown) return html::tag_name(it.tag);
  return document_->text(it.text_from, it.text_to);
}

std::string_view Node::text() const {
  if (is_element()) return {};
  const Document::NodeRecord& it = record();
  return document_->text(it.text_from, it.text_to);
}

std::optional<std::string_view> Node::attribute(std::string_view name) const {
  const Document::NodeRecord& it = record();
  for (std::uint32_t i = it.attributes_from; i < it.attributes_to; ++i) {
    const Document::Attribute& attribute = document_->attributes_[i];
    if (attribute.value_from - attribute.name_from == name.size() &&
        document_->text(attribute.name_from, attribute.value_from) == name)
      return document_->text(attribute.value_from, attribute.value_to);
  }
  return std::nullopt;
}

std::string_view Node::id() const {
  return attribute("id").value_or(std::string_view());
}

std::string_view Node::class_attribute() const {
  return attribute("class").value_or(std::string_view());
}

bool Node::has_class(std::string_view name) const {
  return (class_bits() & class_bit(class_hash(name))) != 0 && has_word(class_attribute(), name);
}

Node Node::first_child() const {
  return subtree_end() == index_ + 1 ? Node() : Node(*document_, index_ + 1);
}

bool Node::contains(Node other) const {
  return other.document_ == document_ && other.index_ >= index_ && other.index_ < subtree_end();
}

std::uint64_t class_hash(std::string_view name) noexcept {
  // FNV-1a, its better half folded onto the other
  std::uint64_t hash = 0xCBF2'9CE4'8422'2325;
  for (const char c : name) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x0000'0100'0000'01B3;
  }
  return hash ^ (hash >> 32);
}

}  // namespace dateline::html
