#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace dateline::input {

/// The name without its ending when it is a page's (.html, .htm, .xhtml in any case of letters,
/// with or without .gz); else empty.
std::string_view page_stem(std::string_view name);

/// Whether it is the name of a WARC file (.warc, .warc.gz, .warc.zst).
bool is_warc_name(std::string_view name);

/// Whether it is the name of a page that was saved as MHTML (.mhtml, .mht).
bool is_mhtml_name(std::string_view name);

/// The names of pages without their endings, to find the folders that browsers make beside them.
class PageStems {
 public:
  void add(std::string_view name);

  /// Whether `folder` is the companion of one of the pages: "X_files" beside "X.html".
  bool has_companion(std::string_view folder) const;

 private:
  std::unordered_set<std::string> stems_;
};

}  // namespace dateline::input
