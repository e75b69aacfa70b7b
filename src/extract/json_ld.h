#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline::extraction {

/// The statements of one JSON-LD block about an article (schema.org NewsArticle and its kin), also
/// inside arrays and
/// @graph: "headline", "datePublished", "dateModified", "articleSection", "author", "author-url",
/// "publisher", "image", "keywords", "inLanguage"; an author's name and URL stand one behind the
/// other. Empty for text that is no JSON or speaks of no article.
std::vector<std::pair<std::string, std::string>> read_json_ld(std::string_view json);

}  // namespace dateline::extraction
