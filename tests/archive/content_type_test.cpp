#include "archive/content_type.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace dateline::http {
namespace {

using namespace std::string_view_literals;

TEST(ContentType, IsParsedAsTheMimeSniffingStandardSays) {
  struct Case {
    std::string_view value;
    std::optional<ContentType> expected;
  };
  const std::vector<Case> cases = {
      {"text/html", ContentType{"text/html"}},
      {" Text/HTML \t", ContentType{"text/html"}},
      {"text/html;charset=utf-8", ContentType{"text/html", "utf-8"}},
      {"text/html; Charset=UTF-8 ", ContentType{"text/html", "UTF-8"}},
      {"text/html ;\tcharset=\"windows-1251\"", ContentType{"text/html", "windows-1251"}},
      {"text/html; charset=\"a\\\"b\"; charset=c", ContentType{"text/html", "a\"b"}},
      {"text/html; charset=\"utf-8", ContentType{"text/html", "utf-8"}},
      {"text/html; charset=\"utf-8\"junk; x=y", ContentType{"text/html", "utf-8"}},
      {"text/html; charset=first; charset=second", ContentType{"text/html", "first"}},
      {"text/html; version=1; charset; charset=koi8-r", ContentType{"text/html", "koi8-r"}},
      {"text/html; charset =utf-8", ContentType{"text/html"}},
      {"text/html; charset=", ContentType{"text/html"}},
      {"text/html; charset=\"\"", ContentType{"text/html"}},
      {"text/html;", ContentType{"text/html"}},
      {"application/vnd.ms-excel+x", ContentType{"application/vnd.ms-excel+x"}},
      {"", std::nullopt},
      {"html", std::nullopt},
      {"/html", std::nullopt},
      {"text/", std::nullopt},
      {"text html/x", std::nullopt},
      {"text/html, text/plain", std::nullopt},
  };
  for (const Case& test : cases) {
    EXPECT_EQ(parse_content_type(test.value), test.expected) << test.value;
  }
}

TEST(ContentType, SettlesTheQuestionOrLeavesItToTheBytes) {
  struct Case {
    std::string_view value;
    DeclaredType expected;
  };
  const std::vector<Case> cases = {
      {"text/html; charset=x", DeclaredType::html},
      {"application/xhtml+xml", DeclaredType::html},
      {"", DeclaredType::unknown},
      {"no type", DeclaredType::unknown},
      {"text/plain", DeclaredType::unknown},
      {"application/octet-stream", DeclaredType::unknown},
      {"unknown/unknown", DeclaredType::unknown},
      {"*/*", DeclaredType::unknown},
      {"application/pdf", DeclaredType::other},
      {"application/rss+xml", DeclaredType::other},
      {"text/xml", DeclaredType::other},
      {"application/json", DeclaredType::other},
      {"image/png", DeclaredType::other},
  };
  for (const Case& test : cases) {
    EXPECT_EQ(classify(parse_content_type(test.value)), test.expected) << test.value;
  }
}

TEST(Sniffing, FindsTheTypeInTheFirstBytes) {
  struct Case {
    std::string_view bytes;
    std::string_view expected;
  };
  const std::vector<Case> cases = {
      // HTML
      {"<!DOCTYPE html>"sv, "text/html"},
      {"<!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">"sv, "text/html"},
      {"\r\n\t \f<html lang=en>"sv, "text/html"},
      {"<HTML\n  lang=\"ru\">"sv, "text/html"},
      {"<head><title>x"sv, "text/html"},
      {"<Title>x"sv, "text/html"},
      {"<p>x"sv, "text/html"},
      {"<a href=x>"sv, "text/html"},
      {"<!-- saved from url=(0026)https://larkholm.example/ -->"sv, "text/html"},
      {"<!--[if IE]>"sv, "text/html"},
      {"\xEF\xBB\xBF<!DOCTYPE html>"sv, "text/html"},
      {"\xEF\xBB\xBF\n<html>"sv, "text/html"},
      {"\xFF\xFE<\0h\0t\0m\0l\0>\0"sv, "text/html"},
      {"\xFE\xFF\0<\0h\0t\0m\0l\0>"sv, "text/html"},
      {"<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\">"sv, "text/html"},
      {"<?xml version=\"1.0\"?><!-- a --> <!-- b -->\n<html xmlns=\"x\">"sv, "text/html"},
      // Markup, but not HTML
      {"<?xml version=\"1.0\"?><rss>"sv, "text/xml"},
      {"<?xml version=\"1.0\"?><!-- <html> --><feed>"sv, "text/xml"},
      {"<?xml version=\"1.0\"?><!-- <html> "sv, "text/xml"},
      {"<?xml version=\"1.0\""sv, "text/xml"},
      {"\xEF\xBB\xBF<?xml version=\"1.0\"?><rss>"sv, "text/xml"},
      // Text
      {""sv, "text/plain"},
      {"<"sv, "text/plain"},
      {"<html"sv, "text/plain"},
      {"<htmlx>"sv, "text/plain"},
      {"<abbr>"sv, "text/plain"},
      {"{\"a\": \"<html>\"}"sv, "text/plain"},
      {"Ferry <b>"sv, "text/plain"},
      {"BMW moves to Larkholm"sv, "text/plain"},
      {"ID3 is a tag"sv, "text/plain"},
      {"\xEF\xBB\xBFtext"sv, "text/plain"},
      {"\xFF\xFEt\0e\0"sv, "text/plain"},
      {"\xFF\xFE"sv, "text/plain"},
      {"\xEF"sv, "text/plain"},
      {"caf\xE9 \x1B[0m"sv, "text/plain"},
      // Everything else
      {"%PDF-1.7"sv, "application/pdf"},
      {"%!PS-Adobe-3.0"sv, "application/postscript"},
      {"\x89PNG\r\n\x1A\n\0"sv, "image/png"},
      {"GIF89a"sv, "image/gif"},
      {"\xFF\xD8\xFF\xE0"sv, "image/jpeg"},
      {"RIFF\1\2\3\4WEBPVP8 "sv, "image/webp"},
      {"RIFF\1\2\3\4WAVEfmt "sv, "audio/wave"},
      {"BM\x36\0\0\0"sv, "image/bmp"},
      {"ID3\3\0"sv, "audio/mpeg"},
      {"\0\0\0\x18"
       "ftypmp42"sv,
       "video/mp4"},
      {"\x1F\x8B\x08\0"sv, "application/x-gzip"},
      {"PK\3\4\x14\0"sv, "application/zip"},
      {"RIFF"sv, "text/plain"},
      {"a\0b"sv, "application/octet-stream"},
      {"\x7F"
       "ELF\2\1\1\0"sv,
       "application/octet-stream"},
  };
  for (const Case& test : cases) {
    EXPECT_EQ(sniff_type(test.bytes), test.expected) << test.bytes;
  }
}

TEST(Sniffing, LooksNoFurtherThanTheResourceHeader) {
  const std::string blanks(resource_header_size - 6, ' ');
  EXPECT_EQ(sniff_type(blanks + "<html>"), "text/html");
  EXPECT_NE(sniff_type(blanks + " <html>"), "text/html");
  EXPECT_EQ(sniff_type(std::string(resource_header_size, 'a') + '\0'), "text/plain");
}

TEST(Sniffing, TellsBinaryFormatsFromText) {
  for (const std::string_view type : {"application/pdf", "image/png", "application/x-gzip"}) {
    EXPECT_TRUE(is_binary_format(type)) << type;
  }
  // A page may hold a stray control character.
  for (const std::string_view type :
       {"text/html", "text/xml", "text/plain", "application/octet-stream"}) {
    EXPECT_FALSE(is_binary_format(type)) << type;
  }
}

}  // namespace
}  // namespace dateline::http
