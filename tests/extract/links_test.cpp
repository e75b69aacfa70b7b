#include "extract/links.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/sample_page.h"

namespace dateline::extraction {
namespace {

using testing::profile;

class LinksOfAPage : public ::testing::Test {
 protected:
  std::vector<Warning> warnings;
  const Links links{"https://caliber.az/en/post/1/", profile(), warnings};
};

TEST_F(LinksOfAPage, BecomeAbsolute) {
  const struct {
    std::string_view reference;
    std::string_view url;
  } cases[] = {
      {"/en/post/2/", "https://caliber.az/en/post/2/"},
      {" ../2/ ", "https://caliber.az/en/post/2/"},
      {"//cdn.caliber.az/a.jpg", "https://cdn.caliber.az/a.jpg"},
      {"HTTP://Caliber.Az/post", "http://caliber.az/post"},
      {"/a b", "https://caliber.az/a%20b"},
      {"?page=2", "https://caliber.az/en/post/1/?page=2"},
  };
  for (const auto& [reference, url] : cases) EXPECT_EQ(links.absolute(reference), url);
  EXPECT_TRUE(warnings.empty());
}

TEST_F(LinksOfAPage, StayAsTheyAreWhereTheyAreNoUrl) {
  EXPECT_EQ(links.absolute("http://[bad/"), "http://[bad/");
  EXPECT_EQ(testing::codes(warnings), std::vector<std::string>{"url-invalid"});
}

TEST(Links, WithoutABaseStayAsTheyAreWithOneWarning) {
  std::vector<Warning> warnings;
  const Links links("", profile(), warnings);
  EXPECT_EQ(links.absolute("/en/post/2/"), "/en/post/2/");
  EXPECT_EQ(links.absolute("/en/post/3/"), "/en/post/3/");
  EXPECT_EQ(links.absolute("https://caliber.az/en/post/4/"), "https://caliber.az/en/post/4/");
  EXPECT_EQ(testing::codes(warnings), std::vector<std::string>{"base-unknown"});
}

TEST_F(LinksOfAPage, TellWhatTheyLeadTo) {
  struct Kinds {
    bool article = false;
    bool section = false;
    bool author = false;
    bool off_site = false;
  };
  const struct {
    std::string_view reference;
    Kinds kinds;
  } cases[] = {
      {"/en/post/2/", {.article = true}},
      {" /post/the-loom-8820", {.article = true}},
      {"https://caliber.az/arm/post/gradaran", {.article = true}},
      {"https://WWW.Caliber.az/post/2", {.article = true}},
      {"en/post/2/", {.article = true}},
      {"/en/post/2/?from=list#comments", {.article = true}},
      {"https://reedvalley.example/en/post/2/", {.off_site = true}},
      {"//reedvalley.example/en/post/2/", {}},
      {"//www.caliber.az/en/post/2/", {.article = true}},
      {"file:///home/a/caliber.az/en/post/2/", {.article = true}},
      {"/en/category/world", {.section = true}},
      {"https://caliber.az/category/mir", {.section = true}},
      {"/user/17", {.author = true}},
      {"/en/author/rena", {.author = true}},
      {"https://t.me/caliber_az", {.off_site = true}},
      {"mailto:desk@caliber.az", {}},
      {"/en/posts", {}},
      {"/search?q=/post/", {}},
      {"#/post/2", {}},
      {"", {}},
  };
  for (const auto& [reference, kinds] : cases) {
    EXPECT_EQ(links.is_article(reference), kinds.article) << reference;
    EXPECT_EQ(links.is_section(reference), kinds.section) << reference;
    EXPECT_EQ(links.is_author(reference), kinds.author) << reference;
    EXPECT_EQ(links.leads_off_site(reference), kinds.off_site) << reference;
  }
}

TEST_F(LinksOfAPage, KnowALinkByItsReference) {
  const testing::ParsedPage page(
      "<a href=/en/post/2/>a</a> <a href=/en/category/world>b</a> <a href=/user/17>c</a>");
  for (int round = 0; round < 2; ++round) {
    std::string kinds;
    for (const TextLine& line : page.view.lines) {
      for (html::NodeIndex i = line.line.first; i <= line.line.last; ++i) {
        const html::Node link =
            page.document.node(i).is_text() ? enclosing_link(page.document.node(i)) : html::Node();
        if (!link) continue;
        kinds += href_of(link);
        if (links.is_article(link)) kinds += " article ";
        if (links.is_section(link)) kinds += " section ";
        if (links.is_author(link)) kinds += " author ";
      }
    }
    EXPECT_EQ(kinds, "/en/post/2/ article /en/category/world section /user/17 author ");
  }
}

TEST_F(LinksOfAPage, TellFurnitureImages) {
  for (const char* furniture :
       {"/templates/Default/api/zoom.png", "https://caliber.az/img/logo.svg?v=2", "/i/spacer.gif",
        "https://counter.example/pixel?id=1"}) {
    EXPECT_TRUE(links.is_furniture_image(furniture)) << furniture;
  }
  for (const char* picture : {"/media/photos/original/a.webp", "/media/catalogue/zoom.png.jpg"})
    EXPECT_FALSE(links.is_furniture_image(picture)) << picture;
}

TEST(Links, ThatLeadNowhereEncloseNothing) {
  const struct {
    std::string_view link;
    bool leads_somewhere;
  } cases[] = {
      {"<a href='/en/post/2/'>x</a>", true},
      {"<a href=' /en/post/2/'><b>x</b></a>", true},
      {"<a href='#'>x</a>", false},
      {"<a href='#top'>x</a>", false},
      {"<a href=''>x</a>", false},
      {"<a name=top>x</a>", false},
      {"<a href='JavaScript:void(0)'>x</a>", false},
      {"<b>x</b>", false},
  };
  for (const auto& [link, leads_somewhere] : cases) {
    const testing::ParsedPage page(link);
    ASSERT_EQ(page.view.lines.size(), 1U);
    EXPECT_EQ(static_cast<bool>(page.view.lines.front().link), leads_somewhere) << link;
  }
}

TEST(Links, AnAddressThatIsNoneCostsNoRow) {
  const std::string list = "<h4>Latest news</h4><ul>" +
                           testing::rows("<li><a href='{url}'>{title}</a> {date}</li>") + "</ul>";
  const std::string html = testing::page(testing::article_2022() + list);
  const Article article = testing::read(
      testing::replaced(html, "/en/post/10002/", "http://caliber.az:port/en/post/10002/"));
  EXPECT_EQ(testing::titles(article.latest_news), testing::row_titles());
  EXPECT_EQ(article.latest_news.at(1).url, "http://caliber.az:port/en/post/10002/");
  EXPECT_EQ(testing::codes(article.warnings), std::vector<std::string>{"url-invalid"});
}

}  // namespace
}  // namespace dateline::extraction
