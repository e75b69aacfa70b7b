#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "html/document.h"

/// What a page's JSON-LD says of its article, in the terms of schema.org.
namespace dateline::extraction {

/// A person or an organisation.
struct JsonLdAgent {
  enum class Kind { unknown, person, organization };

  std::string name;
  std::string url;  ///< empty when there is none
  Kind kind = Kind::unknown;
  bool operator==(const JsonLdAgent&) const = default;
};

/// An entry of a live ticker (liveBlogUpdate).
struct JsonLdUpdate {
  std::string headline;
  std::string published;
  std::string body;  ///< as it is written
};

/// An article or, when is_article is false, the page that holds one (WebPage and its kin). Texts
/// are folded, with character references read, but for `body`, which is as it is written; empty
/// when missing.
struct JsonLdArticle {
  bool is_article = true;
  std::string headline;
  std::string name;
  std::string description;
  std::string published;
  std::string modified;
  std::string language;
  std::string body;  ///< articleBody
  std::vector<std::string> sections;
  std::vector<JsonLdAgent> authors;  ///< author, else creator
  JsonLdAgent publisher;
  std::vector<std::string> images;
  std::string keywords;                        ///< of a text with commas
  std::vector<std::string> tags;               ///< keywords that are a list
  std::optional<bool> is_accessible_for_free;  ///< of the article, else of a part (hasPart)
  bool is_live_blog = false;
  std::vector<JsonLdUpdate> updates;       ///< of a live ticker, in the block's order
  html::NodeIndex script = html::no_node;  ///< the element of the block; set by Metadata
};

/// All that a block says.
struct JsonLd {
  std::vector<JsonLdArticle> articles;     ///< in the block's order
  std::vector<std::string> organizations;  ///< names of organisations and sites
  std::vector<std::string> breadcrumbs;    ///< of the first BreadcrumbList
};

/// Reads one block, however sloppy (see LooseJson), also one whose marks are character references.
/// Articles are found at the outermost level, in arrays, in @graph, and as a page's mainEntity; an
/// author that is named by @id alone gets name and URL from the object of that @id. A block of over
/// 1 MiB gives nothing.
JsonLd read_json_ld(std::string_view text);

}  // namespace dateline::extraction
