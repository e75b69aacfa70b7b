#include <gtest/gtest.h>

#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/json.h"
#include "support/records.h"
#include "write/sample.h"

namespace {

using dateline::Article;
using dateline::Error;
using dateline::ErrorCode;
using dateline::JsonOptions;
using dateline::to_json;
using nlohmann::ordered_json;

std::vector<std::string> keys(const ordered_json& object) {
  std::vector<std::string> names;
  for (const auto& member : object.items()) names.push_back(member.key());
  return names;
}

ordered_json parsed(const std::string& json) {
  dateline::testing::keep_for_validation(json);
  return ordered_json::parse(json);
}

TEST(Record, HasEveryFieldInOrder) {
  const std::vector<std::string> expected = {
      "kind",          "schema_version", "input",       "warc",     "captured",  "url",
      "canonical_url", "site",           "layout",      "language", "headline",  "badges",
      "subtitle",      "dateline",       "modified",    "authors",  "publisher", "signature",
      "body",          "read_also",      "latest_news", "images",   "videos",    "tags",
      "description",   "warnings"};
  EXPECT_EQ(keys(parsed(to_json(full_article()))), expected);
  EXPECT_EQ(keys(parsed(to_json(Article{}))), expected) << "fields without content stay";
}

TEST(Record, WritesEmptyFieldsAsNullAndEmptyArrays) {
  Article article;
  article.input = "-";
  EXPECT_EQ(parsed(to_json(article)), ordered_json::parse(R"({
    "kind": "article", "schema_version": 1, "input": "-", "warc": null, "captured": null, "url": null,
    "canonical_url": null, "site": null, "layout": null, "language": null, "headline": null, "badges": [],
    "subtitle": null, "dateline": {"text": null, "section": null, "place": null, "published": null},
    "modified": null, "authors": [], "publisher": null, "signature": null,
    "body": {"text": "", "blocks": [], "words": 0}, "read_also": [], "latest_news": [], "images": [],
    "videos": [], "tags": [], "description": null, "warnings": []})"));
}

TEST(Record, WritesWhatTheArticleHolds) {
  const ordered_json record = parsed(to_json(full_article()));
  EXPECT_EQ(record["headline"], "Harbour of \"Lake Town\" reopens");
  EXPECT_EQ(record["dateline"],
            ordered_json::parse(R"({"text": "WORLD 06 June 2023 - 14:43", "section": "WORLD",
      "place": "Lake Town", "published": "2023-06-06T14:43:00+04:00"})"));
  EXPECT_EQ(record["authors"], ordered_json::parse(R"([{"name": "Nora Example",
      "url": "https://news.example/authors/nora"}, {"name": "Ilya Sample", "url": null}])"));
  EXPECT_EQ(record["read_also"], ordered_json::parse(R"([
      {"title": "Ferries are back", "url": "https://news.example/en/post/2/", "published": "2023-06-05T10:00:00+04:00",
       "date_text": "05 June 2023 - 10:00", "badges": ["UPDATED"], "subtitle": "Sample talks to the press",
       "image": "https://news.example/2.jpg", "section": "WORLD"},
      {"title": "No link here", "url": null, "published": null, "date_text": null, "badges": [], "subtitle": null,
       "image": null, "section": null}])"));
  EXPECT_EQ(record["images"],
            ordered_json::parse(R"([{"url": "https://news.example/1.jpg", "alt": "A quay",
      "caption": "The quay at dawn", "lead": true}])"));
  EXPECT_EQ(record["videos"], ordered_json::parse(R"([{"url": "https://video.example/1",
      "provider": "video.example"}])"));
  EXPECT_EQ(record["warnings"], ordered_json::parse(R"([{"code": "zone-unknown",
      "message": "The page names no time zone."}])"));
}

TEST(Record, NamesTheTypeOfEachBlock) {
  const ordered_json record = parsed(to_json(full_article()));
  EXPECT_EQ(record["body"]["words"], 12);
  EXPECT_EQ(record["body"]["blocks"], ordered_json::parse(R"([
      {"type": "paragraph", "text": "First."},
      {"type": "heading", "text": "Behind the scenes", "level": 3},
      {"type": "list", "items": ["one", "two"], "ordered": true},
      {"type": "quote", "text": "Quoted."},
      {"type": "image", "url": "https://news.example/1.jpg", "alt": "A quay", "caption": null},
      {"type": "table", "rows": [["a", "b"], []]},
      {"type": "embed", "provider": "x", "url": "https://x.com/sample/status/1", "text": null},
      {"type": "code", "text": "x = 1;"}])"));
}

TEST(Record, WritesEvidenceByFieldWhenAsked) {
  const ordered_json record = parsed(to_json(full_article(), {.evidence = true}));
  EXPECT_EQ(record["evidence"], ordered_json::parse(R"({
      "headline": {"rule": "selector", "selector": "h1", "path": "html > body > h1", "bytes": [10, 40], "also": {}},
      "dateline.published": {"rule": "date-pattern", "selector": null, "path": null, "bytes": null,
                             "also": {"metadata": "article:published_time"}},
      "body": {"rule": "structure", "selector": null, "path": "html > body > div", "bytes": [50, 90],
               "parts": [[50, 60], [61, 90]], "also": {}},
      "read_also": {"rule": "label", "selector": "Read also", "path": null, "bytes": null, "parts": [],
                    "also": {}}})"));
}

TEST(Record, OfAListingHasEveryFieldInOrder) {
  const std::vector<std::string> expected = {
      "kind", "schema_version", "input",    "warc",  "captured", "url",     "canonical_url",
      "site", "layout",         "language", "title", "items",    "warnings"};
  EXPECT_EQ(keys(parsed(to_json(full_listing()))), expected);
  EXPECT_EQ(keys(parsed(to_json(dateline::Listing{}))), expected) << "fields without content stay";
  const ordered_json record = parsed(to_json(full_listing(), {.evidence = true}));
  EXPECT_EQ(record["kind"], "listing");
  EXPECT_EQ(record["title"], "Harbour news");
  EXPECT_EQ(record["items"], parsed(to_json(full_article()))["read_also"]);
  EXPECT_EQ(record["evidence"], ordered_json::parse(R"({
      "title": {"rule": "structure", "selector": null, "path": "html > body > h1", "bytes": [10, 40], "also": {}},
      "items": {"rule": "structure", "selector": null, "path": null, "bytes": null,
                "parts": [[50, 60], [61, 90]], "also": {}}})"));
}

TEST(Record, IsOneLineOrIndented) {
  const std::string line = to_json(full_article(), {.evidence = true});
  EXPECT_EQ(line, parsed(line).dump());
  const std::string indented = to_json(full_article(), {.pretty = true, .evidence = true});
  EXPECT_EQ(indented, parsed(indented).dump(2));
}

TEST(Record, OfAnErrorSaysAllOfIt) {
  const Error error{.code = ErrorCode::http_status,
                    .stage = "fetch",
                    .message = "the server answered 503",
                    .retryable = true,
                    .http_status = 503,
                    .input = "https://news.example/a",
                    .url = "https://news.example/b"};
  EXPECT_EQ(
      to_json(error),
      R"({"kind":"error","schema_version":1,"input":"https://news.example/a","url":"https://news.example/b",)"
      R"("code":"http-status","stage":"fetch","retryable":true,"http_status":503,)"
      R"("message":"the server answered 503","warc":null})");
  dateline::testing::keep_for_validation(to_json(error));
}

TEST(Record, OfAnErrorNamesThePlaceInAnArchive) {
  const Error error{
      .code = ErrorCode::not_html,
      .stage = "input",
      .message = "no HTML",
      .input = "a",
      .warc = dateline::WarcPosition{"a.warc.gz", dateline::StoredRange{5'000'000'000, 12}}};
  EXPECT_TRUE(
      to_json(error).ends_with(R"("warc":{"file":"a.warc.gz","offset":5000000000,"length":12}})"));
  dateline::testing::keep_for_validation(to_json(error));

  Error without_range = error;
  without_range.warc = dateline::WarcPosition{"-"};
  EXPECT_TRUE(
      to_json(without_range).ends_with(R"("warc":{"file":"-","offset":null,"length":null}})"));
  dateline::testing::keep_for_validation(to_json(without_range));
}

TEST(Record, OfAnErrorIsWholeUnderASelection) {
  const auto fields = dateline::FieldSelection::parse("headline");
  ASSERT_TRUE(fields.has_value());
  const Error error{
      .code = ErrorCode::not_found, .stage = "input", .message = "no such file", .input = "a"};
  EXPECT_EQ(to_json(error, {.fields = &*fields}), to_json(error));
}

TEST(Record, SurvivesBytesThatAreNoUtf8) {
  Article article;
  article.input = "caf\xE9.html";
  EXPECT_EQ(parsed(to_json(article))["input"], "caf\uFFFD.html");
}

}  // namespace
