#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "extract/sample_page.h"

namespace {

using namespace dateline::testing;
using dateline::Article;
using Names = std::vector<std::string>;

const std::string h = sample_headline;
const std::string menu =
    "<div><a href='/en/category/politics'>POLITICS</a> | <a "
    "href='/en/category/world'>WORLD</a></div>";
/// What stands below a headline.
const std::string rest = "<div>" + date_2022 + "</div>" + story() + "<p>Caliber.Az</p>";

TEST(Headline, IsFoundByWhateverShowsIt) {
  const struct {
    std::string what;
    std::string body;
    std::string head;
  } cases[] = {
      {"the heading", "<h1>" + h + "</h1>" + rest, ""},
      {"a heading behind the site's own", "<h1>Caliber.Az</h1><h1>" + h + "</h1>" + rest, ""},
      {"a heading behind a link",
       "<h1><a href='/en/category/w'>World</a></h1><h1>" + h + "</h1>" + rest, ""},
      {"the heading that the title names",
       "<h1>What the day brings</h1><p>Words.</p><h1>" + h + "</h1>" + rest,
       "<title>" + h + " | Caliber.Az</title>"},
      {"the heading that og:title names", "<h1>What the day brings</h1><h1>" + h + "</h1>" + rest,
       "<meta property='og:title' content='" + h + "'>"},
      {"a link to the article itself", "<h1><a href='/en/post/170645/'>" + h + "</a></h1>" + rest,
       "<title>" + h + "</title>"},
      {"a lesser heading that the title names", "<h2>" + h + "</h2>" + rest,
       "<title>" + h + " - Caliber.Az</title>"},
      {"a div that the title names", menu + "<div>" + h + "</div>" + rest,
       "<title>Caliber.Az: " + h + "</title>"},
      {"quotation marks of another kind in the title",
       "<div>The \u201cgreat\u201d lamp \u2013 and its keeper</div>" + rest,
       "<title>The \"great\" lamp - and its keeper</title>"},
      {"the line above the date", "<div>" + h + "</div>" + rest, ""},
      {"the line above the date, below a menu with bars", menu + "<div>" + h + "</div>" + rest, ""},
      {"the line above the date, below a menu with blanks",
       replaced(menu, "|", "") + "<div>" + h + "</div>" + rest, ""},
      {"the line above the date, below a menu with bullets",
       replaced(menu, "|", "\u2022") + "<div>" + h + "</div>" + rest, ""},
      {"bold text in a table's cell",
       "<table><tr><td><font size=5><b>" + h + "</b></font></td></tr><tr><td>" + date_2022 +
           "</td></tr><tr><td>" + story() + "Caliber.Az</td></tr></table>",
       ""},
      {"text parted by line breaks",
       "<table><tr><td><b>" + h + "</b><br>" + date_2022 + "<br><br>" + story() +
           "</td></tr></table>",
       ""},
      {"a tagline stands in the header",
       "<div><a href='/en/'>Caliber.Az</a></div><p>Facts and views from Baku</p><div><a href='#'>"
       "POLITICS</a></div><div>" +
           h + "</div>" + rest,
       ""},
  };
  for (const auto& [what, body, head] : cases) {
    const Article article = read(page(body, address_2022 + head));
    if (what.starts_with("quotation")) {
      EXPECT_EQ(article.headline, "The \u201cgreat\u201d lamp \u2013 and its keeper") << what;
    } else {
      EXPECT_EQ(article.headline, h) << what;
    }
    EXPECT_EQ(article.subtitle, std::nullopt) << what;
    EXPECT_EQ(printed(article.body), as_paragraphs(paragraphs())) << what;
  }
}

TEST(Headline, PartsWithWhatStandsInItsElement) {
  const struct {
    std::string heading;
    std::string title;
    std::string headline;
    std::optional<std::string> subtitle;
    Names badges;
  } cases[] = {
      {h + " <span>PHOTO</span>", "", h, std::nullopt, {"PHOTO"}},
      {h + " PHOTO/VIDEO", "", h, std::nullopt, {"PHOTO", "VIDEO"}},
      {h + " / Video", "", h, std::nullopt, {"VIDEO"}},
      {h + " <small>Water flows again</small>", "", h, "Water flows again", {}},
      {h + "<br>Water flows again", "", h, "Water flows again", {}},
      {h + "<br>Water flows again",
       h + " Water flows again",
       h + " Water flows again",
       std::nullopt,
       {}},
      {"Mayor <em>opens</em> fountain in <b>Nargiz</b>", "", h, std::nullopt, {}},
      {"Mayor <span>opens</span> fountain in Nargiz", "", h, std::nullopt, {}},
      {"  Mayor&nbsp;opens \n fountain in Nar&shy;giz ", "", h, std::nullopt, {}},
      {h + "<div hidden>not seen</div>", "", h, std::nullopt, {}},
  };
  for (const auto& [heading, title, headline, subtitle, badges] : cases) {
    const Article article =
        read(page("<h1>" + heading + "</h1>" + rest,
                  address_2022 + (title.empty() ? "" : "<title>" + title + "</title>")));
    EXPECT_EQ(article.headline, headline) << heading;
    EXPECT_EQ(article.subtitle, subtitle) << heading;
    EXPECT_EQ(article.badges, badges) << heading;
  }
}

TEST(Headline, IsNoLineOfTheStory) {
  const Article article =
      read(page("<h1>" + h + "</h1><div>" + date_2022 + "</div><p>" + h + "</p>" + story()));
  EXPECT_EQ(printed(article.body), as_paragraphs(paragraphs())) << "a repeated headline";
}

TEST(Headline, TellsWhichMetadataAgree) {
  const Article article =
      read(page(article_2022(), address_2022 + "<title>" + h +
                                    " | Caliber.Az</title>"
                                    "<meta property='og:title' content='Something else'>"),
           {.evidence = true});
  const auto* evidence = evidence_of(article, "headline");
  ASSERT_NE(evidence, nullptr);
  EXPECT_EQ(evidence->also, (std::vector<std::pair<std::string, std::string>>{{"title", h}}));
}

}  // namespace
