#include "site/json_text.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "site/sample_profile.h"

namespace dateline::site {
namespace {

using testing::sample_profile;

TEST(JsonText, SaysWhereItIsNoJsonAndWhatToDo) {
  const struct {
    std::string json;
    std::string message;
  } cases[] = {
      {"",
       "1: this is no JSON: unexpected end of input; expected '[', '{', or a literal (in column "
       "1); "
       "write what is missing: each { and [ needs its } and ]"},
      {"{\n  \"name\": \"sample\"\n  \"publisher\": 1\n}",
       "3: this is no JSON: unexpected string literal; expected '}' (in column 13); a comma in "
       "front "
       "of it may be missing"},
      {"{\"hosts\": [\"a\" \"b\"]}",
       "1: this is no JSON: unexpected string literal; expected ']' (in column 18); a comma in "
       "front "
       "of it may be missing"},
      {"{\"name\": \"sample\",\n}",
       "2: this is no JSON: unexpected '}'; expected string literal (in column 1); delete the "
       "comma "
       "in front of it"},
      {"{\"hosts\": [\"a\",\n]}",
       "2: this is no JSON: unexpected ']'; expected '[', '{', or a literal (in column 1); delete "
       "the comma in front of it"},
      {"{\"name\" \"sample\"}",
       "1: this is no JSON: unexpected string literal; expected ':' (in column 16); put a colon "
       "between a member's name and its value"},
      {"{1: 2}",
       "1: this is no JSON: unexpected number literal; expected string literal (in column 2); "
       "names "
       "of members stand in quotation marks"},
      {"{\"name\": sample}",
       "1: this is no JSON: invalid literal; last read: '\"name\": s' (in column 10); texts stand "
       "in "
       "quotation marks, and JSON has no comments"},
      {"{\"name\": \"sample\n\"}",
       "1: this is no JSON: invalid string: control character U+000A (LF) must be escaped to "
       "\\u000A "
       "or \\n; last read: '\"sample<U+000A>' (in column 17); write a line end in a text as \\n, a "
       "tab as \\t"},
      {"{\"name\": \"a\\d\"}",
       "1: this is no JSON: invalid string: forbidden character after backslash; last read: "
       "'\"a\\d' (in column 13); write a backslash as \\\\"},
      {"{\"name\": \"sample",
       "1: this is no JSON: invalid string: missing closing quote; last read: '\"sample' (in "
       "column "
       "17); write the quotation mark at the end of the text"},
      {"{\"name\":\n\"\xFF\"}",
       "2: this is no JSON: invalid string: ill-formed UTF-8 byte; last read: '\"\xFF' (in column "
       "2); save the file as UTF-8"},
      {std::string(sample_profile) + "}",
       "30: this is no JSON: unexpected '}'; expected end of input (in column 1); delete what "
       "stands "
       "behind the end of the profile"},
  };
  for (const auto& [json, message] : cases) {
    Problems problems(json, "sample.json");
    EXPECT_FALSE(read_json(json, problems)) << json;
    const std::vector<SiteProblem> found = problems.take();
    ASSERT_EQ(found.size(), 1U) << json;
    EXPECT_EQ(found.front().to_string(), "sample.json:" + message) << json;
    EXPECT_EQ(found.front().json_path, std::nullopt) << json;
  }
}

TEST(JsonText, NamesMembersThatAreWrittenTwice) {
  const std::string_view json = R"({"c": [0, {"b/c": 1},
    {"b/c": 1, "d": {"a": 1}, "b/c": {"e": 1}, "b/c": 3}],
  "\u0061b": {},
  "ab": {"x": [], "x": {},
    "y": 1}
})";
  Problems problems(json, "sample.json");
  EXPECT_TRUE(read_json(json, problems));
  const std::string message = "this member is written more than once; keep one of them";
  std::vector<std::string> found;
  for (const SiteProblem& problem : problems.take()) found.push_back(problem.to_string());
  EXPECT_EQ(found, (std::vector<std::string>{
                       "sample.json:2: /c/2/b~1c: " + message,
                       "sample.json:4: /ab: " + message,
                       "sample.json:4: /ab/x: " + message,
                   }));
}

}  // namespace
}  // namespace dateline::site
