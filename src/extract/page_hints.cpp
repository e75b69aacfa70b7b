#include "extract/page_hints.h"

namespace dateline::extraction {

content::PageHints page_hints(const Metadata& metadata, std::string_view address) {
  content::PageHints hints;
  for (const char* key : {"headline", "og:title", "twitter:title", "title"}) {
    if (const MetadataEntry* entry = metadata.first(key)) hints.titles.push_back(entry->value);
  }
  for (const char* key : {"description", "og:description", "twitter:description"}) {
    if (const MetadataEntry* entry = metadata.first(key))
      hints.descriptions.push_back(entry->value);
  }
  for (const JsonLdArticle& article : metadata.json_ld().articles) {
    if (article.is_article) hints.is_news_article = true;
    if (article.body.size() > hints.article_body.size()) hints.article_body = article.body;
  }
  if (const MetadataEntry* entry = metadata.first("og:type")) {
    hints.is_open_graph_article = entry->value == "article";
    hints.is_open_graph_website = entry->value == "website";
  }
  hints.address = address;
  for (const char* key : {"datePublished", "article:published_time", "datepublished"})
    hints.has_published = hints.has_published || metadata.first(key) != nullptr;
  return hints;
}

}  // namespace dateline::extraction
