#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/metadata.h"

/// What the metadata of any page state of an article, by the keys that pages use for it.
namespace dateline::extraction {

/// One statement.
struct Stated {
  std::string value;     ///< empty when nothing states it
  std::string_view key;  ///< of the metadata
  html::NodeIndex node = html::no_node;

  explicit operator bool() const { return !value.empty(); }
};

/// Several statements of one key.
struct StatedList {
  std::vector<std::string> values;  ///< each once
  std::string_view key;
  html::NodeIndex node = html::no_node;  ///< of the first
};

Stated stated_description(const Metadata& metadata);

/// The section that an article stands in. `headline` ends some ways to the page (breadcrumbs), and
/// is no section.
Stated stated_section(const Metadata& metadata, std::string_view headline);

/// Tags and keywords, without "#" in front.
StatedList stated_tags(const Metadata& metadata);

/// Tags by the links that a page calls so (rel="tag"): the largest group of them.
StatedList linked_tags(const html::Document& document);

/// The addresses of the article's pictures as written, the most exact first.
StatedList stated_images(const Metadata& metadata);

/// The language as a BCP 47 tag: what the html element says, else the article and other metadata.
Stated stated_language(const Metadata& metadata);

}  // namespace dateline::extraction
