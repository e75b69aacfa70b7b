#include "input/archive_format.h"

#include <gtest/gtest.h>

#include <string>

#include "support/gzip.h"

namespace {

using dateline::input::archive_format;
using dateline::testing::gzip;

TEST(ArchiveFormat, IsKnownByTheFirstBytes) {
  const std::string mhtml =
      "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/\r\n"
      "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n"
      "\tboundary=\"x\"\r\n\r\n--x\r\n";
  const struct {
    std::string bytes;
    std::string_view format;
  } cases[] = {
      {"WARC/1.0\r\nWARC-Type: warcinfo\r\n", "a WARC archive"},
      {gzip("WARC/1.1\r\nWARC-Type: response\r\n"), "a WARC archive"},
      {gzip("WARC/1.1\r\nWARC-Type: response\r\n").substr(0, 30), "a WARC archive"},
      {mhtml, "an MHTML archive"},
      {gzip(mhtml), "an MHTML archive"},
      {"mime-version: 1.0\ncontent-type: Multipart/Related; boundary=x\n\n", "an MHTML archive"},
      {"\x28\xB5\x2F\xFD....", "Zstandard data"},
      {"\x5D\x2A\x4D\x18....", "Zstandard data"},
      {"", ""},
      {"WARC", ""},
      {"<html><p>MIME-Version: 1.0 Content-Type: multipart/related", ""},
      {"MIME-Version: 1.0\nContent-Type: text/html\n\n<p>multipart/related", ""},
      {gzip("<html>"), ""},
      {gzip("WARC/1.0").substr(0, 5), ""},
      {"%PDF-1.4", ""},
  };
  for (const auto& [bytes, format] : cases) EXPECT_EQ(archive_format(bytes), format) << bytes;
}

}  // namespace
