#pragma once

#include <gumbo.h>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "html/document.h"

namespace dateline::html {

/// Fills a Document's array of nodes in the order and shape of Gumbo's tree. What Gumbo's nodes
/// stand for in the page is told by a derived class.
class DocumentBuilder {
 public:
  DocumentBuilder(const DocumentBuilder&) = delete;
  DocumentBuilder& operator=(const DocumentBuilder&) = delete;
  virtual ~DocumentBuilder() = default;

 protected:
  using NodeRecord = Document::NodeRecord;

  /// A tag as it stands in the page.
  struct TagInSource {
    Tag tag;
    std::string_view name;
    SourceRange range;
  };

  explicit DocumentBuilder(std::string_view source) : source_(source), document_(source) {}

  void append_tree(const GumboNode& document);

  /// None for what Gumbo implied.
  virtual std::optional<TagInSource> tag_at(const GumboStringPiece& original_tag) const = 0;
  virtual SourceRange attributes_of(const GumboElement& element) = 0;
  /// Appends, as first children of the innermost open element, what Gumbo did not see of it.
  virtual void append_unseen(const GumboElement& element) = 0;
  /// Sets the record's text and source.
  virtual void read_text(const GumboNode& node, NodeRecord& record) = 0;
  virtual void read_comment(const GumboText& comment) = 0;

  /// Calls `append` with the string that holds decoded characters; where the new ones are.
  template <typename Append>
  SourceRange append_decoded(Append append) {
    const auto end = [this] {
      return static_cast<std::uint32_t>(source_.size() + document_.decoded_.size());
    };
    const std::uint32_t from = end();
    append(document_.decoded_);
    return {from, end()};
  }

  /// As the next child of the innermost open element.
  NodeIndex append(const NodeRecord& record);
  void append_text(SourceRange characters, SourceRange source);
  void append_element(NodeRecord record);
  /// Opens the element that was appended last: what follows are its children.
  void open_last();
  /// The innermost open element. `end_tag` may be empty.
  void close_element(SourceRange end_tag);
  Tag innermost_tag() const { return document_.nodes_[open_.back().index].tag; }
  /// Of a tag: where its characters are then, in lower case.
  SourceRange append_name(std::string_view name);

  std::string_view source_;
  Document document_;

 private:
  /// A node whose children are being appended.
  struct Open {
    NodeIndex index;
    NodeIndex last_child;
    const GumboVector* children;
    unsigned next_child;
  };

  void append_child(const GumboNode& node);
  NodeRecord element(const GumboNode& node);
  void append_classes(NodeRecord& record);
  void close();

  std::vector<Open> open_;
};

/// The smallest range that covers both, of which each may be empty.
SourceRange cover(const SourceRange& a, const SourceRange& b);

}  // namespace dateline::html
