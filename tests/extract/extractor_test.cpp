#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "dateline/json.h"
#include "extract/fixture_pages.h"
#include "extract/sample_page.h"

namespace dateline {
namespace {

std::string record(const tl::expected<Article, Error>& article) {
  return article ? to_json(*article, {.evidence = true}) : to_json(article.error());
}

/// All fixtures, and pages that give an error before, while and after they are parsed.
std::vector<Page> pages() {
  std::vector<Page> pages = {{.input = "empty.html", .bytes = ""}};
  for (const auto& fixture : testing::fixture_pages()) {
    pages.push_back({.input = fixture.name, .bytes = fixture.bytes});
    if (pages.size() % 3 == 0) pages.push_back({.input = "no.html", .bytes = "<p>no article"});
  }
  return pages;
}

TEST(Extractor, GivesWhatExtractGivesOfEachPage) {
  const ExtractOptions with_evidence{.evidence = true};
  Extractor extractor;
  for (int round = 0; round < 2; ++round) {
    for (const Page& page : pages()) {
      EXPECT_EQ(record(extractor.extract(page, with_evidence)),
                record(extract(page, with_evidence)))
          << page.input;
    }
  }
}

TEST(Extractor, GoesOnBehindAnExceededLimit) {
  const Page page{.input = "page.html", .bytes = testing::page(testing::article_2022())};
  Extractor extractor;
  const auto refused = extractor.extract(page, {.limits = {.memory_bytes = 1000}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::too_large);
  EXPECT_EQ(record(extractor.extract(page)), record(extract(page)));
}

TEST(Extractor, MayBeMoved) {
  const Page page{.input = "page.html", .bytes = testing::page(testing::article_2022())};
  const std::string expected = record(extract(page));
  Extractor first;
  EXPECT_EQ(record(first.extract(page)), expected);
  Extractor second(std::move(first));
  EXPECT_EQ(record(second.extract(page)), expected);
  // NOLINTNEXTLINE(bugprone-use-after-move): like a new one, by its documentation
  EXPECT_EQ(record(first.extract(page)), expected);
  first = std::move(second);
  EXPECT_EQ(record(first.extract(page)), expected);
}

TEST(Extractor, WorksBesideOthers) {
  const std::vector<Page> all = pages();
  std::vector<std::string> expected;
  for (const Page& page : all) expected.push_back(record(extract(page)));
  std::vector<std::vector<std::string>> records(4);
  std::vector<std::thread> threads;
  for (auto& own : records) {
    threads.emplace_back([&] {
      Extractor extractor;
      for (const Page& page : all) own.push_back(record(extractor.extract(page)));
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const auto& own : records) EXPECT_EQ(own, expected);
}

}  // namespace
}  // namespace dateline
