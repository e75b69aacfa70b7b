#include "extract/metadata.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/sample_page.h"

namespace dateline::extraction {
namespace {

TEST(Metadata, KeepsWhatAPageSaysOfItself) {
  const testing::ParsedPage page(R"(<!doctype html><html lang="en-GB"><head>
    <title> A  headline |
      Caliber.Az </title>
    <base href="/en/"><link rel="alternate Canonical" href="https://caliber.az/en/post/1/">
    <link rel="canonicals" href="/no"><link rel="canonical">
    <meta property="OG:Title" content="A&nbsp;headline">
    <meta name=" keywords " content="a, b"><meta itemprop="datePublished" content="2023-06-06">
    <meta name="" property="og:url" content="/en/post/2/"><meta name="empty" content="  ">
    <meta property="schema:author" content="Rena"><meta property="https://schema.org/about" content="Bay">
    <meta name="DC:creator" content="Ilgar"><meta property="dct:title" content="Ferry">
    <meta http-equiv="Content-Language" content="en">
    <meta name="no-content"><meta charset="utf-8">
    <script type=" Application/LD+JSON ">{"@type": "NewsArticle", "articleSection": "World"}</script>
    <script type="application/ld+json">{"@type": </script>
    <script>{"@type": "NewsArticle", "articleSection": "Scripts"}</script>
    </head><body><svg><title>An icon</title></svg></body></html>)");
  const Metadata& metadata = page.view.metadata;
  const struct {
    std::string_view key;
    std::string_view value;  // empty: not there
  } cases[] = {
      {"lang", "en-GB"},
      {"title", "A headline | Caliber.Az"},
      {"base", "/en/"},
      {"canonical", "https://caliber.az/en/post/1/"},
      {"og:title", "A headline"},
      {"keywords", "a, b"},
      {"datepublished", "2023-06-06"},
      {"og:url", "/en/post/2/"},
      {"empty", ""},
      {"no-content", ""},
      {"author", "Rena"},
      {"about", "Bay"},
      {"dc.creator", "Ilgar"},
      {"dcterms.title", "Ferry"},
      {"content-language", "en"},
      {"articleSection", "World"},
  };
  for (const auto& [key, value] : cases) {
    const MetadataEntry* entry = metadata.first(key);
    EXPECT_EQ(entry == nullptr ? "" : entry->value, value) << key;
    EXPECT_LE(metadata.all(key).size(), 1U) << key;
  }
}

TEST(Metadata, KeepsTheOrderOfSeveral) {
  const testing::ParsedPage page(
      "<meta property=article:tag content=b><p>x</p><meta property=article:tag content=a>"
      "<script type='application/ld+json'>{\"@type\": \"Article\", \"keywords\": "
      "[\"c\"]}</script>");
  std::vector<std::string> tags;
  for (const MetadataEntry* entry : page.view.metadata.all("article:tag"))
    tags.push_back(entry->value);
  EXPECT_EQ(tags, (std::vector<std::string>{"b", "a", "c"}));
}

TEST(Metadata, GivesTheArticleWhatItDoesNotPrint) {
  const Article article = testing::read(
      testing::page(testing::article_2022(),
                    testing::address_2022 + R"(<meta name="description" content="What it is about.">
        <meta property="article:modified_time" content="2023-06-07T10:00:00Z">
        <meta property="article:tag" content="bridge"><meta property="article:tag" content="bridge">
        <meta property="article:tag" content="river"><meta name="keywords" content="ignored">)"));
  EXPECT_EQ(article.description, "What it is about.");
  EXPECT_EQ(article.modified, "2023-06-07T10:00:00+00:00");
  EXPECT_EQ(article.tags, (std::vector<std::string>{"bridge", "river"}));
  EXPECT_EQ(testing::read(testing::page(testing::article_2022(),
                                        testing::address_2022 +
                                            "<meta name=keywords content='bridge, , river,'>"))
                .tags,
            article.tags);
}

TEST(Metadata, GivesTheDateThatThePageLeavesOut) {
  const auto published = [](const std::string& printed, const std::string& metadata) {
    return testing::read(testing::page("<h1>" + testing::sample_headline + "</h1>" + printed +
                                           testing::story() + testing::story(),
                                       testing::address_2022 + metadata))
        .dateline.published;
  };
  const std::string meta =
      "<meta property='article:published_time' content='2023-06-06T10:43:00Z'>";
  EXPECT_EQ(published("", meta), "2023-06-06T10:43:00+00:00");
  EXPECT_EQ(published("<div>06 June 2023</div>", meta), "2023-06-06T10:43:00+00:00")
      << "the time of the printed day";
  EXPECT_EQ(published("<div>05 June 2023</div>", meta), "2023-06-05") << "another day's time";
  EXPECT_EQ(published("<div>06 June 2023 - 14:40</div>", meta), "2023-06-06T14:40:00+04:00")
      << "what is printed comes first";
  EXPECT_EQ(published("",
                      "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", "
                      "\"datePublished\": \"2023-06-06T14:43\"}</script>"),
            "2023-06-06T14:43:00+04:00");
}

}  // namespace
}  // namespace dateline::extraction
