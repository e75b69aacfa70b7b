#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/article.h"

namespace dateline::extraction {

/// The address of a page that an archive or a translator shows under its own: what stands behind
/// the last "/http://" or "/https://" in the path. Any other URL as it is.
std::string_view original_url(std::string_view url);

/// A reference without query and fragment.
std::string_view path_of(std::string_view reference);

/// Makes a page's references absolute. For one page and one thread.
class UrlResolver {
 public:
  /// `base` is an absolute URL, or empty when none is known. What cannot be resolved goes to
  /// `warnings`, which is borrowed: `base-unknown` once, `url-invalid` for each URL that no base
  /// could help.
  UrlResolver(std::string base, std::vector<Warning>& warnings)
      : base_(std::move(base)), warnings_(&warnings) {}

  const std::string& base() const { return base_; }

  /// The URL that a reference means. One that cannot be resolved stays as it is, with a warning.
  std::string absolute(std::string_view reference) const;

 private:
  std::string base_;
  std::vector<Warning>* warnings_;
};

}  // namespace dateline::extraction
