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
      {"<p>x", ""},
  };
  for (const auto& [html, language] : cases) {
    const testing::ParsedPage page(html);
    EXPECT_EQ(stated_language(page.view.metadata).value, language) << html;
  }
}

}  // namespace
}  // namespace dateline::extraction
