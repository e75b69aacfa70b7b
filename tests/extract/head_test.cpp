#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extract/sample_page.h"

namespace {

using namespace dateline::testing;
using dateline::Article;
using dateline::Person;
using Text = std::optional<std::string>;
using Names = std::vector<std::string>;

/// The sample article with this above and below its dateline.
Article with_head(const std::string& above_date, const std::string& below_date,
                  const std::string& head = address_2022) {
  return read(page("<h1>" + sample_headline + "</h1>" + above_date + "<div>" + date_2022 +
                       "</div>" + below_date + "<div>" + story() + "</div><p>Caliber.Az</p>",
                   head));
}

/// Authors as "Name" or "Name (URL)".
Names authors_of(const Article& article) {
  Names names;
  for (const Person& person : article.authors)
    names.push_back(person.url ? person.name + " (" + *person.url + ')' : person.name);
  return names;
}

TEST(Head, FindsTheAuthorsInTheByline) {
  const std::string rena = "https://caliber.az/en/author/rena";
  const struct {
    std::string byline;
    Names authors;
  } cases[] = {
      {"<p>Rena Dashbulaqli</p>", {"Rena Dashbulaqli"}},
      {"<div>Rena Dashbulaqli |</div>", {"Rena Dashbulaqli"}},
      {"<div>Rena Dashbulaqli | Caliber.Az</div>", {"Rena Dashbulaqli"}},
      {"<p>Rena Dashbulaqli, Caliber.Az</p>", {"Rena Dashbulaqli"}},
      {"<p><b>Rena Dashbulaqli</b></p><p><b>Caliber.Az</b></p>", {"Rena Dashbulaqli"}},
      {"<p>Rena Dashbulaqli<br>Caliber.\u0410z</p>", {"Rena Dashbulaqli"}},
      {"<p>By Rena Dashbulaqli</p>", {"Rena Dashbulaqli"}},
      {"<p>Автор: Севда Халчачи</p>", {"Севда Халчачи"}},
      {"<p><a href='/en/author/rena'>Rena Dashbulaqli</a></p>",
       {"Rena Dashbulaqli (" + rena + ')'}},
      {"<p>By <a href='/en/author/rena'>Rena Dashbulaqli</a></p>",
       {"Rena Dashbulaqli (" + rena + ')'}},
      {"<p>Rena Dashbulaqli</p><p>Samir Uchqun</p>", {"Rena Dashbulaqli", "Samir Uchqun"}},
      {"<p>Rena Dashbulaqli</p><p>Rena Dashbulaqli</p>", {"Rena Dashbulaqli"}},
      {"<p>Caliber.Az</p>", {}},
      {"", {}},
  };
  for (const auto& [byline, authors] : cases) {
    const Article article = with_head("", byline);
    EXPECT_EQ(authors_of(article), authors) << byline;
    EXPECT_EQ(printed(article.body), as_paragraphs(paragraphs())) << byline;
    EXPECT_EQ(article.signature, "Caliber.Az") << byline;
  }
}

TEST(Head, FindsTheAuthorElsewhere) {
  EXPECT_EQ(authors_of(with_head("<h2><a href='/user/17'>Sevda Khalchachi</a></h2>", "")),
            Names{"Sevda Khalchachi (https://caliber.az/user/17)"});
  EXPECT_EQ(authors_of(with_head("<p>Rena Dashbulaqli |</p>", "")), Names{"Rena Dashbulaqli"});
  const std::string meta = address_2022 +
                           "<meta name=author content='Rena Dashbulaqli'>"
                           "<meta name=author content='Caliber.Az'>"
                           "<meta name=author content='the desk'>";
  EXPECT_EQ(authors_of(with_head("", "", meta)), Names{"Rena Dashbulaqli"});
  EXPECT_EQ(authors_of(with_head("", "<p>Samir Uchqun</p>", meta)), Names{"Samir Uchqun"});
}

TEST(Head, TellsSubtitlesFromBadges) {
  const struct {
    std::string above_date;
    std::string below_date;
    Text subtitle;
    Names badges;
  } cases[] = {
      {"<p>Weekly review</p>", "", "Weekly review", {}},
      {"<h5>Luke Uchqun on Caliber.Az</h5>", "", "Luke Uchqun on Caliber.Az", {}},
      {"<p>PHOTO</p>", "", std::nullopt, {"PHOTO"}},
      {"<p>PHOTO/VIDEO</p>", "", std::nullopt, {"PHOTO", "VIDEO"}},
      {"<p>Weekly review</p><p>VIDEO</p>", "", "Weekly review", {"VIDEO"}},
      {"<p>VIDEO</p><p>Weekly review</p>", "", "Weekly review", {"VIDEO"}},
      {"<p>Weekly review / Video</p>", "", "Weekly review", {"VIDEO"}},
      {"<p>| Weekly review</p>", "", "Weekly review", {}},
      {"", "<p>UPDATED</p>", std::nullopt, {"UPDATED"}},
      {"<p>" + sample_headline + "</p>", "", std::nullopt, {}},
      {"<p>A+ A-</p>", "", std::nullopt, {}},
      {"<p>Caliber.Az</p>", "", std::nullopt, {}},
      {"<p>WORLD</p>", "", std::nullopt, {}},
      {"", "", std::nullopt, {}},
  };
  for (const auto& [above, below, subtitle, badges] : cases) {
    const Article article = with_head(above, below);
    EXPECT_EQ(article.subtitle, subtitle) << above << below;
    EXPECT_EQ(article.badges, badges) << above << below;
    EXPECT_EQ(printed(article.body), as_paragraphs(paragraphs())) << above << below;
  }
}

TEST(Head, LeavesTheStorysFirstWordsAlone) {
  const struct {
    std::string first;
    std::string block;
  } cases[] = {
      {"<p>It rained.</p>", "paragraph: It rained."},
      {"<p>\u201cWe shall build a bigger one.\u201d</p>",
       "paragraph: \u201cWe shall build a bigger one.\u201d"},
      {"<p>NEW RULES</p>", "heading 2: NEW RULES"},
  };
  for (const auto& [first, block] : cases) {
    const Article article = read(page("<h1>" + sample_headline + "</h1><div>" + date_2022 +
                                      "</div><div>" + first + story() + "</div><p>Caliber.Az</p>"));
    ASSERT_EQ(article.body.blocks.size(), 4U) << first;
    EXPECT_EQ(printed(article.body).front(), block);
    EXPECT_TRUE(article.authors.empty()) << first;
  }
}

TEST(Head, IsReadByTheNamesOfLayout2024) {
  const Article article = read(
      page("<div class=post><div class=post_categoty>Society</div><span>A+</span><span>A-</span>"
           "<h1 class=post_title>" +
               sample_headline +
               " <span>Water flows again</span></h1>"
               "<div class=post_time>" +
               date_2024 + "</div><div class=post_body>" + story() +
               "</div><div class=post_signature>Caliber.Az</div><div class=post_hits>Views: "
               "12</div></div>",
           address_2024));
  EXPECT_EQ(article.layout, "2024");
  EXPECT_EQ(article.headline, sample_headline);
  EXPECT_EQ(article.subtitle, "Water flows again");
  EXPECT_EQ(article.dateline.section, "Society");
  EXPECT_EQ(article.dateline.published, "2025-06-06T14:43:00+04:00");
  EXPECT_EQ(article.signature, "Caliber.Az");
  EXPECT_EQ(printed(article.body), as_paragraphs(paragraphs()));
}

}  // namespace
