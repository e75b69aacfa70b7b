#include "write/json_writer.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace {

using dateline::write::JsonWriter;
using nlohmann::ordered_json;

std::string written_string(std::string_view text) {
  std::string out;
  JsonWriter json(out, false);
  json.string(text);
  json.finish();
  return out;
}

// What nlohmann::json writes for the same string.
std::string reference_string(std::string_view text) {
  const ordered_json value = std::string(text);
  return value.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

TEST(JsonWriter, WritesStringsAsNlohmannDoes) {
  std::string all_bytes_of_ascii;
  for (char byte = 0; byte < 0x7F; ++byte) all_bytes_of_ascii += byte;
  const std::string cases[] = {
      "",
      "plain",
      all_bytes_of_ascii,
      "\"quoted\" \\ back/slash",
      "Баку, Azərbaycan, Երևան",
      "\xF0\x9F\x8E\xA5 four bytes",
      "delete \x7F stays",
      std::string("nul\0byte", 8),
  };
  for (const std::string& text : cases) EXPECT_EQ(written_string(text), reference_string(text));
}

TEST(JsonWriter, ReplacesWhatIsNotUtf8) {
  const std::string_view cases[] = {
      "\x80",                      // a continuation byte alone
      "a\xC3",                     // cut off at the end
      "a\xC3z",                    // cut off by ASCII
      "\xC0\xAF",                  // overlong
      "\xE0\x80\xAF",              // overlong
      "\xE2\x82",                  // three bytes, cut off
      "\xE2\x82z",                 // a maximal subpart of two bytes
      "\xED\xA0\x80",              // a surrogate
      "\xF0\x80\x80\xAF",          // overlong
      "\xF0\x9F\x8Ez",             // a maximal subpart of three bytes
      "\xF4\x90\x80\x80",          // above U+10FFFF
      "\xF5\xFF\xFE",              // never in UTF-8
      "\xCF\xF0\xE8\xE2\xE5\xF2",  // windows-1251
      "\"\xFF\n",                  // beside escapes
  };
  for (const std::string_view text : cases) {
    const std::string written = written_string(text);
    EXPECT_EQ(written, reference_string(text));
    EXPECT_TRUE(ordered_json::accept(written));
  }
}

TEST(JsonWriter, WritesAnyBytesAsNlohmannDoes) {
  // A linear congruential generator: the same bytes in every run. Bytes that begin or go on with a
  // sequence are chosen more often than by chance, so that half-right sequences come up.
  constexpr unsigned char likely[] = {0xC3, 0xA9, 0xE2, 0x82, 0xAC, 0xF0, 0x9F, 0x8E, '"', 'a'};
  unsigned state = 1;
  const auto next = [&state] { return state = state * 1664525U + 1013904223U, state >> 16U; };
  for (int round = 0; round < 5000; ++round) {
    std::string text(next() % 40, ' ');
    for (char& byte : text) {
      byte = static_cast<char>(next() % 3 == 0 ? next() & 0xFFU : likely[next() % sizeof likely]);
    }
    ASSERT_EQ(written_string(text), reference_string(text)) << "round " << round;
  }
}

TEST(JsonWriter, IndentsAsNlohmannDoes) {
  for (const bool pretty : {false, true}) {
    std::string out;
    JsonWriter json(out, pretty);
    json.begin_object();
    json.key("empty object");
    json.begin_object();
    json.end_object();
    json.key("empty array");
    json.begin_array();
    json.end_array();
    json.key("array");
    json.begin_array();
    json.number(0);
    json.number(18446744073709551615U);
    json.begin_array();
    json.string("inner");
    json.end_array();
    json.begin_object();
    json.key("truth");
    json.boolean(true);
    json.key("nothing");
    json.null();
    json.end_object();
    json.end_array();
    json.key("last");
    json.boolean(false);
    json.end_object();
    EXPECT_EQ(out, ordered_json::parse(out).dump(pretty ? 2 : -1));
  }
}

}  // namespace
