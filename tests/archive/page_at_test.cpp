#include "archive/page_at.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "support/gzip.h"
#include "support/temporary_folder.h"
#include "support/warc_records.h"

namespace {

using dateline::Error;
using dateline::ErrorCode;
using dateline::Page;
using dateline::StoredRange;
using dateline::WarcReader;
using dateline::archive::page_at;
using dateline::archive::page_of_record;
using dateline::archive::PageOptions;
using dateline::archive::PageOrReason;
using dateline::archive::PassedOver;
using dateline::testing::gzip;
using dateline::testing::TemporaryFolder;
using dateline::testing::warc_record;

constexpr PageOptions plenty{.max_bytes = std::size_t{1} << 20U};

std::string response_record(const std::string& uri, const std::string& body,
                            const std::string& fields = {}) {
  return warc_record("response", uri, "HTTP/1.1 200 OK\r\n" + fields + "\r\n" + body);
}

tl::expected<PageOrReason, Error> read_at(const std::string& path, StoredRange range,
                                          bool is_in_index = false,
                                          const PageOptions& options = plenty) {
  return page_at(WarcReader::open_record(path, range), {.file = path, .range = range}, is_in_index,
                 options);
}

// The page in a file of one record, by its place.
tl::expected<Page, Error> page_of(const std::string& record, const PageOptions& options = plenty) {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.warc", record);
  auto read = read_at(path, StoredRange{0, record.size()}, false, options);
  auto page = std::move(read).map([](auto content) { return std::get<Page>(std::move(content)); });
  const auto& warc = page ? page->warc : page.error().warc;
  EXPECT_TRUE(warc && warc->file == path && warc->range == (StoredRange{0, record.size()}));
  return page;
}

TEST(PageAt, GivesThePageWithWhereItCameFrom) {
  const auto page = page_of(response_record(
      "https://news.example/1", gzip("<p>caf\xE9"),
      "Content-Type: text/html; charset=windows-1252\r\nContent-Encoding: gzip\r\n"));
  ASSERT_TRUE(page.has_value()) << page.error().message;
  EXPECT_EQ(page->bytes, "<p>caf\xE9");
  EXPECT_EQ(page->url, "https://news.example/1");
  EXPECT_EQ(page->charset, "windows-1252");
  EXPECT_EQ(page->input, page->warc->file);
  EXPECT_FALSE(page->is_truncated);
}

TEST(PageAt, GivesTheTimeOfTheCaptureWhereItIsKnown) {
  const struct {
    std::string_view date;
    std::optional<std::string> captured;
  } cases[] = {
      {"2026-06-01T10:45:00Z", "2026-06-01T10:45:00+00:00"},
      {"2026-06-01T10:45:00.123456Z", "2026-06-01T10:45:00+00:00"},
      {"2026-06-01", std::nullopt},
      {"2026", std::nullopt},
      {"yesterday", std::nullopt},
  };
  for (const auto& [date, captured] : cases) {
    const std::string record =
        "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Date: " + std::string(date) +
        "\r\nWARC-Target-URI: <https://news.example/1>\r\n"
        "Content-Type: text/html\r\nContent-Length: 3\r\n\r\n<p>\r\n\r\n";
    const auto page = page_of(record);
    ASSERT_TRUE(page.has_value()) << page.error().message;
    EXPECT_EQ(page->captured, captured) << date;
    EXPECT_EQ(page->url, "https://news.example/1");
  }
}

TEST(PageAt, SaysWhatARecordIsThatHoldsNoPage) {
  const struct {
    std::string record;
    ErrorCode code;
    std::string message;
  } cases[] = {
      {warc_record("request", "https://news.example/", "GET / HTTP/1.1\r\n\r\n"),
       ErrorCode::not_html, "the record holds no page: it is request"},
      {warc_record("response", "dns:news.example", "192.0.2.1"), ErrorCode::not_html,
       "the record holds no page: it is a response by another protocol than HTTP"},
      {response_record("https://news.example/", "x", "Content-Type: image/png\r\n"),
       ErrorCode::not_html, "the record holds no page: it is of another type than HTML"},
      {response_record("https://news.example/", "no tags", "Content-Type: */*\r\n"),
       ErrorCode::not_html, "the record holds no page: it is of another type than HTML"},
      {warc_record("response", "https://news.example/", "HTTP/1.1 404 Not Found\r\n\r\n<p>"),
       ErrorCode::http_status, "the record holds an answer with the status 404"},
      {response_record("https://news.example/", "", "Content-Type: text/html\r\n"),
       ErrorCode::not_html, "the record's content is empty"},
      {response_record("https://news.example/", "%PDF-1.7\n", "Content-Type: text/html\r\n"),
       ErrorCode::not_html,
       "the record's content is of the type application/pdf, though it is declared as HTML"},
      {response_record("https://news.example/", "<p>" + std::string(2'000'000, 'x'),
                       "Content-Type: text/html\r\n"),
       ErrorCode::too_large, "it has 2000003 bytes, more than 1048576"},
  };
  for (const auto& [record, code, message] : cases) {
    const auto page = page_of(record);
    ASSERT_FALSE(page.has_value()) << message;
    EXPECT_EQ(page.error().code, code) << message;
    EXPECT_EQ(page.error().message, message);
    EXPECT_EQ(page.error().stage, "archive");
    EXPECT_EQ(page.error().http_status,
              code == ErrorCode::http_status ? std::optional(404) : std::nullopt);
  }
}

TEST(PageAt, ComparesDigestsWhereThatIsWanted) {
  const PageOptions verifying{.max_bytes = plenty.max_bytes, .verify = true};
  for (const std::string_view field : {"WARC-Block-Digest", "WARC-Payload-Digest"}) {
    const std::string record =
        warc_record("response", "https://news.example/", "HTTP/1.1 200 OK\r\n\r\n<p>x",
                    std::string(field) + ": sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n");
    EXPECT_TRUE(page_of(record).has_value());
    const auto page = page_of(record, verifying);
    ASSERT_FALSE(page.has_value());
    EXPECT_EQ(page.error().code, ErrorCode::bad_archive);
    EXPECT_EQ(page.error().message,
              "its bytes differ from its " + std::string(field) + ": it is not as it was written");
    EXPECT_EQ(page.error().url, "https://news.example/");
  }
  // sha1 of "<p>x".
  const auto page =
      page_of(warc_record("response", "https://news.example/", "HTTP/1.1 200 OK\r\n\r\n<p>x",
                          "WARC-Payload-Digest: sha1:K3J4PGXHRB47DWTXKEVUV2DC75KILPGG\r\n"),
              verifying);
  EXPECT_TRUE(page.has_value());
}

TEST(PageAt, PassesOverContentThatNobodyDeclaresAndIsNoHtml) {
  const std::string record = response_record("https://news.example/", "%PDF-1.7\n");
  const TemporaryFolder folder;
  auto reader = WarcReader::open(folder.write("a.warc", record));
  ASSERT_TRUE(reader.has_value());
  const auto next = reader->next();
  ASSERT_TRUE(next && *next);
  auto header = dateline::read_http_header((*next)->block);
  ASSERT_TRUE(header.has_value());
  const auto read = page_of_record(**next, *header, {.file = "a.warc"}, plenty);
  ASSERT_TRUE(read.has_value());
  ASSERT_TRUE(std::holds_alternative<PassedOver>(*read));
  EXPECT_EQ(std::get<PassedOver>(*read), PassedOver::not_html);
}

// An index names records of any kind.
TEST(PageAt, PassesOverWhatAnIndexNames) {
  const TemporaryFolder folder;
  const std::string record = warc_record("response", "dns:news.example", "192.0.2.1");
  const auto read = read_at(folder.write("a.warc", record), StoredRange{0, record.size()}, true);
  ASSERT_TRUE(read.has_value());
  ASSERT_TRUE(std::holds_alternative<PassedOver>(*read));
  EXPECT_EQ(std::get<PassedOver>(*read), PassedOver::not_http);
}

TEST(PageAt, NeedsARecordAtThePlace) {
  const TemporaryFolder folder;
  const std::string record = response_record("https://news.example/", "<p>");
  const std::string path = folder.write("a.warc", record);
  for (const StoredRange range : {StoredRange{1, record.size() - 1}, StoredRange{0, 20},
                                  StoredRange{record.size(), 10}, StoredRange{0, 0}}) {
    const auto page = read_at(path, range);
    ASSERT_FALSE(page.has_value()) << range.offset;
    EXPECT_EQ(page.error().code, ErrorCode::bad_archive) << range.offset;
    ASSERT_TRUE(page.error().warc) << range.offset;
  }
  const auto missing = read_at(folder.path("b.warc"), StoredRange{0, 1});
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().code, ErrorCode::not_found);
}

}  // namespace
