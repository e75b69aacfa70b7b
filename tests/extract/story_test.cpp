#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "extract/sample_page.h"

namespace {

using namespace dateline::testing;
using dateline::Article;
using Text = std::optional<std::string>;

const std::string head = "<h1>" + sample_headline + "</h1><div>" + date_2022 + "</div>";
const std::string cards =
    "<div>" + rows("<div><a href='{url}'><h2>{title}</h2></a><div>{date}</div></div>") + "</div>";
const std::string div_story = replaced(replaced(story(), "<p>", "<div>"), "</p>", "</div>");

TEST(Story, EndsAtItsSignature) {
  const struct {
    std::string what;
    std::string below_head;
    Text signature;
  } cases[] = {
      {"a paragraph", story() + "<p>Caliber.Az</p>", "Caliber.Az"},
      {"a bold one", story() + "<p><strong>Caliber.Az</strong></p>", "Caliber.Az"},
      {"a div", "<div>" + story() + "</div><div>Caliber.Az</div>", "Caliber.Az"},
      {"inside the story's div", "<div>" + story() + "<div>Caliber.Az</div></div>", "Caliber.Az"},
      {"a story of divs", "<div>" + div_story + "<div>Caliber.Az</div></div>", "Caliber.Az"},
      {"behind a line break",
       replaced("<div>" + story() + "</div>", "said.</p>", "said.<br>Caliber.Az</p>"),
       "Caliber.Az"},
      {"with a Cyrillic letter", story() + "<div>Caliber.\u0410z</div>", "Caliber.\u0410z"},
      {"with words behind it",
       story() + "<p>Caliber.Az</p><p>What stands here is no part of the "
                 "story but a notice on the use of the site.</p>",
       "Caliber.Az"},
      {"in front of a view count",
       "<div>" + story() + "</div><div>Caliber.Az</div><div>Views: 12</div>", "Caliber.Az"},
      {"in front of an invitation",
       story() + "<p>Caliber.Az</p><p>Subscribe to our Telegram channel</p>", "Caliber.Az"},
      {"in front of cards", "<div>" + story() + "</div><div>Caliber.Az</div>" + cards,
       "Caliber.Az"},
      {"a \u00a9 line below is none", story() + "<div>\u00a9 2024 Caliber.Az</div>", std::nullopt},
      {"none", story(), std::nullopt},
      {"none, but a view count", story() + "<div>Просмотров: 179</div>", std::nullopt},
      {"none, but an invitation",
       "<div>" + story() + "</div><div>Subscribe to our Telegram channel</div>", std::nullopt},
      {"none, but a list", "<div>" + story() + "</div><h4>Read also</h4>" + cards, std::nullopt},
      {"none, but a menu", "<div>" + story() + "</div><nav><a href='/'>Home</a></nav>",
       std::nullopt},
  };
  for (const auto& [what, below_head, signature] : cases) {
    const Article article = read(page(head + below_head));
    EXPECT_EQ(article.signature, signature) << what;
    EXPECT_EQ(printed(article.body), as_paragraphs(paragraphs())) << what;
  }
}

TEST(Story, GoesOnBehindABylineWithTheBrand) {
  const Article article = read(page(head + "<div><p>Rena Dashbulaqli</p><p>Caliber.Az</p>" +
                                    story() + "<p>Caliber.Az</p></div>"));
  EXPECT_EQ(printed(article.body), as_paragraphs(paragraphs()));
  EXPECT_EQ(article.authors.size(), 1U);
  EXPECT_EQ(article.signature, "Caliber.Az");
}

TEST(Story, IsFoundWhateverHoldsIt) {
  const std::string br_story =
      paragraphs()[0] + "<br><br>" + paragraphs()[1] + "<br><br>" + paragraphs()[2];
  for (const std::string& body : {
           head + story(),
           head + "<article>" + story() + "</article>",
           "<main><header>" + head + "</header><div><div>" + story() + "</div></div></main>",
           head + div_story,
           head + "<div>" + br_story + "<br><br>Caliber.Az</div>",
           "<table><tr><td>" + head + "</td></tr><tr><td>" + br_story + "</td></tr></table>",
           "<table><tr><td>" + head + story() + "</td><td>" + cards + "</td></tr></table>",
           "<div>\u00a9 2024 Caliber.Az</div>" + head + story(),
           head +
               "<div><button>Get the news of the day by mail each morning, free of charge, with "
               "one click</button></div>" +
               story(),
           "<p>We use cookies to make this site work, to measure how it is used and to show you "
           "advertising that fits.</p>" +
               head + story(),
           head + "<ul><li><a href='https://t.me/share'>Telegram</a></li></ul>" + story(),
           head + "<div>" + story() +
               "</div><form><p>What you write here is read by an editor before "
               "it is printed on this page below the story.</p></form>",
       }) {
    EXPECT_EQ(printed(read(page(body)).body), as_paragraphs(paragraphs())) << body;
  }
}

TEST(Story, MayBeShort) {
  for (const char* text :
       {"The market of Nargiz will stay closed tomorrow, police say.", "It rained."}) {
    const std::string one = std::string("<p>") + text + "</p>";
    EXPECT_EQ(printed(read(page(head + one)).body), as_paragraphs({text}));
    EXPECT_EQ(printed(read(page(head + "<div>" + one + "</div>" + cards)).body),
              as_paragraphs({text}));
    EXPECT_EQ(
        printed(read(page(head + one + "<p>Caliber.Az</p><h4>Latest news</h4>" + cards)).body),
        as_paragraphs({text}));
  }
}

TEST(Story, ThatIsCutOffIsKeptWithAWarning) {
  std::string html = page(head + story());
  html.resize(html.find("what will happen"));
  const Article article = read(html);
  EXPECT_EQ(codes(article.warnings), std::vector<std::string>{"truncated"});
  ASSERT_EQ(article.body.blocks.size(), 3U);
  EXPECT_EQ(printed(article.body).back(), "paragraph: The third paragraph ends the story with");
}

TEST(Story, NestedTooDeepIsReadWithAWarning) {
  std::string deep;
  for (int i = 0; i < 1'000; ++i) deep += "<span>";
  const Article article = read(page(head + deep + story()));
  EXPECT_EQ(codes(article.warnings), std::vector<std::string>{"too-deep"});
  EXPECT_NE(article.body.text.find("The third paragraph ends the story with"), std::string::npos);
}

TEST(Story, OfAnAnswerThatBrokeOffHasAWarning) {
  const std::string html = page(head + story());
  for (const std::size_t size : {html.size(), html.find("what will happen")}) {
    const auto article = dateline::extract(
        {.input = "page.html", .bytes = html.substr(0, size), .is_truncated = true});
    ASSERT_TRUE(article) << article.error().message;
    ASSERT_EQ(codes(article->warnings), std::vector<std::string>{"truncated"});
    EXPECT_EQ(article->warnings[0].message,
              "its bytes break off: the transfer ended early, or the file is cut");
  }
}

TEST(Story, IsReadInTheEncodingThatTheUserNames) {
  // The page says that it is UTF-8, and is windows-1251.
  std::string html = page(head + story(), std::string(address_2022) + "<meta charset=utf-8>", "ru");
  html = replaced(html, "The third", "\xD2\xF0\xE5\xF2\xE8\xE9");
  const std::string begin = "paragraph: Третий paragraph ends";
  const auto said = dateline::extract({.input = "a", .bytes = html, .charset = "utf-8"},
                                      {.charset = "windows-1251"});
  ASSERT_TRUE(said) << said.error().message;
  EXPECT_EQ(printed(said->body).at(2).substr(0, begin.size()), begin);
  const auto unsaid = dateline::extract({.input = "a", .bytes = html, .charset = "utf-8"});
  ASSERT_TRUE(unsaid) << unsaid.error().message;
  EXPECT_NE(printed(unsaid->body).at(2).substr(0, begin.size()), begin);
}

TEST(Story, MayBeMissing) {
  const Article article = read(page(head + "<p>Caliber.Az</p>"));
  EXPECT_EQ(article.headline, sample_headline);
  EXPECT_TRUE(article.body.blocks.empty());
  EXPECT_EQ(article.body.text, "");
  EXPECT_EQ(article.body.words, 0U);
}

TEST(Story, EndsWhereManyLinksStand) {
  std::string footer;
  for (int i = 0; i < 12; ++i) {
    footer += "<p><a href='/en/about/" + std::to_string(i) + "'>About us</a></p>";
  }
  footer +=
      "<p>The address of the editors and the rules for the use of what is printed here stand on a "
      "page of their own.</p>";
  EXPECT_EQ(printed(read(page("<div>" + head + story() + footer + "</div>")).body),
            as_paragraphs(paragraphs()));
}

}  // namespace
