#include "extract/stated.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/sample_page.h"

namespace dateline::extraction {
namespace {

using Names = std::vector<std::string>;

std::string meta(const std::string& name, const std::string& content) {
  return "<meta name='" + name + "' content='" + content + "'>";
}

TEST(Stated, DescriptionIsTheFirstOfItsKeys) {
  const testing::ParsedPage page(meta("twitter:description", "T") + meta("og:description", "O"));
  const Stated description = stated_description(page.view.metadata);
  EXPECT_EQ(description.value, "O");
  EXPECT_EQ(description.key, "og:description");
  for (const char* key : {"dc.description", "dcterms:description", "schema:description"})
    EXPECT_EQ(stated_description(testing::ParsedPage(meta(key, "D")).view.metadata).value, "D");
  EXPECT_FALSE(stated_description(testing::ParsedPage("<p>x").view.metadata));
}

TEST(Stated, SectionIsNamedOrTheWayToThePage) {
  const auto way = [](const std::string& steps) {
    return R"(<script type="application/ld+json">{"@type": "BreadcrumbList", "itemListElement": )" +
           steps + "}</script>";
  };
  const struct {
    std::string html;
    std::string section;
  } cases[] = {
      {meta("article:section", "Coast"), "Coast"},
      {meta("schema:articleSection", "Coast"), "Coast"},
      {meta("parsely-section", "Coast"), "Coast"},
      {meta("parsely-page", R"({"section": "Coast"})"), "Coast"},
      {R"(<script type="application/ld+json">{"@type": "NewsArticle",
           "articleSection": ["Coast", "Town"]}</script>)",
       "Coast"},
      {meta("article:section", "https://reedvalley.example/coast"), ""},
      {way(R"([{"name": "Home"}, {"name": "Coast"}, {"name": "Ferry runs"}])"), "Coast"},
      {way(R"([{"name": "Home"}, {"name": "Ferry runs"}])"), ""},
      {way(R"([{"name": "Home"}])"), ""},
      {"", ""},
  };
  for (const auto& [html, section] : cases) {
    const testing::ParsedPage page(html + "<p>x");
    EXPECT_EQ(stated_section(page.view.metadata, "Ferry runs").value, section) << html;
  }
}

TEST(Stated, TagsAreEachOnce) {
  const testing::ParsedPage page(meta("keywords", "ferry, #Pier; ferry,, Ferry") +
                                 meta("news_keywords", "other"));
  EXPECT_EQ(stated_tags(page.view.metadata).values, (Names{"ferry", "Pier"}));
}

TEST(Stated, TagsAreReadFromEachOfTheirKeys) {
  const struct {
    std::string html;
    std::string key;
  } cases[] = {
      {meta("article:tag", "ferry") + meta("article:tag", "pier"), "article:tag"},
      {meta("keywords", "ferry, pier"), "keywords"},
      {meta("parsely-tags", "ferry,pier"), "parsely-tags"},
      {meta("parsely-page", R"({"title": "A", "tags": ["ferry", "pier"]})"), "parsely-tags"},
      {meta("dcterms.subject", "ferry; pier"), "dcterms.subject"},
      {meta("schema:keywords", "ferry, pier"), "keywords"},
      {R"(<script type="application/ld+json">{"@type": "NewsArticle", "keywords":
           "ferry, pier"}</script>)",
       "keywords"},
      {R"(<script type="application/ld+json">{"@type": "NewsArticle", "keywords":
           ["ferry", "pier"]}</script>)",
       "article:tag"},
  };
  for (const auto& [html, key] : cases) {
    const testing::ParsedPage page(html + "<p>x");
    const StatedList tags = stated_tags(page.view.metadata);
    EXPECT_EQ(tags.values, (Names{"ferry", "pier"})) << html;
    EXPECT_EQ(tags.key, key) << html;
  }
}

TEST(Stated, TagsMayBeLinks) {
  const testing::ParsedPage page(
      "<p><a rel='category tag' href=/c>Coast</a></p><p>x</p><ul><li><a rel=tag href=/t/f>ferry</a>"
      "<li><a rel=Tag href=/t/p>#pier</a><li><a rel=tag href=/t/f>Ferry</a></ul>");
  const StatedList tags = linked_tags(page.document);
  EXPECT_EQ(tags.values, (Names{"ferry", "pier"}));
  EXPECT_EQ(tags.key, "rel=tag");
  EXPECT_TRUE(linked_tags(testing::ParsedPage("<a href=/>x</a>").document).values.empty());
}

TEST(Stated, ImagesComeFromTheMostExactKeyOn) {
  const testing::ParsedPage page(meta("twitter:image", "/b.jpg") + meta("og:image", "/a.jpg") +
                                 "<link rel=image_src href=/a.jpg>");
  const StatedList images = stated_images(page.view.metadata);
  EXPECT_EQ(images.values, (Names{"/a.jpg", "/b.jpg"}));
  EXPECT_EQ(images.key, "og:image");
}

TEST(Stated, LanguageIsATag) {
  const struct {
    std::string html;
    std::string language;
  } cases[] = {
      {"<html lang=EN_us><p>x", "en-US"},
      {"<html lang=de><p>x", "de"},
      {"<html lang='{{lang}}'>" + meta("og:locale", "pt_BR"), "pt"},
      {"<html lang=zh-Hans><p>x", "zh-hans"},
      {"<meta http-equiv=Content-Language content=ru>", "ru"},
      {meta("dc:language", "hy-AM"), "hy"},
      {R"(<script type="application/ld+json">{"@type": "NewsArticle", "inLanguage": "az"}</script>)",
       "az"},
      {"<p>x", ""},
  };
  for (const auto& [html, language] : cases) {
    const testing::ParsedPage page(html);
    EXPECT_EQ(stated_language(page.view.metadata).value, language) << html;
  }
}

}  // namespace
}  // namespace dateline::extraction
