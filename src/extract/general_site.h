#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/metadata.h"

namespace dateline::extraction {

/// What a page says of the site that it is of: its names, so that they are told from headlines and
/// people.
class SiteNames {
 public:
  /// `url` is the page's address, or its canonical one; empty when unknown.
  SiteNames(const Metadata& metadata, std::string_view url);

  /// Whether a text is one of the site's names, or its host, whatever their case and punctuation.
  bool is_name(std::string_view text) const;
  /// A title without the site's name in front or behind, as <title> elements have it: "Headline |
  /// Section | Site".
  std::string_view without_name(std::string_view title) const;

  /// The publisher as it is written: og:site_name, else the publisher of JSON-LD and its kin.
  const MetadataEntry* publisher() const { return publisher_; }

 private:
  void add(std::string_view name);

  std::vector<std::string> keys_;
  const MetadataEntry* publisher_ = nullptr;  // of the Metadata
};

}  // namespace dateline::extraction
