#include "extract/title_links.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "extract/class_word_set.h"
#include "extract/same_site.h"
#include "extract/sample_page.h"

namespace dateline::extraction {
namespace {

TEST(StoryPaths, HaveWordsOrANumberAndNameNoTag) {
  for (const std::string_view path :
       {"/city/bridge-opened-on-monday", "/news/2026/05/04/bridge", "/a/1004711",
        "/news/bridge-of-velmora.html", "/city/old/bridge-and-tram",
        "/topics/city/2026/bridge-opened-on-monday"})
    EXPECT_TRUE(is_story_path(path)) << path;
  for (const std::string_view path :
       {"/", "/city", "/city/bridges", "/tag/bridge-opened-on-monday",
        "/author/ana-mori-of-the-city", "/about/how-we-work-here", ""})
    EXPECT_FALSE(is_story_path(path)) << path;
}

TEST(Sites, AreTheSameByTheirRegisteredDomain) {
  EXPECT_TRUE(is_same_site("news.example", "NEWS.example"));
  EXPECT_TRUE(is_same_site("www.news.example", "sport.news.example"));
  EXPECT_TRUE(is_same_site("www.news.co.uk", "news.co.uk"));
  EXPECT_FALSE(is_same_site("news.co.uk", "paper.co.uk"));
  EXPECT_FALSE(is_same_site("news.example", "oldnews.example"));
  EXPECT_FALSE(is_same_site("", "news.example"));
}

TEST(WordsOfClasses, AreSplitAtSignsAndCapitals) {
  constexpr ClassWords words({"related", "share"});
  const auto has = [&](const std::string& attributes) {
    const testing::ParsedPage page(testing::page("<div " + attributes + ">x</div>"));
    return words.name(page.view.body.first_child());
  };
  for (const char* attributes : {"class=related", "class='box related-posts'", "class=relatedPosts",
                                 "class=postsRelated", "class=posts__related--2", "id=SHARE"})
    EXPECT_TRUE(has(attributes)) << attributes;
  for (const char* attributes : {"class=unrelated", "class=shared", "class=''", "title=related"})
    EXPECT_FALSE(has(attributes)) << attributes;
}

TEST(TitleLinks, AreOfOtherPagesOfTheSite) {
  const testing::ParsedPage page(testing::page(
      "<p><a href=/city/tram-stops-for-two-weeks>Tram stops for two weeks</a></p>"
      "<p><a href='//www.news.example/city/museum-opens-in-may'>Museum opens again in May</a></p>"
      "<p><a href=/city/museum-opens-in-may>Museum</a></p>"
      "<p><a href=https://shop.example/a-b-c-d>The ten best shoes of the year</a></p>"
      "<p><a href=#top>Back to the top of this page</a></p>"
      "<p><a href='javascript:open()'>Open all the photos of this page</a></p>"
      "<p><a href=mailto:ana@news.example>Write to the people of this page</a></p>"
      "<p><a href=/city/bridge-opened-on-monday#comments>Read what others say of it</a></p>"
      "<h4><a href=/culture/x-1>Tram plan</a></h4><p><a href=/culture>Culture</a></p>"));
  std::vector<Warning> warnings;
  const UrlResolver urls("https://news.example/city/bridge-opened-on-monday", warnings);
  std::vector<std::string> found;
  for (const TitleLink& title : find_title_links(page.document, urls, {}))
    found.emplace_back(title.href);
  EXPECT_EQ(found, (std::vector<std::string>{"/city/tram-stops-for-two-weeks",
                                             "//www.news.example/city/museum-opens-in-may",
                                             "/culture/x-1"}));
}

}  // namespace
}  // namespace dateline::extraction
