#pragma once

#include <string_view>

#include "html/document_builder.h"
#include "html/skeleton.h"
#include "html/token.h"

namespace dateline::html {

/// Makes a Document from the tree that Gumbo built of a page's skeleton: what Gumbo's nodes stand
/// for is found by where they lie in the skeleton, or by the code points that name runs of text.
class SkeletonReader final : DocumentBuilder {
 public:
  static Document read(const GumboNode& document, std::string_view source, const Scan& scan,
                       const Skeleton& skeleton);

 private:
  SkeletonReader(std::string_view source, const Scan& scan, const Skeleton& skeleton);

  std::optional<TagInSource> tag_at(const GumboStringPiece& original_tag) const override;
  SourceRange attributes_of(const GumboElement& element) override;
  void append_unseen(const GumboElement& element) override;
  void read_text(const GumboNode& node, NodeRecord& record) override;
  void read_comment(const GumboText&) override {}

  const Token* token_at(const char* in_skeleton) const;
  void append_content(std::uint32_t from, std::uint32_t to);
  bool append_start_tag(const Token& tag);
  std::uint32_t append_texts(std::uint32_t first, std::uint32_t to);
  bool shows_nothing(std::uint32_t text) const;
  SourceRange merged_attributes(const GumboVector& marks);
  bool read_run(const Skeleton::Run& run, NodeRecord& record) const;
  void append_run(const Skeleton::Run& run, std::string& out, SourceRange& source) const;
  void add_comments();

  const Scan& scan_;
  const Skeleton& skeleton_;
};

}  // namespace dateline::html
