#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "extract/sample_page.h"

namespace {

using namespace dateline::testing;
using dateline::Article;
using dateline::Evidence;
using Names = std::vector<std::string>;

const std::string head =
    "<html lang=en><title>Ferry to Larkholm runs again | Reed Valley Post</title>"
    "<link rel=canonical href='https://www.reedvalley.example/coast/ferry'>"
    "<meta property=og:site_name content='Reed Valley Post'>"
    "<meta property=og:image content='/pictures/ferry.jpg?size=large'>"
    "<meta name=description content='It left at noon.'>"
    "<meta name=keywords content='ferry, pier'><meta property=article:section content=Coast>"
    "<meta property=article:published_time content='2023-06-06T12:00:00+02:00'>";
const std::string body =
    "<h1>Ferry to Larkholm runs again</h1><p>By <a href='/authors/rena'>Rena Dashbulaqli</a></p>"
    "<figure><img src='/pictures/ferry.jpg' alt='The pier'><figcaption>The pier at noon"
    "</figcaption></figure><p>The ferry left the pier at noon, as the town had been promised.</p>";

TEST(GeneralArticle, HasWhatThePageSaysOfItself) {
  const Article article = read(head + body, {.sites = {}});
  EXPECT_EQ(article.site, std::nullopt);
  EXPECT_EQ(article.layout, std::nullopt);
  EXPECT_EQ(article.canonical_url, "https://www.reedvalley.example/coast/ferry");
  EXPECT_EQ(article.headline, "Ferry to Larkholm runs again");
  ASSERT_EQ(article.authors.size(), 1U);
  EXPECT_EQ(article.authors.front().name, "Rena Dashbulaqli");
  EXPECT_EQ(article.authors.front().url, "https://www.reedvalley.example/authors/rena");
  EXPECT_EQ(article.publisher, "Reed Valley Post");
  EXPECT_EQ(article.dateline.section, "Coast");
  EXPECT_EQ(article.dateline.published, "2023-06-06T12:00:00+02:00");
  EXPECT_EQ(article.description, "It left at noon.");
  EXPECT_EQ(article.tags, (Names{"ferry", "pier"}));
  EXPECT_EQ(article.language, "en");
  ASSERT_EQ(article.images.size(), 1U);
  EXPECT_EQ(article.images.front().url,
            "https://www.reedvalley.example/pictures/ferry.jpg?size=large");
  EXPECT_EQ(article.images.front().alt, "The pier");
  EXPECT_EQ(article.images.front().caption, "The pier at noon");
  EXPECT_TRUE(article.images.front().lead);
}

TEST(GeneralArticle, SaysWhereItsFieldsComeFrom) {
  const Article article = read(head + body, {.sites = {}, .evidence = true});
  const Evidence* headline = evidence_of(article, "headline");
  ASSERT_NE(headline, nullptr);
  EXPECT_EQ(headline->rule, "vote");
  EXPECT_EQ(headline->selector, "h1");
  EXPECT_EQ(headline->path, "html > body > h1");
  EXPECT_TRUE(headline->bytes);
  const std::pair<std::string, std::string> title = {"title", "Ferry to Larkholm runs again"};
  EXPECT_NE(std::find(headline->also.begin(), headline->also.end(), title), headline->also.end());
  const Evidence* authors = evidence_of(article, "authors");
  ASSERT_NE(authors, nullptr);
  EXPECT_EQ(authors->rule, "vote");
  const Evidence* section = evidence_of(article, "dateline.section");
  ASSERT_NE(section, nullptr);
  EXPECT_EQ(section->rule, "metadata");
  EXPECT_EQ(section->selector, "article:section");
}

TEST(GeneralArticle, NamesInTheEvidenceWhoIsNoPerson) {
  const Article article = read("<meta name=author content='News Desk'>" + body.substr(0, 37),
                               {.sites = {}, .evidence = true});
  EXPECT_TRUE(article.authors.empty());
  const Evidence* authors = evidence_of(article, "authors");
  ASSERT_NE(authors, nullptr);
  EXPECT_EQ(authors->also,
            (std::vector<std::pair<std::string, std::string>>{{"no-person", "News Desk"}}));
}

TEST(GeneralArticle, IsNotMadeOfATitleAlone) {
  const auto code = [](const std::string& html) {
    const auto article = dateline::extract({.input = "a.html", .bytes = html}, {.sites = {}});
    return article ? "" : std::string(to_string(article.error().code));
  };
  EXPECT_EQ(code("<title>Nothing here</title><p>No article."), "no-article");
  EXPECT_EQ(code("<p>No article."), "no-article");
  EXPECT_EQ(code("<title>Ferry</title>" + story()), "");
  EXPECT_EQ(code("<h1>Ferry</h1>"), "");
}

TEST(GeneralArticle, WarnsOfWhatIsMissing) {
  EXPECT_EQ(codes(read("<h1>Ferry</h1>", {.sites = {}}).warnings),
            (Names{"date-missing", "body-missing"}));
  EXPECT_EQ(
      codes(read("<meta property=og:image content=/a.jpg><h1>Ferry</h1>", {.sites = {}}).warnings),
      (Names{"base-unknown", "date-missing", "body-missing"}));
}

TEST(GeneralArticle, SaysThatItsTextIsPaidFor) {
  const auto with = [](const std::string& free) {
    return codes(read(R"(<script type="application/ld+json">{"@type": "NewsArticle",
        "headline": "Ferry", "datePublished": "2023-06-06", "isAccessibleForFree": )" +
                          free + "}</script><h1>Ferry</h1>",
                      {.sites = {}})
                     .warnings);
  };
  EXPECT_EQ(with("false"), (Names{"body-missing", "paywalled"}));
  EXPECT_EQ(with("\"False\""), (Names{"body-missing", "paywalled"}));
  EXPECT_EQ(with("true"), Names{"body-missing"});
}

TEST(GeneralArticle, HasASubtitleThatIsCalledOne) {
  const std::string title = "<h1>Ferry to Larkholm runs again</h1>";
  const std::string subtitle = "At noon, as promised";
  const Article article =
      read(title + "<div class='article-subtitle'><p>" + subtitle + "</p></div>" + story(),
           {.sites = {}});
  // It is told once: there, or where the model takes it for a part of the body.
  const bool is_in_body = article.body.text.find(subtitle) != std::string::npos;
  EXPECT_NE(article.subtitle == subtitle, is_in_body);
  EXPECT_EQ(read(title + "<p>At noon, as promised</p>" + story(), {.sites = {}}).subtitle,
            std::nullopt);
}

TEST(GeneralArticle, IsNeverMadeOfAKnownSitesPage) {
  EXPECT_EQ(read(page(article_2022())).site, "caliber.az");
  EXPECT_EQ(
      read(page(article_2022(), "<link rel=canonical href='https://reedvalley.example/1'>")).site,
      std::nullopt);
}

}  // namespace
