#include "dateline/warc_pages.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/temporary_folder.h"
#include "support/warc_records.h"

namespace {

using dateline::Error;
using dateline::ErrorCode;
using dateline::Page;
using dateline::WarcPageOptions;
using dateline::WarcPages;
using dateline::testing::TemporaryFolder;
using dateline::testing::warc_record;

std::string answer(const std::string& uri, const std::string& content,
                   const std::string& fields = "Content-Type: text/html\r\n",
                   const std::string& warc_fields = {}) {
  return warc_record("response", uri, "HTTP/1.1 200 OK\r\n" + fields + "\r\n" + content,
                     warc_fields);
}

std::vector<tl::expected<Page, Error>> all_of(WarcPages& pages) {
  std::vector<tl::expected<Page, Error>> all;
  while (auto page = pages.next()) all.push_back(*std::move(page));
  return all;
}

// A request and an answer with another status hold no page; the others follow one another.
const std::string two_pages =
    warc_record("request", "https://a.example/1", "GET /1 HTTP/1.1\r\n\r\n") +
    answer("https://a.example/1", "<p>one") +
    warc_record("response", "https://a.example/2", "HTTP/1.1 404 Not Found\r\n\r\n<p>") +
    answer("https://b.example/3", "<p>three");

TEST(WarcPages, CountsWhatIsPassedOver) {
  const std::string records =
      two_pages + answer("https://b.example/logo", "\x89PNG", "Content-Type: image/png\r\n") +
      answer("https://b.example/data", "{}", "") +
      warc_record("metadata", "https://b.example/3", "via: x\r\n");
  const TemporaryFolder folder;
  auto pages = WarcPages::open(folder.write("a.warc", records), {.hosts = {"b.example"}});
  ASSERT_TRUE(pages.has_value()) << pages.error().message;
  EXPECT_TRUE(pages->passed_over().empty());
  EXPECT_EQ(all_of(*pages).size(), 1U);
  std::string counts;
  for (const auto& [reason, count] : pages->passed_over()) {
    counts.append(reason).append(" ").append(std::to_string(count)).append("\n");
  }
  EXPECT_EQ(counts, "request 1\nmetadata 1\nother-host 2\nnot-html 2\n");
}

TEST(WarcPages, GivesThePagesWithTheirPlaces) {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.warc", two_pages);
  auto pages = WarcPages::open(path);
  ASSERT_TRUE(pages.has_value()) << pages.error().message;
  const auto all = all_of(*pages);
  ASSERT_EQ(all.size(), 2U);
  const std::vector<std::pair<std::string_view, std::string_view>> expected = {
      {"https://a.example/1", "<p>one"}, {"https://b.example/3", "<p>three"}};
  for (std::size_t i = 0; i < all.size(); ++i) {
    ASSERT_TRUE(all[i].has_value());
    EXPECT_EQ(all[i]->url, expected[i].first);
    EXPECT_EQ(all[i]->bytes, expected[i].second);
    EXPECT_EQ(all[i]->input, path);
    ASSERT_TRUE(all[i]->warc && all[i]->warc->range);
    EXPECT_EQ(all[i]->warc->file, path);
  }
  EXPECT_EQ(pages->bytes_read(), two_pages.size());
}

TEST(WarcPages, GivesThePagesOfTheHostsThatAreNamed) {
  const TemporaryFolder folder;
  auto pages = WarcPages::open(folder.write("a.warc", two_pages), {.hosts = {"b.*"}});
  ASSERT_TRUE(pages.has_value());
  const auto all = all_of(*pages);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0]->url, "https://b.example/3");
}

TEST(WarcPages, ReadsWhatHasNoPositions) {
  std::string_view rest = two_pages;
  const auto read = [&rest](char* bytes, std::size_t count) {
    const std::size_t size = std::min<std::size_t>({count, rest.size(), 7});
    std::memcpy(bytes, rest.data(), size);
    rest.remove_prefix(size);
    return static_cast<std::ptrdiff_t>(size);
  };
  auto pages = WarcPages::read_from(read, "a pipe");
  ASSERT_TRUE(pages.has_value());
  const auto all = all_of(*pages);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[1]->warc->file, "a pipe");
}

// What is wrong with a record is said in its place, and those behind it follow.
TEST(WarcPages, GoesOnBehindErrors) {
  const TemporaryFolder folder;
  const std::string path = folder.write(
      "a.warc", answer("https://a.example/pdf", "%PDF-1.7\n") +
                    answer("https://a.example/large", "<p>" + std::string(2000, 'x')) +
                    answer("https://a.example/digest", "<p>x", "Content-Type: text/html\r\n",
                           "WARC-Block-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n") +
                    two_pages + "what is no record");
  auto pages = WarcPages::open(path, {.verify = true, .max_page_bytes = 1000});
  ASSERT_TRUE(pages.has_value());
  const auto all = all_of(*pages);
  const std::vector<ErrorCode> codes = {ErrorCode::not_html, ErrorCode::too_large,
                                        ErrorCode::bad_archive};
  ASSERT_EQ(all.size(), codes.size() + 3);
  for (std::size_t i = 0; i < codes.size(); ++i) {
    ASSERT_FALSE(all[i].has_value()) << i;
    EXPECT_EQ(all[i].error().code, codes[i]);
    EXPECT_EQ(all[i].error().input, path);
    EXPECT_TRUE(all[i].error().url.has_value()) << i;
    EXPECT_TRUE(all[i].error().warc && all[i].error().warc->range) << i;
  }
  EXPECT_TRUE(all[3].has_value() && all[4].has_value());
  ASSERT_FALSE(all[5].has_value());
  EXPECT_EQ(all[5].error().code, ErrorCode::bad_archive);
  EXPECT_EQ(all[5].error().input, path);
}

TEST(WarcPages, SaysWhyAFileCannotBeRead) {
  const TemporaryFolder folder;
  const auto missing = WarcPages::open(folder.path("b.warc"));
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().code, ErrorCode::not_found);
  EXPECT_EQ(missing.error().input, folder.path("b.warc"));
  const auto foreign = WarcPages::open(folder.write("a.html", "<p>no archive"));
  ASSERT_FALSE(foreign.has_value());
  EXPECT_EQ(foreign.error().code, ErrorCode::bad_archive);
}

}  // namespace
