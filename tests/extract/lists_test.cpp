#include "extract/lists.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/sample_page.h"

namespace dateline::extraction {
namespace {

using testing::article_2022;
using testing::article_2024;
using testing::page;
using testing::read;
using testing::row_titles;
using testing::rows;
using testing::titles;
using Titles = std::vector<std::string>;

const std::string item = "<li><a href='{url}'>{title}</a> <span>{date}</span></li>";

std::string list(const std::string& label, const std::string& row = item) {
  return label + "<ul>" + rows(row) + "</ul>";
}

TEST(ListLabel, IsOneInAnyLanguageAndForm) {
  const struct {
    std::string label;
    bool is_label;
  } cases[] = {
      {"Read also", true},
      {"READ ALSO:", true},
      {"  Read&nbsp; also  ", true},
      {"<b>Читайте</b> также", true},
      {"Կարդացեք նաև", true},
      {"Həmçinin oxuyun", true},
      {"Latest news", true},
      {"ПОСЛЕДНИЕ НОВОСТИ", true},
      {"Վերջին նորությունները", true},
      {"Son xəbərlər", true},
      {"All news", false},
      {"The latest news", false},
      {"Read also what he wrote", false},
      {"ADVERTS", false},
      {":", false},
  };
  for (const auto& [label, is_label] : cases) {
    const testing::ParsedPage parsed("<p>" + label + "</p>");
    ASSERT_EQ(parsed.view.lines.size(), 1U) << label;
    EXPECT_EQ(is_list_label(parsed.view.lines.front(), testing::profile().labels), is_label)
        << label;
  }
}

TEST(Lists, AreFoundByTheirLabelWhereverTheyStand) {
  const std::string latest = list("<h4>Latest news</h4>");
  const std::string also =
      testing::replaced(list("<h4>Read also</h4>"), "Story number", "Other story");
  const Titles others = {"Other story 1 of the list", "Other story 2 of the list",
                         "Other story 3 of the list"};
  const struct {
    std::string what;
    std::string body;
    Titles latest_news;
    Titles read_also;
  } cases[] = {
      {"behind the story", article_2022() + also + latest, row_titles(), others},
      {"in front of it",
       "<aside>" + latest + "</aside><section>" + article_2022() + "</section>",
       row_titles(),
       {}},
      {"both in front, all in divs",
       "<div>" + latest + "</div><div>" + also + "</div><div>" + article_2022() + "</div>",
       row_titles(), others},
      {"label in a link",
       article_2022() + list("<h4><a href='/en/all'>Latest news</a></h4>"),
       row_titles(),
       {}},
      {"label in a box of its own",
       article_2022() + "<div><div><span>Latest news</span></div><ol>" + rows(item) + "</ol></div>",
       row_titles(),
       {}},
      {"label in a table's head",
       article_2022() + "<table><tr><th>Latest news</th></tr>" +
           rows("<tr><td><a href='{url}'>{title}</a><div>{date}</div></td></tr>") + "</table>",
       row_titles(),
       {}},
      {"a definition list",
       article_2022() + "<div>Latest news</div><dl>" +
           rows("<dt><a href='{url}'>{title}</a></dt><dd>{date}</dd>") + "</dl>",
       row_titles(),
       {}},
      {"flat siblings, texts only",
       "<div>" + article_2022() + "<p>Latest news</p>" + rows("<p>{title}</p><p>{date}</p>") +
           "</div>",
       row_titles(),
       {}},
      {"the list's end is no row",
       article_2022() + latest + "<p><a href='/en/post/all/'>All news</a></p>",
       row_titles(),
       {}},
      {"other labels end a list",
       article_2022() + "<div>Read also</div>" +
           rows("<p><a href='{url}'>{title}</a></p><p>{date}</p>") +
           "<div>ADVERTS</div><div>Video</div><p><a href='/en/post/9/'>A film</a></p>",
       {},
       row_titles()},
      {"a label without rows",
       article_2022() + "<h4>Read also</h4><p>Words of some other kind.</p>",
       {},
       {}},
      {"a menu's entry",
       "<nav><a href='/en/all'>Latest news</a> <a href='/en/about'>About</a></nav>" +
           article_2022(),
       {},
       {}},
      {"no list", article_2022(), {}, {}},
  };
  for (const auto& [what, body, latest_news, read_also] : cases) {
    const Article article = read(page(body));
    EXPECT_EQ(titles(article.latest_news), latest_news) << what;
    EXPECT_EQ(titles(article.read_also), read_also) << what;
    EXPECT_EQ(article.headline, testing::sample_headline) << what;
    EXPECT_EQ(testing::printed(article.body), testing::as_paragraphs(testing::paragraphs()))
        << what;
  }
}

TEST(Lists, HaveLabelsInEveryLanguage) {
  for (const char* label : {"Последние новости", "Վերջին նորությունները", "Son xəbərlər"}) {
    EXPECT_EQ(titles(read(page(article_2022() + list(label))).latest_news), row_titles()) << label;
  }
}

TEST(Lists, MayStandInsideTheStory) {
  const Titles two = {"Keeper turns ninety", "Storm damages pier"};
  const std::string first = "<a href='/en/post/11/'>Keeper turns ninety</a>";
  const std::string second = "<a href='/en/post/12/'>Storm damages pier</a>";
  const struct {
    std::string box;
    Titles read_also;
  } cases[] = {
      {"<div><span>Read also</span><ul><li>" + first + "</li><li>" + second + "</li></ul></div>",
       two},
      {"<p><strong>Read also:</strong></p><p>" + first + "</p><p>" + second + "</p>", two},
      {"<p>Read also: " + first + "</p>", {two[0]}},
      {"<p><a href='/en/post/11/'>Read also: Keeper turns ninety</a></p>", {two[0]}},
      {"<aside><b>Read also</b><br>" + first + "<br>" + second + "</aside>", two},
      {"<blockquote><p>Read also</p><p>" + first + "</p><p>" + second + "</p></blockquote>", two},
      {"<h3>Read also</h3><p>" + first + "</p><p>" + second + "</p>", two},
      {"<table><tr><td>Read also</td></tr><tr><td>" + first + "</td></tr><tr><td>" + second +
           "</td></tr></table>",
       two},
      {"<div><div>Read also</div><div>" + first + "</div><div>" + second + "</div></div>", two},
      {"<p>Read also:</p><ol><li>" + first + "</li><li>" + second + "</li></ol>", two},
      {"<div><b>Read also</b><div>" + first + " 01 June 2023 - 10:00</div><div>" + second +
           " 01 June 2023 - 09:00</div></div>",
       two},
  };
  for (const auto& [box, read_also] : cases) {
    const std::string below = list("<h3>Latest news</h3>");
    const Article article = read(page(article_2022(box) + below));
    EXPECT_EQ(titles(article.read_also), read_also) << box;
    EXPECT_EQ(titles(article.latest_news), row_titles()) << box;
    EXPECT_EQ(testing::printed(article.body), testing::as_paragraphs(testing::paragraphs())) << box;
  }
}

TEST(Lists, MayHaveNoLabelBelowTheStory) {
  const std::string card =
      "<div><a href='{url}'><div style='background-image:url(/m/{n}.webp)'></div></a><a "
      "href='{url}'><h2>{title}</h2></a><div><a href='/en/category/x'><div>News</div></a><div>"
      "{date}</div></div></div>";
  const Article article =
      read(page(article_2024() + "<div>" + rows(card) + "</div>", testing::address_2024));
  ASSERT_EQ(titles(article.read_also), row_titles());
  const ListItem& row = article.read_also.front();
  EXPECT_EQ(row.url, "https://caliber.az/en/post/10001/");
  EXPECT_EQ(row.image, "https://caliber.az/m/1.webp");
  EXPECT_EQ(row.section, "News");
  EXPECT_EQ(row.published, "2023-06-01T10:00:00+04:00");
  EXPECT_EQ(article.signature, "Caliber.Az");

  const std::string one =
      read(page(article_2024() + "<div>" + rows(card, 1) + "</div>", testing::address_2024))
          .body.text;
  EXPECT_EQ(one, article.body.text) << "one card alone is no list, and no part of the story";
}

TEST(Lists, KeepRowsInTheOrderOfThePage) {
  const std::string box = "<p>Read also: <a href='/en/post/11/'>Keeper turns ninety</a></p>";
  Titles all = row_titles();
  all.insert(all.begin(), "Keeper turns ninety");
  EXPECT_EQ(titles(read(page(article_2022(box) + list("<h3>Read also</h3>"))).read_also), all);
}

TEST(Lists, AStoryMayQuoteLabelsAndTitles) {
  const std::string quotes =
      "<p>\u201cRead also\u201d and \u201cLatest news\u201d are printed above its lists, and the "
      "title \u201cStory number 1 of the list\u201d stands in one of them, the editor said.</p>";
  const Article article = read(page(article_2022(quotes) + list("<h3>Latest news</h3>")));
  EXPECT_EQ(titles(article.latest_news), row_titles());
  EXPECT_EQ(article.body.blocks.size(), 4U);
  EXPECT_NE(article.body.text.find("Story number 1 of the list"), std::string::npos);
}

}  // namespace
}  // namespace dateline::extraction
