#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/json_ld.h"
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
/// "canonical" and "image_src" for links of these relations, "base" for base href, "lang" for the
/// html element's language. Keys with a prefix of RDFa are those without it ("schema:author" is
/// "author"), or those of Dublin Core with a dot ("dc.creator", "dcterms.title"). A JSON-LD
/// article's members have the names of schema.org; an author's name ("author") and URL
/// ("author-url") stand one behind the other.
class Metadata {
 public:
  explicit Metadata(const html::Document& document);

  /// The first value of a key; null when there is none. The pointer lives as long as the Metadata.
  const MetadataEntry* first(std::string_view key) const;
  std::vector<const MetadataEntry*> all(std::string_view key) const;
  const std::vector<MetadataEntry>& entries() const { return entries_; }

  /// All blocks of JSON-LD as one, in the page's order.
  const JsonLd& json_ld() const { return json_ld_; }

 private:
  void add_entry(std::string key, std::string_view value, html::NodeIndex node);
  void add_parsely_page(std::string_view text, html::NodeIndex node);
  void add_json_ld(std::string_view text, html::NodeIndex script);
  void add_entries(const JsonLdArticle& article);

  std::vector<MetadataEntry> entries_;
  JsonLd json_ld_;
};

}  // namespace dateline::extraction
