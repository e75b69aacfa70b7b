#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dateline/article.h"

namespace dateline {

/// A page that lists articles and is none: a front page, a section, a tag's page, search results.
/// Members that an Article has too mean the same.
struct Listing {
  std::string input;
  std::optional<WarcPosition> warc = {};  ///< where the page lies, if in an archive
  std::optional<std::string> captured;
  std::optional<std::string> url;
  std::optional<std::string> canonical_url;
  std::optional<std::string> site;
  std::optional<std::string> layout;  ///< null where no sign tells it
  std::optional<std::string> language;
  std::optional<std::string> title;  ///< what the page calls itself
  std::vector<ListItem> items;       ///< the page's own list, in its order, each article once
  std::vector<Warning> warnings;
  std::vector<Evidence> evidence;  ///< filled only when ExtractOptions::evidence asks for it
};

}  // namespace dateline
