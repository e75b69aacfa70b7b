#include "extract/json_ld.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace dateline::extraction {
namespace {

using Statements = std::vector<std::pair<std::string, std::string>>;

TEST(JsonLd, SaysWhatAnArticleSays) {
  EXPECT_EQ(read_json_ld(R"({
    "@context": "https://schema.org", "@type": "NewsArticle", "headline": "H",
    "datePublished": "2023-06-06T14:43:00+04:00", "dateModified": "2023-06-07",
    "articleSection": "World", "inLanguage": "en",
    "author": [{"@type": "Person", "name": "Rena Dashbulaqli", "url": "/user/1"}, "Samir Uchqun"],
    "publisher": {"@type": "Organization", "name": "Caliber.Az"},
    "image": [{"@type": "ImageObject", "url": "/a.jpg"}, "/b.jpg"],
    "keywords": ["bridge", "river", 7]
  })"),
            (Statements{{"headline", "H"},
                        {"datePublished", "2023-06-06T14:43:00+04:00"},
                        {"dateModified", "2023-06-07"},
                        {"articleSection", "World"},
                        {"inLanguage", "en"},
                        {"author", "Rena Dashbulaqli"},
                        {"author-url", "/user/1"},
                        {"author", "Samir Uchqun"},
                        {"publisher", "Caliber.Az"},
                        {"image", "/a.jpg"},
                        {"article:tag", "bridge"},
                        {"article:tag", "river"}}));
}

TEST(JsonLd, FindsTheArticleWhereverItStands) {
  const Statements headline = {{"headline", "H"}};
  const struct {
    std::string json;
    Statements statements;
  } cases[] = {
      {R"([{"@type": "WebSite", "headline": "X"}, {"@type": "Article", "headline": "H"}])",
       headline},
      {R"({"@graph": [{"@type": ["Thing", "BlogPosting"], "headline": "H"}]})", headline},
      {R"([[{"@graph": {"@type": "ReportageNewsArticle", "headline": "H"}}]])", headline},
      {R"(/* of the desk */ {"@type": "Article", "headline": "H"})", headline},
      {R"({"@type": "Article", "author": "A B"})", {{"author", "A B"}}},
      {R"({"@type": "Article", "keywords": "a, b"})", {{"keywords", "a, b"}}},
      {R"({"@type": "Article", "image": "/a.jpg"})", {{"image", "/a.jpg"}}},
      {R"({"@type": "Organization", "name": "Caliber.Az"})", {}},
  };
  for (const auto& [json, statements] : cases) EXPECT_EQ(read_json_ld(json), statements) << json;
}

TEST(JsonLd, SaysNothingOfWhatIsSloppy) {
  for (const char* json : {
           "",
           "null",
           "7",
           "\"NewsArticle\"",
           "{",
           "{}",
           "[]",
           "{\"@type\": \"NewsArticle\", \"headline\": \"H\",}",
           "{\"@type\": \"NewsArticle\", \"headline\": \"line\nend\"}",
           "{\"@type\": 5, \"headline\": \"H\"}",
           "{\"@type\": null, \"headline\": \"H\"}",
           "{\"@type\": [[\"NewsArticle\"]], \"headline\": \"H\"}",
           "{\"@type\": \"NewsArticle\", \"headline\": [\"H\"], \"author\": 7, \"publisher\": []}",
           "{\"@type\": \"NewsArticle\", \"author\": [null, {}, {\"name\": 1}], \"image\": []}",
           "{\"@type\": \"NewsArticle\", \"image\": {\"url\": {}}, \"keywords\": {\"a\": 1}}",
           "{\"@type\": \"NewsArticle\", \"headline\": \"\xFF\"}",
           "{\"@graph\": \"NewsArticle\"}",
           "<!-- {\"@type\": \"NewsArticle\", \"headline\": \"H\"} -->",
       }) {
    EXPECT_EQ(read_json_ld(json), Statements{}) << json;
  }
}

TEST(JsonLd, BearsDepthAndSize) {
  EXPECT_TRUE(read_json_ld(std::string(200'000, '[')).empty());
  EXPECT_TRUE(read_json_ld(std::string(200'000, '[') + std::string(200'000, ']')).empty());
  const std::string blanks(2 << 20, ' ');
  EXPECT_TRUE(read_json_ld(blanks + R"({"@type": "Article", "headline": "H"})").empty())
      << "a block of megabytes is no article's";
}

}  // namespace
}  // namespace dateline::extraction
