#include "extract/saved_page.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "extract/sample_page.h"

namespace dateline::extraction {
namespace {

TEST(SavedPage, KnowsWhereItCameFrom) {
  const std::optional<std::string> none;
  const std::string url = "https://caliber.az/en/post/170645/";
  const struct {
    std::string page;
    std::optional<std::string> url;
    std::optional<std::string> captured;
  } cases[] = {
      {"<!doctype html>\n<!-- saved from url=(0034)https://caliber.az/en/post/170645/ -->\n<html>",
       url, none},
      {"<!-- saved from url=https://caliber.az/en/post/170645/ --><html>", url, none},
      {"<html><!-- saved from url=(0034)https://caliber.az/en/post/170645/ --><body>x", url, none},
      {"<!-- saved from url=(0022)file:///home/a/b.html --><html>", none, none},
      {"<!-- saved from url=(0014)about:internet --><html>", none, none},
      {"<!-- saved from url= --><html>", none, none},
      {"<html><body><!-- saved from url=(0034)https://caliber.az/en/post/170645/ -->", none, none},
      {"<html><!--\n Page saved with SingleFile \n url: https://caliber.az/en/post/170645/ \n"
       " saved date: Tue Jun 06 2023 15:10:00 GMT+0400 (Azerbaijan Standard Time)\n-->",
       url, "2023-06-06T15:10:00+04:00"},
      {"<html><!--\n Page saved with SingleFile\n url: https://caliber.az/en/post/170645/\n"
       " saved date: Tue Jun 06 2023 11:10:00 GMT-->",
       url, "2023-06-06T11:10:00+00:00"},
      {"<html><!--\n Page saved with SingleFile\n url: https://caliber.az/en/post/170645/\n"
       " saved date: yesterday\n-->",
       url, none},
      {"<html><!-- Page saved with SingleFile -->", none, none},
      {"<html><!-- an ordinary comment --><body>x", none, none},
      {"", none, none},
  };
  for (const auto& [html, from, captured] : cases) {
    const testing::ParsedPage page(html);
    const SavedPage saved = read_saved_page(page.document);
    EXPECT_EQ(saved.url, from) << html;
    EXPECT_EQ(saved.captured, captured) << html;
  }
}

TEST(SavedPage, IsAskedOnlyForWhatTheCallerDoesNotKnow) {
  const std::string html =
      "<!--\n Page saved with SingleFile\n url: https://caliber.az/en/post/170645/\n"
      " saved date: Tue Jun 06 2023 15:10:00 GMT+0400 (X)\n-->" +
      testing::page(testing::article_2022(), "");
  Page page{.input = "a.html", .bytes = html};
  auto article = extract(page);
  ASSERT_TRUE(article);
  EXPECT_EQ(article->url, "https://caliber.az/en/post/170645/");
  EXPECT_EQ(article->captured, "2023-06-06T15:10:00+04:00");
  EXPECT_EQ(article->canonical_url, std::nullopt);

  page.url = "https://www.caliber.az/en/post/170645/?from=feed";
  page.captured = "2024-01-01T00:00:00+00:00";
  article = extract(page);
  ASSERT_TRUE(article);
  EXPECT_EQ(article->url, page.url);
  EXPECT_EQ(article->captured, page.captured);
}

}  // namespace
}  // namespace dateline::extraction
