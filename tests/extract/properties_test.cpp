#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "dateline/json.h"
#include "extract/fixture_pages.h"
#include "extract/sample_page.h"
#include "support/records.h"
#include "text/fold.h"
#include "text/url.h"

// What holds for every page, whatever it is: checked on all fixtures, not on their expectations.
namespace {

using namespace dateline::testing;
using dateline::Article;
using dateline::Block;
using dateline::ByteRange;
using dateline::Evidence;
using dateline::ListItem;
using dateline::Page;
using dateline::text::comparison_key;
using nlohmann::json;

/// The record of a page, with evidence.
std::string record_of(const std::string& bytes) {
  const auto article =
      dateline::extract({.input = "page.html", .bytes = bytes}, {.evidence = true});
  return article ? dateline::to_json(*article, {.evidence = true})
                 : dateline::to_json(article.error());
}

std::vector<ListItem> rows_of(const Article& article) {
  std::vector<ListItem> rows = article.read_also;
  rows.insert(rows.end(), article.latest_news.begin(), article.latest_news.end());
  return rows;
}

std::vector<ByteRange> parts_of(const Article& article, std::string_view field) {
  const Evidence* evidence = evidence_of(article, field);
  return evidence == nullptr ? std::vector<ByteRange>() : evidence->parts;
}

class EveryPage : public testing::TestWithParam<FixturePage> {};
class EveryArticle : public testing::TestWithParam<FixturePage> {
 protected:
  const std::string& bytes() const { return GetParam().bytes; }
  Article article() const { return read(bytes(), {.evidence = true}); }
};

std::string case_name(const testing::TestParamInfo<FixturePage>& param) {
  return replaced(param.param.name, "-", "_");
}
INSTANTIATE_TEST_SUITE_P(Fixtures, EveryPage, testing::ValuesIn(fixture_pages()), case_name);
INSTANTIATE_TEST_SUITE_P(Fixtures, EveryArticle, testing::ValuesIn(fixture_articles()), case_name);

TEST_P(EveryPage, GivesOneRecordThatParses) {
  const std::string record = record_of(GetParam().bytes);
  keep_for_validation(record);
  EXPECT_EQ(json::parse(record).at("kind"), GetParam().expected.at("kind"));
}

TEST_P(EveryPage, GivesTheSameBytesOnAnyThread) {
  const std::string record = record_of(GetParam().bytes);
  EXPECT_EQ(record_of(GetParam().bytes), record);
  std::vector<std::string> records(4);
  std::vector<std::thread> threads;
  for (std::string& own : records) {
    threads.emplace_back([&own] { own = record_of(GetParam().bytes); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& own : records) EXPECT_EQ(own, record);
}

TEST_P(EveryPage, BearsBeingCutOffAnywhere) {
  const std::string& bytes = GetParam().bytes;
  constexpr std::size_t cuts = 50;
  for (std::size_t i = 0; i < cuts; ++i) {
    const std::size_t end = bytes.size() * i / cuts;
    const auto article = dateline::extract({.input = "page.html", .bytes = bytes.substr(0, end)});
    if (article) {
      EXPECT_TRUE(article->headline && !article->headline->empty()) << "at byte " << end;
    } else {
      EXPECT_FALSE(article.error().message.empty()) << "at byte " << end;
    }
  }
}

TEST_P(EveryArticle, HasNoTitleOfAListAsABlock) {
  const Article article = this->article();
  std::set<std::string> titles;
  for (const ListItem& row : rows_of(article)) titles.insert(comparison_key(row.title));
  ASSERT_FALSE(article.body.blocks.empty());
  for (const Block& block : article.body.blocks) {
    dateline::Body body;
    body.blocks.push_back(block);
    const std::string line = printed(body).front();
    EXPECT_EQ(titles.count(comparison_key(line.substr(line.find(": ") + 2))), 0U) << line;
  }
}

TEST_P(EveryArticle, ReadsNoByteBothAsARowAndAsABlock) {
  const Article article = this->article();
  std::vector<ByteRange> rows = parts_of(article, "read_also");
  const std::vector<ByteRange> latest = parts_of(article, "latest_news");
  rows.insert(rows.end(), latest.begin(), latest.end());
  const bool has_bytes = evidence_of(article, "headline")->bytes.has_value();
  EXPECT_EQ(rows.size(), has_bytes ? rows_of(article).size() : 0U);
  for (const ByteRange& row : rows) {
    EXPECT_LT(row.from, row.to);
    EXPECT_LE(row.to, bytes().size());
    for (const ByteRange& block : parts_of(article, "body")) {
      EXPECT_TRUE(row.to <= block.from || block.to <= row.from)
          << bytes().substr(row.from, row.to - row.from) << "\nand\n"
          << bytes().substr(block.from, block.to - block.from);
    }
  }
}

TEST_P(EveryArticle, HasTheTextOfItsBlocks) {
  const json body = json::parse(dateline::to_json(article())).at("body");
  std::string text;
  for (const json& block : body.at("blocks")) {
    std::string own;
    const auto add_line = [&](const std::string& line) { own += own.empty() ? line : '\n' + line; };
    if (block.at("type") == "list") {
      for (const json& item : block.at("items")) add_line(item);
    } else if (block.at("type") == "table") {
      for (const json& row : block.at("rows")) {
        std::string line;
        for (const json& cell : row) line += (line.empty() ? "" : " | ") + cell.get<std::string>();
        add_line(line);
      }
    } else if (block.at("type") != "image" && block.at("type") != "embed") {
      own = block.at("text");
    }
    if (!own.empty()) text += (text.empty() ? "" : "\n\n") + own;
  }
  EXPECT_EQ(body.at("text"), text);
  EXPECT_EQ(body.at("words"), dateline::text::count_words(text));
}

TEST_P(EveryArticle, HasAbsoluteAddressesInItsLists) {
  for (const ListItem& row : rows_of(article())) {
    if (row.url) {
      EXPECT_TRUE(dateline::text::split_url(*row.url)) << *row.url;
    }
    if (row.image) {
      EXPECT_TRUE(dateline::text::split_url(*row.image)) << *row.image;
    }
  }
}

/// What must be found without the names that a page gives its elements.
void expect_same_article(const Article& actual, const Article& expected) {
  EXPECT_EQ(actual.headline, expected.headline);
  EXPECT_EQ(actual.dateline.published, expected.dateline.published);
  EXPECT_EQ(actual.body.text, expected.body.text);
  EXPECT_EQ(titles(actual.read_also), titles(expected.read_also));
  EXPECT_EQ(titles(actual.latest_news), titles(expected.latest_news));
}

/// The page with every class and id renamed, but for the classes by which services mark the posts
/// that they embed: those are not the site's to change.
std::string with_renamed_classes(const std::string& html) {
  std::string result;
  std::size_t position = 0;
  while (true) {
    const std::size_t class_at = html.find(" class=\"", position);
    const std::size_t id_at = html.find(" id=\"", position);
    const std::size_t at = std::min(class_at, id_at);
    if (at == std::string::npos) return result + html.substr(position);
    const std::size_t open = html.find('"', at) + 1;
    const std::size_t close = std::min(html.find('"', open), html.size());
    const std::string value = html.substr(open, close - open);
    result += html.substr(position, open - position);
    const bool is_of_service = value.find("twitter") != std::string::npos;
    result += is_of_service ? value : 'n' + std::to_string(std::hash<std::string>()(value) % 1000);
    position = close;
  }
}

TEST_P(EveryArticle, IsReadWithoutTheNamesOfItsElements) {
  const std::string renamed = with_renamed_classes(bytes());
  ASSERT_EQ(renamed.find("class=\"post_title"), std::string::npos);
  expect_same_article(read(renamed), article());
}

/// The page without the tags that begin so.
std::string without_tags(const std::string& html, const std::vector<std::string>& beginnings) {
  std::string result = html;
  for (const std::string& beginning : beginnings) {
    std::size_t at = 0;
    while ((at = result.find(beginning, at)) != std::string::npos)
      result.erase(at, result.find('>', at) + 1 - at);
  }
  return result;
}

/// The page without what its head, or a comment of whoever saved it, says of it.
std::string without_metadata(const std::string& html) {
  std::string bare = without_tags(
      html, {"<meta property=", "<meta name=", "<meta itemprop=", "<link rel=\"canonical\"",
             "<link rel=canonical", "<base ", "<!-- saved from", "<!--\n Page saved"});
  return replaced(std::move(bare), "application/ld+json", "application/json");
}

void expect_found_without_metadata(const std::string& bare, const Article& whole) {
  expect_same_article(read(bare, {.trust_site = true}), whole);
  // A page that is cut off within its story says nothing more of its site.
  const bool is_cut_off = codes(whole.warnings) == std::vector<std::string>{"truncated"};
  EXPECT_EQ(read(bare).site, is_cut_off ? std::nullopt : whole.site);
}

TEST_P(EveryArticle, IsReadWithoutItsMetadata) {
  expect_found_without_metadata(without_metadata(bytes()), article());
}

TEST_P(EveryArticle, IsReadWithoutNamesAndMetadata) {
  expect_found_without_metadata(with_renamed_classes(without_metadata(bytes())), article());
}

}  // namespace
