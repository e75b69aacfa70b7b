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
  /// Whether the host's name is in a text, or the text in it.
  bool is_likely_name(std::string_view text) const;
  /// A title without the site's name in front or behind, as <title> elements have it: "Headline |
  /// Section | Site".
  std::string_view without_name(std::string_view title) const;

  /// A title that stands alone, without what looks like the site's name at either end: a part that
  /// its host's name is in, or a part behind a bar.
  std::string_view without_likely_name(std::string_view title) const;

  /// Adds a name that the page turns out to have.
  void add(std::string_view name);

  /// The publisher as it is written: og:site_name, else the publisher of JSON-LD and its kin.
  const MetadataEntry* publisher() const { return publisher_; }

 private:
  std::vector<std::string> keys_;
  std::string host_key_;                      // of the host's longest label
  const MetadataEntry* publisher_ = nullptr;  // of the Metadata
};

/// The parts of a title that separators set off.
std::vector<std::string_view> parts_of_title(std::string_view title);

}  // namespace dateline::extraction
