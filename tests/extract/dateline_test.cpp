#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "extract/sample_page.h"

namespace {

using namespace dateline::testing;
using dateline::Article;
using Text = std::optional<std::string>;

/// The sample article with this between headline and story, and this above the headline.
Article with_head(const std::string& below, const std::string& above = "",
                  const std::string& head = address_2022, const std::string& language = "en") {
  return read(page(above + "<h1>" + sample_headline + "</h1>" + below + "<div>" + story() +
                       "</div><p>Caliber.Az</p>",
                   head, language));
}

TEST(Dateline, ReadsEveryFormOfDate) {
  const struct {
    std::string printed;
    std::string published;
  } cases[] = {
      {"06 June 2023 - 14:43", "2023-06-06T14:43:00+04:00"},
      {"13 July 2025 00:01", "2025-07-13T00:01:00+04:00"},
      {"25 Июня 2026 17:24", "2026-06-25T17:24:00+04:00"},
      {"05 июн 2021, 14:43", "2021-06-05T14:43:00+04:00"},
      {"25 июня 2026 в 17:24", "2026-06-25T17:24:00+04:00"},
      {"25.06.2026 17:24", "2026-06-25T17:24:00+04:00"},
      {"18 Սեպտեմբերի 2024 10:26", "2024-09-18T10:26:00+04:00"},
      {"07 Fevral 2023 - 14:08", "2023-02-07T14:08:00+04:00"},
      {"06 İyun 2023 - 14:43", "2023-06-06T14:43:00+04:00"},
      {"2023-06-06 14:43", "2023-06-06T14:43:00+04:00"},
      {"06 June 2023 - 14:43 GMT+3", "2023-06-06T14:43:00+03:00"},
      {"06 June 2023", "2023-06-06"},
  };
  for (const auto& [form, published] : cases) {
    const Article article = with_head("<div>" + form + "</div>");
    EXPECT_EQ(article.dateline.published, published) << form;
    EXPECT_EQ(article.dateline.text, form) << form;
    EXPECT_EQ(article.dateline.section, std::nullopt) << form;
    EXPECT_EQ(printed(article.body), as_paragraphs(paragraphs())) << form;
  }
}

TEST(Dateline, FindsTheSectionRoundIt) {
  const std::string day = "06 June 2023 - 14:43";
  const std::string with_section = "WORLD " + day;
  const struct {
    std::string what;
    std::string above;
    std::string below;
    Text section;
    Text text;
  } cases[] = {
      {"in the line", "", "<div>WORLD &nbsp;" + day + "</div>", "WORLD", with_section},
      {"in an element of its own", "", "<div><span>WORLD</span><span>" + day + "</span></div>",
       "WORLD", with_section},
      {"as a link", "", "<p><a href='/en/category/w'>WORLD</a> " + day + "</p>", "WORLD",
       with_section},
      {"behind a bar", "", "<p>WORLD | " + day + "</p>", "WORLD", "WORLD | " + day},
      {"in a line above the date", "", "<div>WORLD</div><div>" + day + "</div>", "WORLD", day},
      {"in capitals above the headline", "<div>SOCIETY</div>", "<div>" + day + "</div>", "SOCIETY",
       day},
      {"beside the headline, not in capitals", "<div>Society</div>", "<div>" + day + "</div>",
       "Society", day},
      {"linked above the headline", "<div><a href='/en/category/s'>Society</a></div>",
       "<div>" + day + "</div>", "Society", day},
      {"above buttons", "<div>SOCIETY</div><div><button>A+</button><button>A-</button></div>",
       "<div>" + day + "</div>", "SOCIETY", day},
      {"above buttons in elements of their own",
       "<div>SOCIETY</div><div><button>A+</button></div><div><button>A-</button></div>",
       "<div>" + day + "</div>", "SOCIETY", day},
      {"beside buttons", "<span>SOCIETY</span> <span>A+</span> <span>A-</span>",
       "<div>" + day + "</div>", "SOCIETY", day},
      {"below a search box, a \u00a9 line and a line of the whole site",
       "<div>WHAT ARE YOU LOOKING FOR ?</div><div>\u00a9 2025 Caliber.Az</div><div>Israel vs Iran: "
       "LIVE</div><div>POLITICS</div><div>A+</div><div>A-</div>",
       "<div>" + day + "</div>", "POLITICS", day},
      {"a menu names none",
       "<ul><li><a href='/en/category/a'>Politics</a></li><li><a href='/en/category/b'>World</a>"
       "</li></ul>",
       "<div>" + day + "</div>", std::nullopt, day},
      {"a \u00a9 line names none", "<div>\u00a9 2024 Caliber.Az</div>", "<div>" + day + "</div>",
       std::nullopt, day},
      {"a tag in front of the headline", "<div>#Culture</div>", "<div>" + day + "</div>", "Culture",
       day},
      {"a long text before the date is none", "",
       "<div>Published with the kind consent of the museum, " + day + "</div>", std::nullopt, day},
  };
  for (const auto& [what, above, below, section, text] : cases) {
    const Article article = with_head(below, above);
    EXPECT_EQ(article.dateline.section, section) << what;
    EXPECT_EQ(article.dateline.text, text) << what;
    EXPECT_EQ(article.dateline.published, "2023-06-06T14:43:00+04:00") << what;
    EXPECT_EQ(article.headline, sample_headline) << what;
    EXPECT_EQ(printed(article.body), as_paragraphs(paragraphs())) << what;
  }
}

TEST(Dateline, TakesTheSectionFromMetadataLast) {
  const std::string meta = address_2022 + "<meta property='article:section' content='World'>";
  EXPECT_EQ(with_head("<div>06 June 2023</div>", "", meta).dateline.section, "World");
  EXPECT_EQ(with_head("<div>POLITICS 06 June 2023</div>", "", meta).dateline.section, "POLITICS");
}

TEST(Dateline, StandsWhereTheLayoutHasIt) {
  const struct {
    std::string what;
    std::string above;
    std::string below;
    Text published;
  } cases[] = {
      {"below a subtitle", "", "<h5>Water flows again</h5><div>06 June 2023</div>", "2023-06-06"},
      {"below a standfirst", "",
       "<p>What the mayor said at the opening, and what those who came to hear him thought.</p>"
       "<div>06 June 2023</div>",
       "2023-06-06"},
      {"above the headline", "<h4>06 June 2023</h4>", "", "2023-06-06"},
      {"in a time element that prints something else", "",
       "<time datetime='2023-06-06T14:43:00+04:00'>two hours ago</time>",
       "2023-06-06T14:43:00+04:00"},
      {"nowhere", "", "", std::nullopt},
      {"a date in a sentence is none", "",
       "<p>The old fountain was closed on 06 June 2022, when its pump was found to be beyond "
       "repair "
       "and the basin cracked.</p>",
       std::nullopt},
      {"in a menu", "<nav>06 June 2022</nav>", "<nav>07 June 2022</nav>", std::nullopt},
  };
  for (const auto& [what, above, below, published] : cases) {
    const Article article =
        read(page(above + "<h1>" + sample_headline + "</h1>" + below + story() + story()));
    EXPECT_EQ(article.dateline.published, published) << what;
  }
}

TEST(Dateline, IsNotTheDateOfARow) {
  const std::string list =
      "<h4>Latest news</h4>" + rows("<p><a href='{url}'>{title}</a></p><p>{date}</p>");
  const Article article = read(page("<h1>" + sample_headline + "</h1><div>" + story() + story() +
                                    "</div><p>Caliber.Az</p>" + list));
  EXPECT_EQ(article.dateline.published, std::nullopt);
  EXPECT_EQ(titles(article.latest_news), row_titles());
  EXPECT_EQ(codes(article.warnings), std::vector<std::string>{"date-missing"});
}

}  // namespace
