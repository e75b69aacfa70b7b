#include "archive/record_choice.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

namespace {

using dateline::WarcRecord;
using dateline::WarcType;
using dateline::archive::choose;
using dateline::archive::IndexEntry;
using dateline::archive::passed_over_by_index;
using dateline::archive::PassedOver;

using Hosts = std::vector<std::string>;

const Hosts any;

std::optional<PassedOver> reason(WarcType type, std::string_view block, const Hosts& hosts = any,
                                 std::string_view header_lines = {}) {
  const WarcRecord record{.type = type,
                          .header = {header_lines},
                          .target_uri = "https://caliber.az/en/post/1",
                          .block = block};
  const auto chosen = choose(record, hosts);
  if (!chosen) return chosen.error();
  EXPECT_EQ(chosen->has_value(), type == WarcType::response);
  return std::nullopt;
}

TEST(Choose, GoesByTheType) {
  const struct {
    WarcType type;
    PassedOver reason;
    std::string_view name;
  } cases[] = {
      {WarcType::warcinfo, PassedOver::warcinfo, "warcinfo"},
      {WarcType::request, PassedOver::request, "request"},
      {WarcType::metadata, PassedOver::metadata, "metadata"},
      {WarcType::revisit, PassedOver::revisit, "revisit"},
      {WarcType::conversion, PassedOver::conversion, "conversion"},
      {WarcType::other, PassedOver::other_type, "other-type"},
  };
  for (const auto& [type, expected, name] : cases) {
    EXPECT_EQ(reason(type, "HTTP/1.1 200 OK\r\n\r\n<p>"), expected);
    EXPECT_EQ(to_string(expected), name);
  }
}

TEST(Choose, WantsAnswersThatMayBeHtml) {
  const struct {
    std::string_view block;
    std::optional<PassedOver> reason;
  } cases[] = {
      {"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=x\r\n\r\n<p>", std::nullopt},
      {"HTTP/2 200\r\ncontent-type: application/xhtml+xml\r\n\r\n<p>", std::nullopt},
      {"HTTP/1.1 200 OK\r\n\r\n<p>", std::nullopt},
      {"HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n\r\n<p>", std::nullopt},
      {"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n<p>", PassedOver::not_html},
      {"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{}", PassedOver::not_html},
      {"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>", PassedOver::status},
      {"HTTP/1.1 206 Partial Content\r\n\r\n<p>", PassedOver::status},
      {"HTTP/1.1 304 Not Modified\r\n\r\n", PassedOver::status},
      {"20260601104500\ncaliber.az. 300 IN A 192.0.2.1\n", PassedOver::not_http},
      {"", PassedOver::not_http},
  };
  for (const auto& [block, expected] : cases) {
    EXPECT_EQ(reason(WarcType::response, block), expected) << block;
  }
}

TEST(Choose, GoesByTheTypeOfAResource) {
  EXPECT_EQ(reason(WarcType::resource, "<p>", any, "Content-Type: text/html\r\n"), std::nullopt);
  EXPECT_EQ(reason(WarcType::resource, "<p>"), std::nullopt);
  EXPECT_EQ(reason(WarcType::resource, "log", any, "Content-Type: text/plain\r\n"),
            reason(WarcType::response, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nlog"));
  EXPECT_EQ(reason(WarcType::resource, "x", any, "Content-Type: image/png\r\n"),
            PassedOver::not_html);
}

TEST(Choose, LooksAtTheHostFirst) {
  const std::string_view page = "HTTP/1.1 200 OK\r\n\r\n<p>";
  EXPECT_EQ(reason(WarcType::response, page, {"*.caliber.az"}), std::nullopt);
  EXPECT_EQ(reason(WarcType::response, page, {"www.caliber.az"}), PassedOver::other_host);
  EXPECT_EQ(reason(WarcType::response, "no HTTP", {"news.example"}), PassedOver::other_host);
}

TEST(PassedOverByIndex, KnowsWhatTheLineSays) {
  const Hosts caliber{"caliber.az"};
  const struct {
    IndexEntry entry;
    std::optional<PassedOver> reason;
  } cases[] = {
      {{.url = "https://caliber.az/", .mime = "text/html", .status = 200}, std::nullopt},
      {{.url = "https://caliber.az/", .mime = "", .status = std::nullopt}, std::nullopt},
      {{.url = "https://caliber.az/", .mime = "text/html", .status = 301}, PassedOver::status},
      {{.url = "https://caliber.az/", .mime = "image/png", .status = 200}, PassedOver::not_html},
      {{.url = "https://caliber.az/", .mime = "warc/revisit", .status = 200}, PassedOver::revisit},
      {{.url = "https://x.example/", .mime = "text/html", .status = 200}, PassedOver::other_host},
  };
  for (const auto& [entry, expected] : cases) {
    EXPECT_EQ(passed_over_by_index(entry, caliber), expected) << entry.url << " " << entry.mime;
  }
}

}  // namespace
