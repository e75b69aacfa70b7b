#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/article.h"
#include "extract/page_view.h"

namespace dateline::extraction {

/// A date that the page's sources agree on.
struct GeneralDate {
  DateTime value;
  std::string source;                    ///< the surest of those that gave it: "datePublished", the
                                         ///< key of a <meta>, "url", "itemprop", "time", "text",
                                         ///< "class"
  html::NodeIndex node = html::no_node;  ///< where it stands; no_node for the URL
  std::vector<std::pair<std::string, std::string>> candidates;  ///< by source, as written
};

struct GeneralDates {
  std::optional<GeneralDate> published;
  std::optional<GeneralDate> modified;
  std::optional<std::string> text;            ///< the date as it is printed near the headline
  html::NodeIndex text_node = html::no_node;  ///< the first text node of its line
};

/// When a page without a profile was published and modified. Each source (JSON-LD, <meta>, URL,
/// microdata, <time>, lines near the headline, classes that speak of dates) gives its vote for a
/// day; the day with most votes wins, and the surest source that has its time gives that. `url` is
/// the page's address, or its canonical one; empty when unknown. `heading` is the element that
/// prints the headline, or no_node; `story` the article among the metadata's JSON-LD that the page
/// is about, or null.
GeneralDates find_general_dates(const PageView& view, std::string_view url, html::NodeIndex heading,
                                const JsonLdArticle* story);

}  // namespace dateline::extraction
