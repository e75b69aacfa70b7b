#include <brotli/encode.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include "archive/sample_archive.h"
#include "dateline/warc.h"
#include "support/gzip.h"

namespace {

using dateline::ErrorCode;
using dateline::Payload;
using dateline::read_http_header;
using dateline::read_payload;
using dateline::WarcRecord;
using dateline::testing::gzip;
using dateline::testing::zstd;

std::string page() {
  std::string text = "<!DOCTYPE html><title>Ferry</title>";
  for (int number = 0; number < 5000; ++number) text += "<p>" + std::to_string(number * 7919);
  return text;
}

std::string brotli(std::string_view bytes) {
  std::size_t size = BrotliEncoderMaxCompressedSize(bytes.size());
  std::string compressed(size, '\0');
  if (BrotliEncoderCompress(5, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.size(),
                            reinterpret_cast<const std::uint8_t*>(bytes.data()), &size,
                            reinterpret_cast<std::uint8_t*>(compressed.data())) == BROTLI_FALSE) {
    throw std::runtime_error("brotli cannot compress");
  }
  compressed.resize(size);
  return compressed;
}

std::string zlib(std::string_view bytes) {
  uLongf size = compressBound(bytes.size());
  std::string compressed(size, '\0');
  compress(reinterpret_cast<Bytef*>(compressed.data()), &size,
           reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
  compressed.resize(size);
  return compressed;
}

// RFC 1950: two bytes before, four behind.
std::string raw_deflate(std::string_view bytes) {
  const std::string framed = zlib(bytes);
  return framed.substr(2, framed.size() - 6);
}

std::string chunked(std::string_view bytes, std::size_t size) {
  std::string chunks;
  for (std::size_t at = 0; at < bytes.size(); at += size) {
    const std::string_view chunk = bytes.substr(at, size);
    char head[20];
    std::snprintf(head, sizeof head, "%zX\r\n", chunk.size());
    chunks.append(head).append(chunk).append("\r\n");
  }
  return chunks + "0\r\n\r\n";
}

tl::expected<Payload, dateline::Error> payload_of(const std::string& fields, std::string_view body,
                                                  std::size_t max_bytes = 1U << 20U) {
  std::string block = "HTTP/1.1 200 OK\r\n" + fields + "\r\n";
  block += body;
  const WarcRecord record{.block = block, .block_bytes = block.size()};
  return read_payload(record, *read_http_header(block), max_bytes);
}

TEST(ReadPayload, UndoesCodingsThatAreThere) {
  const std::string text = page();
  struct Case {
    const char* fields;
    std::string body;
  };
  const Case cases[] = {
      {"", text},
      {"Content-Encoding: gzip\r\n", gzip(text)},
      {"Content-Encoding: GZIP\r\n", gzip(text)},
      {"Content-Encoding: x-gzip\r\n", gzip(text)},
      {"Content-Encoding: deflate\r\n", zlib(text)},
      {"Content-Encoding: deflate\r\n", raw_deflate(text)},
      {"Content-Encoding: br\r\n", brotli(text)},
      {"Content-Encoding: zstd\r\n", zstd(text)},
      {"Content-Encoding: identity\r\n", text},
      {"Content-Encoding: gzip, br\r\n", brotli(gzip(text))},
      {"Content-Encoding: gzip\r\nContent-Encoding: br\r\n", brotli(gzip(text))},
      {"Content-Encoding: gzip\r\n", gzip(text.substr(0, 1000)) + gzip(text.substr(1000))},
      {"Transfer-Encoding: chunked\r\n", chunked(text, 1000)},
      {"Transfer-Encoding: Chunked\r\n", chunked(text, 1)},
      {"Transfer-Encoding: chunked\r\nContent-Encoding: br\r\n", chunked(brotli(text), 999)},
      {"Transfer-Encoding: gzip, chunked\r\n", chunked(gzip(text), 999)},
      {"Transfer-Encoding: chunked\r\n",
       "5 ; a=\"b\"\n" + text.substr(0, 5) + "\n" + chunked(text.substr(5), 70'000)},
      // Undone when it was archived, and still declared.
      {"Content-Encoding: gzip\r\n", text},
      {"Content-Encoding: deflate\r\n", text},
      {"Content-Encoding: br\r\n", text},
      {"Content-Encoding: zstd\r\n", text},
      {"Content-Encoding: gzip, br\r\n", text},
      {"Content-Encoding: gzip, br\r\n", gzip(text)},
      {"Content-Encoding: of-tomorrow\r\n", text},
      {"Transfer-Encoding: chunked\r\n", text},
      {"Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", text},
      {"Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", gzip(text)},
      {"Content-Length: 5\r\nContent-Encoding: gzip\r\n", text},
      // Not declared, or less often than it was done.
      {"Content-Type: text/html\r\n", gzip(text)},
      {"", zstd(text)},
      {"Content-Type: application/xhtml+xml\r\nContent-Encoding: gzip\r\n", gzip(gzip(text))},
  };
  for (const Case& one : cases) {
    const auto payload = payload_of(one.fields, one.body);
    ASSERT_TRUE(payload.has_value()) << one.fields << payload.error().message;
    EXPECT_EQ(payload->bytes, text) << one.fields;
    EXPECT_FALSE(payload->is_truncated) << one.fields;
  }
}

TEST(ReadPayload, LeavesAFileInGzipAsItIs) {
  const std::string file = gzip(page());
  const auto payload = payload_of("Content-Type: application/gzip\r\n", file);
  ASSERT_TRUE(payload.has_value());
  EXPECT_EQ(payload->bytes, file);
}

TEST(ReadPayload, TellsOfContentThatBreaksOff) {
  const std::string text = page();
  struct Case {
    const char* fields;
    std::string body;
  };
  const std::string by_brotli = brotli(text);
  const std::string by_gzip = gzip(text);
  const std::string by_zstd = zstd(text);
  const Case cases[] = {
      {"Content-Encoding: gzip\r\n", by_gzip.substr(0, by_gzip.size() - 1)},
      {"Content-Encoding: gzip\r\n", by_gzip.substr(0, by_gzip.size() / 2)},
      {"Content-Encoding: br\r\n", by_brotli.substr(0, by_brotli.size() / 2)},
      {"Content-Encoding: zstd\r\n", by_zstd.substr(0, by_zstd.size() / 2)},
      {"Transfer-Encoding: chunked\r\n", chunked(text, 100).substr(0, 500)},
      {"Transfer-Encoding: chunked\r\n", "5\r\n<html"},
      {"Transfer-Encoding: chunked\r\n", "5\r\n<html\r\n"},
      {"Transfer-Encoding: chunked\r\n", "5\r\n<html\r\nx\r\n"},
      {"Content-Length: 1000000\r\n", text},
  };
  for (const Case& one : cases) {
    const auto payload = payload_of(one.fields, one.body);
    ASSERT_TRUE(payload.has_value()) << one.fields << payload.error().message;
    EXPECT_TRUE(payload->is_truncated) << one.fields;
    EXPECT_TRUE(text.starts_with(payload->bytes) || payload->bytes == "<html") << one.fields;
  }
}

TEST(ReadPayload, HoldsItsLimit) {
  const std::string bomb(2'000'000, ' ');
  struct Case {
    const char* fields;
    std::string body;
  };
  const Case cases[] = {
      {"", bomb},
      {"Content-Encoding: gzip\r\n", gzip(bomb)},
      {"Content-Encoding: deflate\r\n", zlib(bomb)},
      {"Content-Encoding: br\r\n", brotli(bomb)},
      {"Content-Encoding: zstd\r\n", zstd(bomb)},
      {"Content-Encoding: gzip, gzip\r\n", gzip(gzip(bomb))},
      {"Transfer-Encoding: chunked\r\n", chunked(bomb, 100'000)},
  };
  for (const Case& one : cases) {
    EXPECT_TRUE(payload_of(one.fields, one.body, bomb.size()).has_value()) << one.fields;
    const auto payload = payload_of(one.fields, one.body, bomb.size() - 1);
    ASSERT_FALSE(payload.has_value()) << one.fields;
    EXPECT_EQ(payload.error().code, ErrorCode::too_large) << one.fields;
  }
  const WarcRecord cut{.block = "HTTP/1.1 200 OK\r\n\r\n", .block_bytes = 1000};
  EXPECT_EQ(read_payload(cut, *read_http_header(cut.block)).error().code, ErrorCode::too_large);
  EXPECT_EQ(read_payload(cut).error().code, ErrorCode::too_large);
}

TEST(ReadPayload, TellsOfDamage) {
  const std::string text = page();
  for (const auto& [name, body] : {std::pair("gzip", gzip(text)), std::pair("deflate", zlib(text)),
                                   std::pair("br", brotli(text)), std::pair("zstd", zstd(text))}) {
    std::string damaged = body;
    for (std::size_t at = body.size() / 2; at < body.size() / 2 + 20; ++at) damaged[at] = '\xFF';
    const auto payload = payload_of("Content-Encoding: " + std::string(name) + "\r\n", damaged);
    ASSERT_FALSE(payload.has_value()) << name;
    EXPECT_EQ(payload.error().code, ErrorCode::bad_archive) << name;
  }
  EXPECT_FALSE(payload_of("Content-Encoding: of-tomorrow\r\n", gzip(text)).has_value());
  EXPECT_FALSE(payload_of("Content-Encoding: br,br,br,br,br,br,br,br,br\r\n", text).has_value());
}

TEST(ReadPayload, OfAResourceIsItsBlock) {
  const WarcRecord record{.block = "<html>", .block_bytes = 6, .is_truncated = true};
  const auto payload = read_payload(record);
  ASSERT_TRUE(payload.has_value());
  EXPECT_EQ(payload->bytes, "<html>");
  EXPECT_TRUE(payload->is_truncated);
  EXPECT_EQ(read_payload(record, 5).error().code, ErrorCode::too_large);
}

}  // namespace
