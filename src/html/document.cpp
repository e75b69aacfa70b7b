#include "html/document.h"

#include <cstring>

#include "html/ascii.h"
#include "html/name_table.h"
#include "text/fold.h"

namespace dateline::html {

Node Document::root() const {
  return {*this, 0};
}

Node Document::node(NodeIndex index) const {
  return {*this, index};
}

std::vector<Document::Comment> Document::comments() const {
  std::vector<Comment> comments;
  comments.reserve(comments_.size());
  for (const CommentRecord& comment : comments_)
    comments.push_back({comment.source, characters(comment.text)});
  return comments;
}

std::string_view Node::tag_name() const {
  if (!is_element()) return {};
  const Document::NodeRecord& it = record();
  if (it.tag != Tag::unknown) return html::tag_name(it.tag);
  return document_->characters(it.text);
}

std::string_view Node::text() const {
  if (!is_text()) return {};
  return document_->characters(record().text);
}

std::optional<std::string_view> Node::attribute(std::string_view name) const {
  return attribute(attribute_name_from(name), name);
}

std::optional<std::string_view> Node::attribute(AttributeName name, std::string_view text) const {
  if (name != AttributeName::other) return attribute(name);
  const SourceRange range = record().attributes;
  for (std::uint32_t i = range.from; i < range.to; ++i) {
    const Attribute& attribute = document_->attributes_[i];
    if (attribute.name == AttributeName::other &&
        text::equals_ignoring_ascii_case(document_->name_of(attribute), text))
      return document_->characters(attribute.value);
  }
  return std::nullopt;
}

Node::NamedValue Node::attribute_at(std::size_t index) const {
  const Attribute& attribute = document_->attributes_[record().attributes.from + index];
  return {document_->name_of(attribute), document_->characters(attribute.value)};
}

std::string_view Node::id() const {
  return attribute(AttributeName::id).value_or(std::string_view());
}

std::string_view Node::class_attribute() const {
  return attribute(AttributeName::class_).value_or(std::string_view());
}

bool Node::has_class(std::string_view name) const {
  return has_class(name, class_hash(name));
}

bool Node::has_class(std::string_view name, std::uint64_t hash) const {
  return (class_bits() & class_bit(hash)) != 0 && has_word(class_attribute(), name);
}

Node Node::first_child() const {
  return subtree_end() == index_ + 1 ? Node() : Node(*document_, index_ + 1);
}

bool Node::contains(Node other) const {
  return other.document_ == document_ && other.index_ >= index_ && other.index_ < subtree_end();
}

std::uint64_t class_hash(std::string_view name) noexcept {
  constexpr std::uint64_t factor = 0x9E37'79B9'7F4A'7C15;
  std::uint64_t hash = name.size();
  const auto mix = [&](std::uint64_t word) { hash = (hash ^ word) * factor; };
  const char* at = name.data();
  std::size_t left = name.size();
  for (; left > sizeof(std::uint64_t); left -= sizeof(std::uint64_t), at += sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    mix(word);
    hash ^= hash >> 32;
  }
  mix(first_bytes({at, left}));
  return hash ^ (hash >> 32);
}

}  // namespace dateline::html
