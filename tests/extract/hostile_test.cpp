#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <string>

#include "dateline/extract.h"
#include "extract/sample_page.h"

// Pages that hold very many of one thing. Each took time with the square of their number once; the
// bound is wide, as sanitizers and busy machines are slow, and still far below what a square costs.
namespace {

using namespace dateline::testing;

std::string repeated(int count, const std::function<std::string(int)>& part) {
  std::string text;
  for (int i = 0; i < count; ++i) text += part(i);
  return text;
}

TEST(Hostile, PagesOfVeryManyThingsTakeSeconds) {
  const auto number = [](int i) { return std::to_string(i); };
  const struct {
    std::string what;
    std::string markup;
  } cases[] = {
      {"images", repeated(40'000, [&](int i) { return "<img src=/" + number(i) + ".jpg>"; })},
      {"links in a line", repeated(40'000, [](int) { return "<a href=/x>x</a> "; })},
      {"cells with the brand",
       "<table>" + repeated(20'000, [](int) { return "<tr><td>a<td>Caliber.Az"; }) + "</table>"},
      {"signatures", repeated(40'000, [](int) { return "<p>Caliber.Az</p>"; })},
      {"furniture", repeated(30'000, [](int) { return "<p class=share>x</p><p>y</p>"; })},
      {"buttons", "<ul><li>" + repeated(200'000, [](int) { return "A+"; }) + "</ul>"},
      {"badges", "<h3>Latest news</h3><a href=/en/post/1/>T " +
                     repeated(40'000, [](int) { return "PHOTO/"; }) + "</a>"},
      {"rows", "<h3>Latest news</h3>" + repeated(20'000,
                                                 [&](int i) {
                                                   return "<p><a href=/en/post/" + number(i) +
                                                          "/>T</a><p>06 June 2023 - 14:43";
                                                 })},
      {"undated rows", "<h3>Read also</h3>" + repeated(20'000,
                                                       [&](int i) {
                                                         return "<p><a href=/en/post/" + number(i) +
                                                                "/>T</a><p><a href=/x>x</a>";
                                                       })},
      {"combining marks", "<p>a" + repeated(40'000, [](int) { return "\u0301\u0316"; })},
      {"tags", "<meta name=keywords content='" +
                   repeated(100'000, [&](int i) { return "t" + number(i) + ","; }) + "'>"},
  };
  for (const auto& [what, markup] : cases) {
    const dateline::Page page{.input = what,
                              .bytes = dateline::testing::page(article_2022(markup))};
    const auto begin = std::chrono::steady_clock::now();
    const auto article = dateline::extract(page);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(8)) << what;
    EXPECT_TRUE(article.has_value()) << what << ": " << article.error().message;
  }
}

}  // namespace
