#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "html/document.h"

/// What a page says about itself in its head: for machines, not for readers.
namespace dateline::extraction {

/// One statement: `<meta name=KEY content=VALUE>` (also property= and itemprop=), `<title>`, a
/// link, or a member of a JSON-LD article.
struct MetadataEntry {
  std::string
      key;  ///< lower case, but the names of schema.org as they are: "og:title", "datePublished"
  std::string value;  ///< folded, not empty
  html::NodeIndex node = html::no_node;
};

/// The page's statements in its order. Keys of their own: "title" for the title element,
/// "canonical" for link rel=canonical, "base" for base href, "lang" for the html element's
/// language.
class Metadata {
 public:
  explicit Metadata(const html::Document& document);

  /// The first value of a key; null when there is none. The pointer lives as long as the Metadata.
  const MetadataEntry* first(std::string_view key) const;
  std::vector<const MetadataEntry*> all(std::string_view key) const;

 private:
  std::vector<MetadataEntry> entries_;
};

}  // namespace dateline::extraction
