#include "archive/cdxj.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

namespace {

using dateline::StoredRange;
using dateline::WarcRecord;
using dateline::WarcType;
using dateline::archive::index_line;
using dateline::archive::surt;

// As the Python package surt has it, which pywb and cdxj-indexer use.
TEST(Surt, IsTheKeyOfAnUrl) {
  const struct {
    std::string_view url;
    std::string_view key;
  } cases[] = {
      {"http://example.com/", "com,example)/"},
      {"https://www.Example.com:443/Page/?b=2&a=1#top", "com,example)/page?a=1&b=2"},
      {"http://www7.example.com:80", "com,example)/"},
      {"http://a.b.example.com:8080/x/y//", "com,example,b,a:8080)/x/y"},
      {"https://caliber.az/en/post/170645/", "az,caliber)/en/post/170645"},
      {"http://www.com/", "com)/"},
      {"http://wwwx.example/", "example,wwwx)/"},
      {"http://192.0.2.1/a", "1,2,0,192)/a"},
      {"http://[2001:db8::1]:81/", "2001:db8::1:81)/"},
      {"http://example.com/?", "com,example)/"},
      {"http://example.com/a b", "com,example)/a%20b"},
      {"http://example.com/\xC3\xA9\t\x7F", "com,example)/%c3%a9%09%7f"},
      {"urn:x y", "urn:x%20y"},
      {"dns:example.com", "dns:example.com"},
      {"", ""},
  };
  for (const auto& [url, key] : cases) EXPECT_EQ(surt(url), key) << url;
}

TEST(IndexLine, IsOfRecordsThatHoldContent) {
  const std::string_view page =
      "HTTP/1.1 200 OK\r\nContent-Type: Text/HTML; charset=utf-8\r\n\r\n<p>";
  WarcRecord record{.type = WarcType::response,
                    .header = {"WARC-Payload-Digest: sha1:ABC\r\n"},
                    .target_uri = "https://www.caliber.az/en/\"x\"",
                    .date = "2026-06-01T10:45:07.25Z",
                    .range = StoredRange{12, 7'000'000'000},
                    .block = page};
  EXPECT_EQ(index_line(record, "a b.warc.gz"),
            "az,caliber)/en/\"x\" 20260601104507 "
            R"({"url":"https://www.caliber.az/en/\"x\"","status":"200","mime":"text/html",)"
            R"("digest":"sha1:ABC","length":"7000000000","offset":"12","filename":"a b.warc.gz"})"
            "\n");

  record.type = WarcType::revisit;
  EXPECT_NE(index_line(record, "a")->find(R"("mime":"warc/revisit")"), std::string::npos);
  record.block = "";
  EXPECT_NE(index_line(record, "a")->find(R"("mime":"warc/revisit")"), std::string::npos);
  EXPECT_EQ(index_line(record, "a")->find("status"), std::string::npos);

  record.type = WarcType::resource;
  record.header = {"Content-Type: text/plain\r\n"};
  record.date = "2026";
  EXPECT_EQ(index_line(record, "a"),
            "az,caliber)/en/\"x\" 20260000000000 "
            R"({"url":"https://www.caliber.az/en/\"x\"","mime":"text/plain",)"
            R"("length":"7000000000","offset":"12","filename":"a"})"
            "\n");

  for (const WarcType type :
       {WarcType::request, WarcType::warcinfo, WarcType::metadata, WarcType::conversion}) {
    record.type = type;
    EXPECT_EQ(index_line(record, "a"), std::nullopt);
  }
  record.type = WarcType::response;
  record.range = std::nullopt;
  EXPECT_EQ(index_line(record, "a"), std::nullopt);
  record.range = StoredRange{};
  record.target_uri = "";
  EXPECT_EQ(index_line(record, "a"), std::nullopt);
}

}  // namespace
