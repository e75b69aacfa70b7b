#pragma once

#include <bitset>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "dateline/error.h"
#include "dateline/parser_kind.h"
#include "html/attribute.h"
#include "html/source_range.h"
#include "html/tag.h"

namespace dateline::html {

class Node;

/// A node's place in the pre-order array. The document node is 0.
using NodeIndex = std::uint32_t;
inline constexpr NodeIndex no_node = 0xFFFF'FFFF;

enum class NodeType : std::uint8_t { document, element, text };

struct ParseOptions {
  std::size_t memory_bytes = std::size_t{1} << 30;
  std::chrono::milliseconds time{10'000};
  ParserKind parser = ParserKind::skeleton;
};

/// A page's tree by the HTML standard's rules (13.2.6), as one array of nodes in pre-order: the
/// descendants of node i are the nodes i + 1 up to, not including, subtree_end(i). Walks are loops
/// over the array, never recursion.
///
/// Comments are no nodes, and <svg> and <template> have no children here. White space alone between
/// two tags may be any white space. The text of raw text elements (<script>, <style> ...) is as it
/// stands in the source.
///
/// A movable value that refers to the text that was parsed, which must outlive it: text and
/// attribute values are views of that text, but for those that had to be decoded. Nodes and views
/// into the Document die with it, and with its being moved. Const access is safe from several
/// threads at once.
class Document {
 public:
  /// Parses valid UTF-8. Errors: `too-large` when the parser's memory exceeds its limit or the page
  /// 1 GiB; `timeout` when parsing exceeds its time.
  static tl::expected<Document, Error> parse(std::string_view utf8,
                                             const ParseOptions& options = {});

  Node root() const;  ///< the document node
  Node node(NodeIndex index) const;
  NodeIndex size() const { return static_cast<NodeIndex>(nodes_.size()); }

  struct Comment {
    SourceRange source;
    std::string_view text;  ///< as in the source
  };
  /// The comments outside of <svg> and raw text, in the order of the source.
  std::vector<Comment> comments() const;

  /// Whether tags were left out, so that their content stands in the elements round them: those of
  /// elements too deep in the tree, or, of a page of millions of elements, all behind the first
  /// that there is room for.
  bool is_too_deep() const { return is_too_deep_; }

  /// Whether some element may have the class of this class_hash(): a cheap no for most selectors.
  bool may_have_class(std::uint64_t hash) const {
    return classes_[hash >> 6 & (class_filter_size - 1)];
  }

 private:
  static constexpr std::size_t class_filter_size = 1024;

  friend class Node;
  friend class DocumentBuilder;
  friend class SkeletonReader;
  friend class ReferenceReader;

  struct NodeRecord {
    NodeType type = NodeType::document;
    Tag tag = Tag::unknown;
    NodeIndex parent = no_node;
    NodeIndex next_sibling = no_node;
    NodeIndex subtree_end = 0;
    SourceRange text;        // of text; of an element of an unknown tag: its name
    SourceRange attributes;  // in attributes_
    SourceRange source;
    std::uint64_t class_bits = 0;
  };

  explicit Document(std::string_view source) : source_(source) {}

  /// Characters in the source, or behind its end in decoded_ (see Scan).
  std::string_view characters(SourceRange range) const {
    if (range.from < source_.size()) return source_.substr(range.from, range.size());
    return std::string_view(decoded_).substr(range.from - source_.size(), range.size());
  }
  std::string_view name_of(const Attribute& attribute) const {
    return characters(attribute.name_range());
  }

  std::string_view source_;
  std::string decoded_;
  std::vector<NodeRecord> nodes_;
  std::vector<Attribute> attributes_;
  struct CommentRecord {
    SourceRange source;
    SourceRange text;
  };
  std::vector<CommentRecord> comments_;
  std::bitset<class_filter_size>
      classes_;  // by bits of class_hash() that class_bit() does not take
  bool is_too_deep_ = false;
};

/// A node seen through its Document: an index with a view, cheap to copy. A default-made Node is no
/// node (false), of which nothing else may be asked.
class Node {
 public:
  Node() = default;
  Node(const Document& document, NodeIndex index) : document_(&document), index_(index) {}

  explicit operator bool() const { return document_ != nullptr; }
  bool operator==(const Node&) const = default;

  const Document& document() const { return *document_; }
  NodeIndex index() const { return index_; }
  NodeIndex subtree_end() const { return record().subtree_end; }

  NodeType type() const { return record().type; }
  bool is_element() const { return type() == NodeType::element; }
  bool is_text() const { return type() == NodeType::text; }

  Tag tag() const { return record().tag; }  ///< of an element; else Tag::unknown
  std::string_view tag_name() const;        ///< lower case; empty unless an element
  std::string_view text() const;            ///< of a text node: decoded; else empty

  /// The decoded value of an attribute; empty when the element has none of this name. Names are in
  /// lower case.
  std::optional<std::string_view> attribute(std::string_view name) const;
  std::optional<std::string_view> attribute(AttributeName name, std::string_view text) const;
  /// Of a name that is not AttributeName::other.
  std::optional<std::string_view> attribute(AttributeName name) const;
  struct NamedValue {
    std::string_view name;  ///< as in the source
    std::string_view value;
  };
  /// The element's attributes in the order of its tag; of some name the first.
  std::size_t attribute_count() const { return record().attributes.size(); }
  NamedValue attribute_at(std::size_t index) const;
  /// Calls `use` with each attribute's AttributeName and value, in the order of the tag.
  template <typename Use>
  void for_each_attribute(Use use) const {
    const SourceRange range = record().attributes;
    for (std::uint32_t i = range.from; i < range.to; ++i) {
      const Attribute& attribute = document_->attributes_[i];
      use(attribute.name, document_->characters(attribute.value));
    }
  }
  std::string_view id() const;  ///< empty when there is none
  std::string_view class_attribute() const;
  /// Whether one of the blank-separated names is this one; case-sensitive.
  bool has_class(std::string_view name) const;
  bool has_class(std::string_view name, std::uint64_t hash) const;  ///< with its class_hash()

  Node parent() const { return sibling_or_parent(record().parent); }
  Node first_child() const;
  Node next_sibling() const { return sibling_or_parent(record().next_sibling); }
  bool contains(Node other) const;  ///< true for itself

  /// From the first byte of the start tag (or text) to behind the last of the end tag, or of the
  /// last descendant where there is none. Empty for an implied element without content. A parent's
  /// range covers its children's; siblings' ranges overlap, or stand in another order, where the
  /// parser moved content: what a table cannot hold stands before the table (foster parenting) but
  /// inside its range.
  SourceRange source() const { return record().source; }

  /// Bits of the classes of the element: has_class(name) is false unless class_bits() has
  /// class_bit(class_hash(name)).
  std::uint64_t class_bits() const { return record().class_bits; }

 private:
  const Document::NodeRecord& record() const { return document_->nodes_[index_]; }
  Node sibling_or_parent(NodeIndex index) const {
    return index == no_node ? Node() : Node(*document_, index);
  }

  const Document* document_ = nullptr;
  NodeIndex index_ = no_node;
};

// Inline: asked of most elements of a page, of which most have few attributes.
inline std::optional<std::string_view> Node::attribute(AttributeName name) const {
  const SourceRange range = record().attributes;
  for (std::uint32_t i = range.from; i < range.to; ++i) {
    const Attribute& attribute = document_->attributes_[i];
    if (attribute.name == name) return document_->characters(attribute.value);
  }
  return std::nullopt;
}

/// A hash of a class name.
std::uint64_t class_hash(std::string_view name) noexcept;

/// The bit that stands for a class name of this class_hash() in class_bits().
constexpr std::uint64_t class_bit(std::uint64_t hash) noexcept {
  return std::uint64_t{1} << (hash & 63);
}

/// A CSS path that leads from html to the element (or to a text's parent), and to no
/// other: "html > body > div:nth-of-type(2) > h1". :nth-of-type() stands only where siblings have
/// the same name. Empty for the document node.
std::string css_path(Node node);

}  // namespace dateline::html
