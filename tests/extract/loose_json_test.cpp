#include "extract/loose_json.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace dateline::extraction {
namespace {

/// A value as strict JSON would have it, without blanks; words stay as they are.
std::string printed(JsonValue root) {
  // A walk with a stack of what is open, as values may be deep.
  struct Open {
    JsonValue value;
    JsonValue inside;
  };
  std::string out;
  std::vector<Open> open = {{root, root.first()}};
  out += '[';
  while (!open.empty()) {
    auto& [value, inside] = open.back();
    if (!inside) {
      out += value.is_object() ? '}' : ']';
      open.pop_back();
      continue;
    }
    const JsonValue element = inside;
    inside = element.next(value);
    if (out.back() != '[' && out.back() != '{') out += ',';
    if (value.is_object()) out += std::string(element.key()) + ':';
    if (element.is_string()) {
      out += '"' + element.text() + '"';
    } else if (element.is_object() || element.is_array()) {
      out += element.is_object() ? '{' : '[';
      open.push_back({element, element.first()});
    } else {
      out += element.text();
    }
  }
  return out;
}

TEST(LooseJson, ReadsJsonAndWhatPagesTakeForIt) {
  const struct {
    std::string what;
    std::string text;
    std::string values;
  } cases[] = {
      {"JSON", R"({"a": "b", "c": [1, true, null, {}], "d": {"e": -1.5e3}})",
       R"([{a:"b",c:[1,true,null,{}],d:{e:-1.5e3}}])"},
      {"escapes", R"(["\"\\\/\n\u00e9\ud83d\ude00\x"])", "[[\"\"\\/\n\u00e9\U0001F600x\"]]"},
      {"escapes that are none", R"(["\u12", "\ud800x", "\u0000"])", "[[\"u12\",\"\uFFFDx\",\"\"]]"},
      {"several values", R"({"a": 1}{"b": 2},{"c": 3};)", "[{a:1},{b:2},{c:3}]"},
      {"comments", "/* x */ {\"a\": 1, // \"b\": 2\n \"c\": /**/ 3}", "[{a:1,c:3}]"},
      {"a comment without end", R"({"a": 1 /* })", "[{a:1}]"},
      {"wrappers", "<!-- //<![CDATA[\n{\"a\": 1}\n//]]> -->", "[{a:1}]"},
      {"wrappers in a line", R"(//<![CDATA[ {"a": 1} //]]>)", "[{a:1}]"},
      {"surplus commas", R"({"a": 1,, "b": [2,],},)", "[{a:1,b:[2]}]"},
      {"a missing comma", R"({"a": "1" "b": "2"})", R"([{a:"1",b:"2"}])"},
      {"raw line ends", "{\"a\": \"1\n\t2\"}", "[{a:\"1\n\t2\"}]"},
      {"raw quotation marks", R"({"a": "he said "no", and left", "b": "x"})",
       R"([{a:"he said "no", and left",b:"x"}])"},
      {"names without marks", R"({a: 1, b : "2"})", R"([{a:1,b:"2"}])"},
      {"a value without a name", R"({"a": 1, "b", "c": 2})", "[{a:1,c:2}]"},
      {"a name without a value", R"({"a": , "b": 1})", "[{b:1}]"},
      {"brackets that do not match", R"({"a": [1, {"b": 2], "c": 3}, ]})", "[{a:[1,{b:2}],c:3}]"},
      {"cut off in a value", R"({"a": 1, "b": [2, {"c": 3)", "[{a:1,b:[2,{c:3}]}]"},
      {"cut off in a string", R"({"a": "1", "b": "2)", R"([{a:"1"}])"},
      {"cut off in an escape", R"({"a": "1", "b": "2\)", R"([{a:"1"}])"},
      {"nothing", "", "[]"},
      {"a word", "null", "[null]"},
  };
  for (const auto& [what, text, values] : cases)
    EXPECT_EQ(printed(LooseJson(text).root()), values) << what;
}

TEST(LooseJson, FindsMembers) {
  const LooseJson json(R"([{"a": 1, "b": {"c": "x"}, "a": 2}])");
  const JsonValue object = json.root().first().first();
  EXPECT_EQ(object.member("a").text(), "1");
  EXPECT_EQ(object.member("b").member("c").text(), "x");
  EXPECT_FALSE(object.member("c"));
  EXPECT_FALSE(object.member("c").member("d").first());
  EXPECT_EQ(object.member("a").first().text(), "");
}

TEST(LooseJson, BearsDepthAndDisorder) {
  const std::string opening(200'000, '{');
  for (const std::string& text :
       {opening, opening + std::string(200'000, '}'), opening + std::string(200'000, ']'),
        std::string(200'000, '['), std::string(400'000, '"'), std::string(400'000, ':'),
        "[" + std::string(400'000, '\\'), std::string(200'000, '/') + "*"}) {
    EXPECT_TRUE(LooseJson(text).root()) << text.substr(0, 10);
  }
}

}  // namespace
}  // namespace dateline::extraction
