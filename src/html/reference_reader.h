#pragma once

#include <string_view>

#include "html/document_builder.h"

namespace dateline::html {

/// Makes a Document from the tree that Gumbo built of a page, and from nothing else.
class ReferenceReader final : DocumentBuilder {
 public:
  /// `source` is the text that was parsed.
  static Document read(const GumboNode& document, std::string_view source);

 private:
  explicit ReferenceReader(std::string_view source) : DocumentBuilder(source) {}

  std::optional<TagInSource> tag_at(const GumboStringPiece& original_tag) const override;
  SourceRange attributes_of(const GumboElement& element) override;
  void append_unseen(const GumboElement&) override {}
  void read_text(const GumboNode& node, NodeRecord& record) override;
  void read_comment(const GumboText& comment) override;

  SourceRange range(const GumboStringPiece& piece) const;
  SourceRange markup_range(const GumboStringPiece& piece) const;
  SourceRange append_characters(std::string_view characters);
};

}  // namespace dateline::html
