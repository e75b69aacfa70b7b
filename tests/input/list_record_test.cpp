#include "input/list_record.h"

#include <gtest/gtest.h>

#include <string>

namespace {

using dateline::input::read_list_record;

TEST(ReadListRecord, TakesInputAndWarc) {
  const auto plain = read_list_record(R"({"kind":"article","input":"d/ü\n.html","warc":null})");
  ASSERT_TRUE(plain.has_value());
  EXPECT_EQ(plain->input, "d/ü\n.html");
  EXPECT_FALSE(plain->warc.has_value());
  const auto archived =
      read_list_record(R"({"input":"x","warc":{"length":3,"file":"a.warc","offset":0}})");
  ASSERT_TRUE(archived && archived->warc);
  EXPECT_EQ(archived->warc->file, "a.warc");
  EXPECT_EQ(archived->warc->offset, 0U);
  EXPECT_EQ(archived->warc->length, 3U);
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
