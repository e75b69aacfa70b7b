#include "site/json_position.h"

#include <gtest/gtest.h>

#include <string_view>

namespace dateline::site {
namespace {

TEST(JsonPosition, FindsTheLineOfAValue) {
  constexpr std::string_view json = R"({
  "a": 1,
  "b": [
    10,
    {"c": "]}, \"x\": \\",
     "d/e": true, "~": null},
    [[], 7], "ab"
  ],
  "ab": {
    "g":
      -1.5e3
  }
})";
  const struct {
    std::string_view pointer;
    std::size_t line;
  } cases[] = {
      {"", 1},
      {"/a", 2},
      {"/b", 3},
      {"/b/0", 4},
      {"/b/1", 5},
      {"/b/1/c", 5},
      {"/b/1/d~1e", 6},
      {"/b/1/~0", 6},
      {"/b/2", 7},
      {"/b/2/0", 7},
      {"/b/2/1", 7},
      {"/b/3", 7},
      {"/ab", 9},
      {"/ab/g", 11},
      // What is not there: the deepest value on the way that is.
      {"/none", 1},
      {"/ab/none", 9},
      {"/b/9", 3},
      {"/b/1/d", 5},
      {"/a/b", 2},
  };
  for (const auto& [pointer, line] : cases)
    EXPECT_EQ(line_of_value(json, pointer), line) << pointer;
}

TEST(JsonPosition, CountsLinesInFrontOfTheDocument) {
  EXPECT_EQ(line_of_value("\n\r\n 5", ""), 3U);
  EXPECT_EQ(line_of_value("", "/a"), 1U);
}

TEST(JsonPosition, FindsTheLineOfAByte) {
  const std::string_view text = "a\nbc\n";
  EXPECT_EQ(line_of_offset(text, 0), 1U);
  EXPECT_EQ(line_of_offset(text, 1), 1U) << "a line end is its line's last byte";
  EXPECT_EQ(line_of_offset(text, 2), 2U);
  EXPECT_EQ(line_of_offset(text, 5), 3U);
  EXPECT_EQ(line_of_offset(text, 99), 3U) << "an offset behind the end is the end";
}

}  // namespace
}  // namespace dateline::site
