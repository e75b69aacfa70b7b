#include "extract/doubts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "extract/fixture_pages.h"
#include "extract/sample_page.h"

// What happens on pages of a known site whose profile no longer fits.
namespace dateline {
namespace {

using testing::codes;
using testing::page;
using testing::read;

using Lines = std::vector<std::string>;

/// Paragraphs as long as those of articles are.
std::string long_story() {
  return "<p>The ferry between Cape Selim and the old harbour ran aground on Monday night, when a "
         "storm from the north pushed it off its course, the coast guard said.</p>"
         "<p>All forty people on board were taken off before dawn, and nobody was hurt. \"We had "
         "hardly any light, and the waves were as high as the deck,\" captain Orhan Velisoy said "
         "on the quay.</p>"
         "<p>The ship lies on a sandbank half a mile from the shore. Engineers want to tow it free "
         "with the next spring tide, which is expected on Friday, if the weather holds.</p>"
         "<p>It is the third such accident within two years. The council of the harbour has asked "
         "for a new lighthouse since 2019, and the money was promised this spring.</p>";
}

const std::string notice =
    "<p>By using the materials of this website you agree that they may be cited with a link to "
    "the source only, and that everything else needs our written consent.</p>";

bool warns(const Article& article) {
  const Lines all = codes(article.warnings);
  return std::find(all.begin(), all.end(), "model-disagrees") != all.end();
}

std::string fixture_page(std::string_view name) {
  for (const testing::FixturePage& fixture : testing::fixture_pages()) {
    if (fixture.name == name) return fixture.bytes;
  }
  ADD_FAILURE() << "no fixture " << name;
  return {};
}

TEST(Doubts, AreNoneOnTheFixtures) {
  for (const testing::FixturePage& fixture : testing::fixture_pages()) {
    const auto article = extract({.input = "page.html", .bytes = fixture.bytes});
    EXPECT_FALSE(article && warns(*article)) << fixture.name;
  }
}

TEST(Doubts, OfARenamedBodyDoNotChangeIt) {
  for (const char* name : {"2024-en", "2024-ru", "2024-hy", "2024-az"}) {
    const std::string html = fixture_page(name);
    const Article before = read(html);
    const Article after = read(testing::replaced(html, "post_body", "post_text_x"));
    EXPECT_EQ(after.body.text, before.body.text) << name;
    EXPECT_EQ(codes(after.warnings), codes(before.warnings)) << name;
  }
}

TEST(Doubts, NameAnotherStory) {
  // The layout's body is renamed, and what stands below the date is no story.
  const std::string html = page(
      "<div class=post><h1 class=post_title>Ferry runs aground off Cape Selim</h1>"
      "<div class=post_time>06 June 2025 14:43</div><div class=note>" +
          notice + "</div></div><div class=text>" + long_story() + "</div>",
      testing::address_2024);
  const Article article = read(html);
  ASSERT_EQ(testing::printed(article.body).size(), 1U);
  EXPECT_TRUE(warns(article)) << article.body.text;
}

TEST(Doubts, NameAnotherHeadline) {
  const std::string story = "<div class=post_time>06 June 2025 14:43</div><div class=post_body>" +
                            long_story() + "</div>";
  const std::string title =
      "<title>Ferry runs aground off Cape Selim</title>"
      "<meta property=og:title content='Ferry runs aground off Cape Selim'>";
  const auto page_with = [&](const std::string& headline) {
    return page("<div class=post><h1 class=post_title>" + headline + "</h1>" + story + "</div>",
                testing::address_2024 + title);
  };
  EXPECT_FALSE(warns(read(page_with("Ferry runs aground off Cape Selim"))));
  EXPECT_FALSE(warns(read(page_with("Ferry with forty aboard runs aground off Cape Selim"))));
  EXPECT_TRUE(warns(read(page_with("Thirty years of our newspaper"))));
}

TEST(Doubts, DoNotMeetAStoryWithLongNotes) {
  const std::string html = page(
      "<div class=post><h1 class=post_title>Ferry runs aground off Cape Selim</h1>"
      "<div class=post_time>06 June 2025 14:43</div><div class=post_body>" +
          long_story() + "</div></div><div>" + notice + notice + notice + notice + notice + notice +
          "</div>",
      testing::address_2024);
  EXPECT_FALSE(warns(read(html)));
}

TEST(ModelStory, FillsWhatTheProfileLacks) {
  // The story stands above its headline: no way of the profile leads there.
  const std::string html =
      page("<div class=text>" + long_story() +
               "</div><div class=post><h1 class=post_title>Ferry runs aground off Cape Selim</h1>"
               "<div class=post_time>06 June 2025 14:43</div></div>",
           testing::address_2024);
  const Article article = read(html, {.evidence = true});
  EXPECT_EQ(article.site, "caliber.az");
  EXPECT_EQ(testing::printed(article.body).size(), 4U) << article.body.text;
  EXPECT_EQ(codes(article.warnings), Lines{});
  const Evidence* evidence = testing::evidence_of(article, "body");
  ASSERT_NE(evidence, nullptr);
  EXPECT_EQ(evidence->rule, "model");
  EXPECT_EQ(evidence->parts.size(), 4U);
}

TEST(Disagreement, IsLessThanHalfOfTheWords) {
  EXPECT_FALSE(extraction::disagree("one two three four", "One, two: three four"));
  EXPECT_FALSE(extraction::disagree("one two three four", "one two five six"));
  EXPECT_TRUE(extraction::disagree("one two three four", "one five six seven"));
  EXPECT_TRUE(extraction::disagree("one", "one two three four"));
  EXPECT_FALSE(extraction::disagree("", ""));
}

}  // namespace
}  // namespace dateline
