#pragma once

#include <string_view>
#include <vector>

namespace dateline::content {

/// What a page's head says of its article. Views, which must outlive what reads them.
struct PageHints {
  std::vector<std::string_view> titles;
  std::vector<std::string_view> descriptions;
  std::string_view article_body;       ///< of JSON-LD
  bool is_news_article = false;        ///< JSON-LD has an article of schema.org
  std::string_view address;            ///< the page's URL, or its canonical one
  bool has_published = false;          ///< some metadata give a date of publication
  bool is_open_graph_website = false;  ///< og:type is "website"
  bool is_open_graph_article = false;  ///< og:type is "article"
};

}  // namespace dateline::content
