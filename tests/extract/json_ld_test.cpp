#include "extract/json_ld.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace dateline::extraction {
namespace {

using Names = std::vector<std::string>;
using Kind = JsonLdAgent::Kind;

TEST(JsonLd, SaysWhatAnArticleSays) {
  const JsonLd json = read_json_ld(R"({
    "@context": "https://schema.org", "@type": "NewsArticle", "headline": "H", "name": "N",
    "description": "D", "articleBody": "It rained &amp;\nit snowed.",
    "datePublished": "2023-06-06T14:43:00+04:00", "dateModified": "2023-06-07",
    "articleSection": ["World", "Asia"], "inLanguage": "en", "isAccessibleForFree": "False",
    "author": [{"@type": "Person", "name": "Rena Dashbulaqli", "url": "/user/1"}, "Samir Uchqun"],
    "publisher": {"@type": "NewsMediaOrganization", "name": "Reed Valley Post"},
    "image": [{"@type": "ImageObject", "url": "/a.jpg"}, "/b.jpg"],
    "keywords": ["bridge", "river", 7]
  })");
  ASSERT_EQ(json.articles.size(), 1U);
  const JsonLdArticle& article = json.articles.front();
  EXPECT_TRUE(article.is_article);
  EXPECT_EQ(article.headline, "H");
  EXPECT_EQ(article.name, "N");
  EXPECT_EQ(article.description, "D");
  EXPECT_EQ(article.body, "It rained &amp;\nit snowed.");
  EXPECT_EQ(article.published, "2023-06-06T14:43:00+04:00");
  EXPECT_EQ(article.modified, "2023-06-07");
  EXPECT_EQ(article.sections, (Names{"World", "Asia"}));
  EXPECT_EQ(article.language, "en");
  EXPECT_EQ(article.is_accessible_for_free, false);
  EXPECT_EQ(article.authors,
            (std::vector<JsonLdAgent>{{"Rena Dashbulaqli", "/user/1", Kind::person},
                                      {"Samir Uchqun", "", Kind::unknown}}));
  EXPECT_EQ(article.publisher, (JsonLdAgent{"Reed Valley Post", "", Kind::organization}));
  EXPECT_EQ(article.images, (Names{"/a.jpg", "/b.jpg"}));
  EXPECT_EQ(article.tags, (Names{"bridge", "river"}));
  EXPECT_EQ(json.organizations, Names{"Reed Valley Post"});
}

TEST(JsonLd, FindsTheArticleWhereverItStands) {
  const struct {
    std::string json;
    Names headlines;
  } cases[] = {
      {R"([{"@type": "WebSite", "headline": "X"}, {"@type": "Article", "headline": "H"}])", {"H"}},
      {R"({"@graph": [{"@type": ["Thing", "BlogPosting"], "headline": "H"}]})", {"H"}},
      {R"([[{"@graph": {"@type": "ReportageNewsArticle", "headline": "H"}}]])", {"H"}},
      {R"({"@type": "https://schema.org/NewsArticle", "headline": "H"})", {"H"}},
      {R"({"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "headline": "H"}})",
       {"", "H"}},
      {R"({"@type": "Article", "headline": "A"}{"@type": "Article", "headline": "B"})", {"A", "B"}},
      {R"({"@type": "Organization", "name": "Reed Valley Post"})", {}},
      {R"({"@type": "ItemList", "itemListElement": [{"@type": "Article", "headline": "H"}]})", {}},
  };
  for (const auto& [json, headlines] : cases) {
    Names found;
    for (const JsonLdArticle& article : read_json_ld(json).articles)
      found.push_back(article.headline);
    EXPECT_EQ(found, headlines) << json;
  }
}

TEST(JsonLd, KnowsAuthorsInAllTheirForms) {
  const struct {
    std::string author;
    Names names;
  } cases[] = {
      {R"("Rena Dashbulaqli")", {"Rena Dashbulaqli"}},
      {R"({"name": "Rena Dashbulaqli"})", {"Rena Dashbulaqli"}},
      {R"({"name": ["Rena Dashbulaqli", "Samir Uchqun"]})", {"Rena Dashbulaqli", "Samir Uchqun"}},
      {R"([{"name": "Rena&#32;Dashbulaqli"}, "Samir Uchqun"])",
       {"Rena Dashbulaqli", "Samir Uchqun"}},
      {R"({"@id": "#rena"})", {"Rena Dashbulaqli"}},
      {R"({"@id": "#nobody"})", {}},
      {R"([null, {}, {"name": 1}, 7])", {}},
  };
  for (const auto& [author, names] : cases) {
    const JsonLd json =
        read_json_ld(R"({"@graph": [{"@type": "Article", "author": )" + author +
                     R"(}, {"@type": "Person", "@id": "#rena", "name": "Rena Dashbulaqli"}]})");
    ASSERT_EQ(json.articles.size(), 1U) << author;
    Names found;
    for (const JsonLdAgent& agent : json.articles.front().authors) found.push_back(agent.name);
    EXPECT_EQ(found, names) << author;
  }
}

TEST(JsonLd, ReadsWhatIsSloppyAsFarAsItGoes) {
  for (const char* json : {
           "{\"@type\": \"NewsArticle\", \"headline\": \"A  B\",}",
           "{\"@type\": \"NewsArticle\", \"headline\": \"A\nB\"}",
           "{\"@type\": \"NewsArticle\", \"headline\": \"A B\", \"author\": 7, \"publisher\": []}",
           "{\"@type\": \"NewsArticle\", \"headline\": \"A B\", \"articleBody\": \"It rained",
           "<!-- {\"@type\": \"NewsArticle\", \"headline\": \"A B\"} -->",
           "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;A B&quot;}",
           "{\"@type\": \"NewsArticle\", \"headline\": \"A&nbsp;B\"}",
           "{\"@type\": \"NewsArticle\", \"headline\": \"A\\u00a0B\"",
       }) {
    const JsonLd block = read_json_ld(json);
    ASSERT_EQ(block.articles.size(), 1U) << json;
    EXPECT_EQ(block.articles.front().headline, "A B") << json;
  }
  for (const char* json :
       {"", "null", "7", "\"NewsArticle\"", "{", "{}", "[]", "{\"@type\": 5, \"headline\": \"H\"}",
        "{\"@type\": [[\"NewsArticle\"]]}", "{\"@graph\": \"NewsArticle\"}"}) {
    EXPECT_TRUE(read_json_ld(json).articles.empty()) << json;
  }
}

TEST(JsonLd, NamesTheWayToThePage) {
  EXPECT_EQ(read_json_ld(R"({"@type": "BreadcrumbList", "itemListElement": [
      {"@type": "ListItem", "position": 1, "name": "Home"},
      {"@type": "ListItem", "position": 2, "item": {"@id": "/world", "name": "World"}}]})")
                .breadcrumbs,
            (Names{"Home", "World"}));
}

TEST(JsonLd, BearsDepthAndSize) {
  EXPECT_TRUE(read_json_ld(std::string(200'000, '[')).articles.empty());
  const std::string blanks(2 << 20, ' ');
  EXPECT_TRUE(read_json_ld(blanks + R"({"@type": "Article", "headline": "H"})").articles.empty())
      << "a block of megabytes is no article's";
}

}  // namespace
}  // namespace dateline::extraction
