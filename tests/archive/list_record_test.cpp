#include "archive/list_record.h"

#include <gtest/gtest.h>

#include <string>

namespace {

using dateline::StoredRange;
using dateline::archive::is_index_line;
using dateline::archive::read_index_line;
using dateline::archive::read_list_record;

TEST(ReadListRecord, TakesInputAndWarc) {
  const auto plain = read_list_record(R"({"kind":"article","input":"d/ü\n.html","warc":null})");
  ASSERT_TRUE(plain.has_value());
  EXPECT_EQ(plain->input, "d/ü\n.html");
  EXPECT_FALSE(plain->warc.has_value());
  const auto archived =
      read_list_record(R"({"input":"x","warc":{"length":3,"file":"a.warc","offset":0}})");
  ASSERT_TRUE(archived && archived->warc);
  EXPECT_EQ(archived->warc->file, "a.warc");
  EXPECT_EQ(archived->warc->range, (StoredRange{0, 3}));
  const auto without_range =
      read_list_record(R"({"input":"x","warc":{"file":"a.warc","offset":null,"length":null}})");
  ASSERT_TRUE(without_range && without_range->warc);
  EXPECT_FALSE(without_range->warc->range);
}

TEST(ReadIndexLine, TakesWhatPywbAndCommonCrawlWrite) {
  const auto crawl = read_index_line(
      R"(az,caliber)/en/post/1?a={b} 20260601104500 {"url": "https://caliber.az/en/post/1?a={b}", )"
      R"("mime": "text/html", "mime-detected": "text/html", "status": "404", "digest": "ABC", )"
      R"("length": "7000000000", "offset": "12", "filename": "crawl-data/a b.warc.gz"})");
  ASSERT_TRUE(crawl && crawl->warc && crawl->index_entry) << crawl.error();
  EXPECT_EQ(crawl->input, "crawl-data/a b.warc.gz");
  EXPECT_EQ(crawl->warc->file, crawl->input);
  EXPECT_EQ(crawl->warc->range, (StoredRange{12, 7'000'000'000}));
  EXPECT_EQ(crawl->index_entry->url, "https://caliber.az/en/post/1?a={b}");
  EXPECT_EQ(crawl->index_entry->mime, "text/html");
  EXPECT_EQ(crawl->index_entry->status, 404);
  const auto numbers = read_index_line(
      R"(example)/ 20260601104500 {"offset":0,"length":5,"filename":"a.warc","status":"-"})");
  ASSERT_TRUE(numbers && numbers->warc && numbers->index_entry);
  EXPECT_EQ(numbers->warc->range, (StoredRange{0, 5}));
  EXPECT_EQ(numbers->index_entry->status, std::nullopt);
  EXPECT_EQ(numbers->index_entry->url, "");
}

TEST(ReadIndexLine, IsKnownByItsTimestampAndObject) {
  EXPECT_TRUE(is_index_line(R"(example)/ 20260601104500 {"offset":0})"));
  EXPECT_TRUE(is_index_line(R"(example)/a b 20260601104500 {)"));
  for (const char* name : {"", "a.html", "page 20260601104500.html", "a 2026060110450 {x}",
                           "a 2026060110450x {x}", " {x}", "20260601104500 {x}", "a {b}.html"}) {
    EXPECT_FALSE(is_index_line(name)) << name;
  }
}

TEST(ReadIndexLine, SaysWhatIsWrong) {
  const std::string members =
      "it is a line of an index without \"filename\", \"offset\" and \"length\"";
  const struct {
    std::string object;
    std::string message;
  } cases[] = {
      {"{", "it begins like a record, but is no JSON object"},
      {"{}", members},
      {R"({"filename":"a","offset":"1"})", members},
      {R"({"filename":"a","offset":"1","length":"2x"})", members},
      {R"({"filename":"a","offset":"-1","length":"2"})", members},
      {R"({"filename":"a","offset":"99999999999999999999","length":"2"})", members},
      {R"({"filename":5,"offset":"1","length":"2"})", members},
  };
  for (const auto& [object, message] : cases) {
    const auto record = read_index_line("example)/ 20260601104500 " + object);
    ASSERT_FALSE(record.has_value()) << object;
    EXPECT_EQ(record.error(), message) << object;
  }
}

TEST(ReadListRecord, SaysWhatIsWrong) {
  const std::string no_object = "it begins like a record, but is no JSON object";
  const std::string no_input = "it is a JSON object without a text as its \"input\"";
  const std::string bad_warc =
      "its \"warc\" is not an object of \"file\", \"offset\" and \"length\"";
  const struct {
    std::string json;
    std::string message;
  } cases[] = {
      {"{", no_object},
      {"{draft}.html", no_object},
      {R"({"input":"a"} x)", no_object},
      {"{\"input\":\"\xE9\"}", no_object},
      {std::string(100'000, '{'), no_object},
      {"{}", no_input},
      {R"({"input":null})", no_input},
      {R"({"input":"a","warc":"b.warc"})", bad_warc},
      {R"({"input":"a","warc":{"file":"b","offset":-1,"length":1}})", bad_warc},
      {R"({"input":"a","warc":{"file":"b","offset":1.5,"length":1}})", bad_warc},
      {R"({"input":"a","warc":{"file":"b","offset":1}})", bad_warc},
      {R"({"input":"a","warc":{"file":null,"offset":1,"length":1}})", bad_warc},
  };
  for (const auto& [json, message] : cases) {
    const auto record = read_list_record(json);
    ASSERT_FALSE(record.has_value()) << json.substr(0, 100);
    EXPECT_EQ(record.error(), message) << json.substr(0, 100);
  }
}

}  // namespace
