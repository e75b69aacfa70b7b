#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "dateline/warc.h"

namespace {

using dateline::ErrorCode;
using dateline::HeaderFields;
using dateline::read_http_header;

TEST(ReadHttpHeader, KnowsStatusLines) {
  struct Case {
    std::string_view line;
    int status;  // 0: none
  };
  constexpr Case cases[] = {
      {"HTTP/1.1 200 OK", 200},
      {"HTTP/1.0 404 Not Found", 404},
      {"HTTP/1.1 301", 301},
      {"HTTP/2 200", 200},
      {"HTTP/2 200 ", 200},
      {"HTTP/2.0 200 OK", 200},
      {"HTTP/3 204", 204},
      {"HTTP/1.1  200  OK", 200},
      {"HTTP/1.1 200OK", 200},
      {"HTTP/1.1 999 x", 999},
      {"HTTP/1.1 2000 OK", 0},
      {"HTTP/1.1 20 OK", 0},
      {"HTTP/1.1 099 OK", 0},
      {"HTTP/1.1 -20 OK", 0},
      {"HTTP/1.1200 OK", 0},
      {"HTTP/ 200 OK", 0},
      {"HTTP 200 OK", 0},
      {"http/1.1 200 OK", 0},
      {"GET / HTTP/1.1", 0},
      {"<html>", 0},
      {"", 0},
      {"HTTP/1.1", 0},
      {"HTTP/1.1 ", 0},
  };
  for (const Case& one : cases) {
    for (const std::string_view line_end : {"\r\n", "\n"}) {
      const std::string block =
          std::string(one.line).append(line_end).append(line_end).append("body");
      const auto header = read_http_header(block);
      EXPECT_EQ(header ? header->status : 0, one.status) << one.line;
      if (header) {
        EXPECT_EQ(block.substr(header->bytes), "body");
      } else {
        EXPECT_EQ(header.error().code, ErrorCode::bad_archive);
      }
    }
  }
}

TEST(ReadHttpHeader, GivesFields) {
  constexpr std::string_view block =
      "HTTP/1.1 200 OK\r\n"
      "Content-Type:text/html;\r\n\tcharset=utf-8 \r\n"
      "Vary: a\r\n"
      "no field\r\n"
      "VARY:  \r\n"
      "vary: b\r\n"
      "Empty:\r\n"
      "\r\n"
      "Vary: c\r\n\r\n";
  const auto header = read_http_header(block);
  ASSERT_TRUE(header.has_value());
  const HeaderFields fields = header->fields();
  EXPECT_EQ(fields.value("content-type"), "text/html;  \tcharset=utf-8");
  EXPECT_EQ(fields.value("Vary"), "a");
  EXPECT_EQ(fields.list("Vary"), "a, b");
  EXPECT_EQ(fields.value("Empty"), "");
  EXPECT_EQ(fields.value("None"), std::nullopt);
  EXPECT_EQ(fields.list("None"), "");
  EXPECT_EQ(block.substr(header->bytes), "Vary: c\r\n\r\n");
}

TEST(ReadHttpHeader, HoldsItsLimit) {
  const std::string line = "X: " + std::string(997, 'x') + "\n";
  const std::string status = "HTTP/1.1 200 OK\n";
  std::string fits = status;
  while (fits.size() + line.size() < 65'000) fits += line;
  EXPECT_TRUE(read_http_header(fits + "\nbody").has_value());
  std::string too_long = status;
  while (too_long.size() <= 65'536) too_long += line;
  const auto refused = read_http_header(too_long + "\nbody");
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().message, "its HTTP header has more than 64 KiB");
}

TEST(ReadHttpHeader, NeedsNoEmptyLineBeforeNothing) {
  const auto header = read_http_header("HTTP/1.1 304 Not Modified\r\nEtag: x");
  ASSERT_TRUE(header.has_value());
  EXPECT_EQ(header->fields().value("ETag"), "x");
  EXPECT_EQ(header->bytes, 34U);
}

}  // namespace
