#include "extract/recognition.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extract/sample_page.h"

namespace dateline::extraction {
namespace {

using Signs = std::vector<std::string>;

/// A profile that asks for one sign only, and for a layout's without an own sign.
Site site_with(std::string_view sign) {
  const std::string json = R"({
    "name": "valley", "publisher": "Reed Valley Courier",
    "brand": ["Reed Valley Courier", "rvcourier"], "hosts": ["reedvalley.example"],
    "origin": "https://reedvalley.example", "links": {"article": ["*/post/*"]},
    "labels": {"read_also": ["Read also"], "latest_news": ["Latest news"]},
    "threshold": 1, "signs": [)" +
                           std::string(sign) + R"(], "layouts": [{"name": "only", "signs": []}]})";
  const auto site = Site::parse(json, "valley.json");
  if (!site) throw std::runtime_error(site.error().front().to_string());
  return *site;
}

bool is_recognized(std::string_view sign, const std::string& html, std::string_view url = "") {
  const std::vector<Site> sites = {site_with(sign)};
  const testing::ParsedPage page(html);
  return recognize(sites, page.view, url).has_value();
}

TEST(Recognition, KnowsEachSign) {
  const std::string host = R"({"sign": "canonical-host"})";
  const std::string name = R"({"sign": "site-name"})";
  const std::string title = R"({"sign": "title-brand"})";
  const std::string line = R"({"sign": "brand-line"})";
  const std::string articles = R"({"sign": "article-links"})";
  const std::string links = R"({"sign": "site-links"})";
  const std::string list = R"({"sign": "labelled-list"})";
  const std::string selector = R"({"selector": ".post > h1"})";
  const std::string path = R"({"url_path": "/en/post/#"})";
  const std::string date = R"({"date_text": "# * # - #:#"})";
  const struct {
    std::string sign;
    std::string html;
    bool is_there;
  } cases[] = {
      {host, "<link rel=canonical href='https://www.reedvalley.example/1'>", true},
      {host, "<meta property=og:url content='https://reedvalley.example/1'>", true},
      {host, "<link rel=canonical href='/1'>", false},
      {name, "<meta property=og:site_name content='Reed  Valley COURIER'>", true},
      {name, "<meta name=application-name content=rvcourier>", true},
      {name,
       "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"publisher\":{\"name\":"
       "\"rvcourier\"}}</script>",
       true},
      {name, "<meta property=og:site_name content='The Courier'>", false},
      {title, "<title>Ducks return | rvcourier</title>", true},
      {title, "<title>rvcourier | Ducks return</title>", false},
      {line, "<p>Ducks return.</p><p>Reed Valley Courier</p>", true},
      {line, "<p>The Reed Valley Courier says so.</p>", false},
      {line, "<footer><p>rvcourier</p></footer>", false},
      {line, "<a href='/'>rvcourier</a>", false},
      {articles, "<a href=/post/1>a</a><a href=/post/2?x>b</a><a href=/en/post/3#c>c</a>", true},
      {articles, "<a href=/post/1>a</a><a href=/post/2>b</a><a href=/post>c</a>", false},
      {articles,
       "<a href=https://a.example/post/1>a</a><a href=//a.example/post/2>b</a>"
       "<a href=https://a.example/post/3>c</a>",
       false},
      {links,
       "<a href=https://reedvalley.example/a>a</a><img src=https://cdn.reedvalley.example/b.jpg>"
       "<a href=https://reedvalley.example/c>c</a>",
       true},
      {links, "<a href=/a>a</a><a href=/b>b</a><a href=https://reedvalley.example/c>c</a>", false},
      {list, "<h4>Latest news</h4><p>Frogs counted<p>05 June 2023 - 10:00", true},
      {list, "<h4>Latest news</h4><p>Frogs counted", false},
      {selector, "<div class=post><h1>Ducks return</h1></div>", true},
      {selector, "<h1 class=post>Ducks return</h1>", false},
      {path, "<link rel=canonical href='https://reedvalley.example/en/post/4411'>", true},
      {path, "<link rel=canonical href='https://reedvalley.example/en/post/ducks'>", false},
      {date, "<p>NATURE 06 June 2023 - 14:43</p>", true},
      {date, "<p>NATURE 06 June 2023 14:43</p>", false},
      {date, "<p>No date</p>", false},
  };
  for (const auto& [sign, html, is_there] : cases)
    EXPECT_EQ(is_recognized(sign, html), is_there) << sign << ' ' << html;
}

TEST(Recognition, KnowsTheAddressOfAPage) {
  const std::string host = R"({"sign": "url-host"})";
  EXPECT_TRUE(is_recognized(host, "", "https://reedvalley.example/en/post/1"));
  EXPECT_TRUE(is_recognized(host, "", "http://WWW.reedvalley.example/"));
  EXPECT_FALSE(is_recognized(host, "", "https://reedvalley.example.org/"));
  EXPECT_FALSE(is_recognized(host, "", ""));
  EXPECT_TRUE(
      is_recognized(R"({"url_path": "*/post/#"})", "", "https://reedvalley.example/post/1"));
}

TEST(Recognition, IsNoMatterOfQuotingASite) {
  const std::string line = R"({"sign": "brand-line"})";
  const std::string brand = "<p>Reed Valley Courier</p>";
  const std::string other = "<link rel=canonical href='https://caliber.az/en/post/1/'>";
  EXPECT_TRUE(is_recognized(line, brand));
  EXPECT_FALSE(is_recognized(line, other + brand)) << "the page says that it is another site's";
  EXPECT_TRUE(is_recognized(line, other + brand, "https://reedvalley.example/1"))
      << "but it was fetched from this one";
  EXPECT_FALSE(is_recognized(line, other + brand, "https://mirror.example/1"));
}

TEST(Recognition, NeedsTheThresholdAndTakesTheHeaviest) {
  const std::string brand = "<p>Reed Valley Courier</p>";
  EXPECT_FALSE(
      is_recognized(R"({"sign": "brand-line", "weight": 0}, {"sign": "url-host"})", brand));

  const std::vector<Site> sites = {site_with(R"({"sign": "brand-line", "weight": 2})"),
                                   site_with(R"({"sign": "brand-line", "weight": 3})"),
                                   site_with(R"({"sign": "brand-line", "weight": 1})")};
  const testing::ParsedPage page(brand);
  const auto recognition = recognize(sites, page.view, "");
  ASSERT_TRUE(recognition);
  EXPECT_EQ(recognition->profile, &sites[1].profile());
  EXPECT_EQ(recognition->signs, Signs{"brand-line"});
}

TEST(Recognition, IsNotAskedForWhereTheSiteIsTrusted) {
  const Page page{.input = "a.html", .bytes = testing::page(testing::article_2022(), "")};
  const std::vector<Site> sites = {site_with(R"({"sign": "url-host"})")};
  const auto general = extract(page, {.sites = sites});
  ASSERT_TRUE(general);
  EXPECT_EQ(general->site, std::nullopt) << "no profile recognises it";
  EXPECT_EQ(general->layout, std::nullopt);
  const auto trusted = extract(page, {.sites = sites, .trust_site = true});
  ASSERT_FALSE(trusted);
  EXPECT_EQ(trusted.error().code, ErrorCode::no_article) << "the profile finds no headline";
  const auto without_profile = extract(page, {.sites = {}, .trust_site = true});
  ASSERT_TRUE(without_profile) << "there is no profile to trust";
  EXPECT_EQ(without_profile->site, std::nullopt);
}

TEST(LayoutChoice, GoesBySignsThenByDate) {
  const std::string date_2021 = "<h4>05 июн 2021, 14:43</h4>";
  const struct {
    std::string what;
    std::string html;
    std::string url;
    std::string day;
    std::string layout;
    bool is_guess;
  } cases[] = {
      {"class names", "<div class=post><h1 class=post_title>H</h1></div>", "", "", "2024", false},
      {"the path", "", "https://caliber.az/en/post/170645/", "", "2022", false},
      {"the path with a slug", "", "https://caliber.az/en/post/a-b-c", "", "2024", false},
      {"the path of a canonical URL", testing::address_2022, "", "", "2022", false},
      {"the date's form", "<p>WORLD 06 June 2023 - 14:43", "", "", "2022", false},
      {"the date's form in Russian", "<p>25 Июня 2026 17:24", "", "", "2024", false},
      {"the date's old form", date_2021, "https://caliber.az/post/the-loom-8820", "", "2021",
       false},
      {"signs outweigh the day", date_2021, "", "2025-01-01", "2021", false},
      {"the day of 2021", "<p>H", "", "2021-06-05T10:00:00+04:00", "2021", true},
      {"the day of 2023", "<p>H", "", "2023-06-06", "2022", true},
      {"the last day of a layout", "<p>H", "", "2024-06-30T23:59:59+04:00", "2022", true},
      {"the first day of a layout", "<p>H", "", "2024-07-01", "2024", true},
      {"nothing at all", "<p>H", "", "", "2024", true},
  };
  for (const auto& [what, html, url, day, layout, is_guess] : cases) {
    const testing::ParsedPage page(html);
    const LayoutChoice choice = choose_layout(testing::profile(), page.view, url, day);
    ASSERT_NE(choice.layout, nullptr) << what;
    EXPECT_EQ(choice.layout->name, layout) << what;
    EXPECT_EQ(choice.is_guess, is_guess) << what;
    EXPECT_EQ(choice.signs.empty(), is_guess) << what;
  }
}

TEST(LayoutChoice, SaysWhenItIsAGuess) {
  const std::string body = "<h1>" + testing::sample_headline + "</h1>" + testing::story() +
                           testing::story() + "<p>Caliber.Az</p>";
  const Article article = testing::read(
      testing::page(body, "<meta property=og:url content='https://caliber.az/en/news/1'>"));
  EXPECT_EQ(testing::codes(article.warnings), (Signs{"date-missing", "layout-guessed"}));
  EXPECT_EQ(testing::codes(testing::read(testing::page(testing::article_2022())).warnings),
            Signs{});
}

}  // namespace
}  // namespace dateline::extraction
