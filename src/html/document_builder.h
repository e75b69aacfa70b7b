#pragma once

#include <gumbo.h>

#include <cstdint>
#include <string_view>
#include <vector>

#include "html/document.h"

namespace dateline::html {

/// Turns Gumbo's tree into a Document's array of nodes.
class DocumentBuilder {
 public:
  /// `source` is the text that was parsed.
  static Document build(const GumboNode& document, std::string_view source);

 private:
  /// A node whose children are being appended.
  struct Open {
    NodeIndex index;
    NodeIndex last_child;
    const GumboVector* children;
    unsigned next_child;
  };

  explicit DocumentBuilder(std::string_view source) : source_(source) {}

  void append_tree(const GumboNode& document);
  NodeIndex append(const GumboNode& node, NodeIndex parent);
  void append_element(const GumboNode& node, Document::NodeRecord& record);
  void append_attributes(const GumboElement& element, Document::NodeRecord& record);
  void append_classes(std::string_view names, Document::NodeRecord& record);
  void close(const Open& open);

  SourceRange range(const GumboStringPiece& piece) const;
  SourceRange element_range(const GumboNode& node, std::string_view name) const;
  std::uint32_t text_size() const { return static_cast<std::uint32_t>(document_.text_.size()); }

  std::string_view source_;
  Document document_;
  std::vector<Open> open_;
};

}  // namespace dateline::html
