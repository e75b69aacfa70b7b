#include <gtest/gtest.h>

#include <string>

#include "extract/sample_page.h"

namespace {

using namespace dateline::testing;

std::string with_address(const std::string& path) {
  return "<link rel=canonical href='https://caliber.az" + path + "'>";
}

const std::string cards =
    "<div>" + rows("<div><a href='{url}'><h2>{title}</h2></a><div>{date}</div></div>", 6) +
    "</div>";

TEST(NoArticle, IsSaidOfOtherPages) {
  const struct {
    std::string what;
    std::string html;
  } cases[] = {
      {"a front page", page("<h1>Caliber.Az</h1>" + cards, with_address("/en/"))},
      {"a front page with a long teaser", page(article_2022() + cards, with_address("/"))},
      {"a section page", page("<h1>Politics</h1>" + cards, with_address("/en/category/politics"))},
      {"a section page with texts", page(article_2022() + cards, with_address("/category/mir"))},
      {"search results",
       page("<form><input name=q></form><h2>Results: water</h2>" + cards +
                "<p>The first 6 of 214 results are shown. Scroll down to see the others.</p>",
            "<meta property=og:site_name content=Caliber.Az>")},
      {"an author's page",
       page("<h1>Rena Dashbulaqli</h1><p>Rena Dashbulaqli has written for Caliber.Az since 2021 "
            "about shepherds, bridges and the weather of the coast.</p>" +
                cards,
            with_address("/en/author/rena"))},
      {"a page about the site",
       page(
           "<h1>About us</h1><p>Caliber.Az is an analytical information centre that was founded in "
           "the city of Baku.</p><p>Our address and telephone are given below, and we are glad of "
           "every letter.</p>",
           with_address("/en/about"))},
      {"a login wall",
       page("<h1>Sign in</h1><p>To read on you need an account at Caliber.Az, please sign in with "
            "your address and password.</p><form><input type=password></form>",
            address_2024)},
      {"an error page with the article's address",
       page("<h1>404</h1><p>The page that you are looking for does not exist or has been moved, "
            "please go back to the front page.</p>" +
                cards,
            address_2024)},
      {"a list of cards", page("<h1>What the day brings</h1>" + cards, address_2022)},
      {"a headline alone", page("<h1>" + sample_headline + "</h1>", address_2022)},
      {"a headline that only metadata have",
       page("<p>Words.</p>",
            address_2022 + "<meta property=og:title content='" + sample_headline + "'>")},
      {"nothing", page("", address_2022)},
  };
  for (const auto& [what, html] : cases) EXPECT_EQ(error_of(html), "no-article") << what;
}

TEST(NoArticle, IsNotSaidOfArticles) {
  const struct {
    std::string what;
    std::string html;
  } cases[] = {
      {"a page of an unknown address",
       page(article_2022(), "<meta property=og:site_name content=Caliber.Az>")},
      {"a page with more rows than text", page("<h1>" + sample_headline + "</h1><div>" + date_2022 +
                                               "</div><p>It rained.</p>" + cards)},
      {"a page without a date", page("<h1>" + sample_headline + "</h1>" + story() + story())},
      {"a film's page", page("<h1>" + sample_headline + "</h1><div>" + date_2022 +
                             "</div><iframe src='https://youtu.be/1'></iframe>")},
  };
  for (const auto& [what, html] : cases) EXPECT_EQ(error_of(html), "") << what;
}

TEST(NoArticle, TellsWhatElseIsWrong) {
  EXPECT_EQ(error_of(""), "not-html");
  EXPECT_EQ(error_of("<p>Caliber.Az wrote that it rained.</p>"), "no-article");
  const dateline::Page large{.input = "a.html", .bytes = page(article_2022())};
  dateline::ExtractOptions options;
  options.limits.page_bytes = large.bytes.size() - 1;
  const auto refused = dateline::extract(large, options);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, dateline::ErrorCode::too_large);
  options.limits.page_bytes = large.bytes.size();
  EXPECT_TRUE(dateline::extract(large, options));
}

TEST(NoArticle, NamesThePage) {
  const dateline::Page page_of_section{
      .input = "a.html", .bytes = page(cards), .url = "https://caliber.az/en/category/world"};
  const auto article = dateline::extract(page_of_section);
  ASSERT_FALSE(article);
  EXPECT_EQ(article.error().input, "a.html");
  EXPECT_EQ(article.error().url, page_of_section.url);
  EXPECT_EQ(article.error().stage, "extract");
  EXPECT_EQ(article.error().message, "a section page, by its URL");
}

}  // namespace
