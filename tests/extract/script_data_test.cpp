#include "extract/script_data.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/sample_page.h"

namespace dateline::extraction {
namespace {

std::string json(std::string_view name = "a") {
  return R"({")" + std::string(name) + R"(": ")" + std::string(300, 'x') + "\"}";
}

std::vector<std::string> found(const std::string& html) {
  const testing::ParsedPage page(html);
  std::vector<std::string> texts;
  for (const ScriptData& data : find_script_data(page.document)) texts.emplace_back(data.json());
  return texts;
}

using Texts = std::vector<std::string>;

TEST(ScriptData, IsWhatScriptsOfJsonHold) {
  EXPECT_EQ(found("<script id=__NEXT_DATA__ type='application/json'>" + json() + "</script>"),
            Texts{json()});
  EXPECT_EQ(found("<script type='application/json'>{}</script><script type='application/ld+json'>" +
                  json() + "</script>"),
            Texts());
  const testing::ParsedPage page("<script type='application/json' id='__NUXT_DATA__'>" + json() +
                                 "</script>");
  EXPECT_TRUE(find_script_data(page.document).at(0).has_references);
}

TEST(ScriptData, IsWhatScriptsAssign) {
  EXPECT_EQ(found("<script>window.__INITIAL_STATE__ = " + json() + ";x = {}; y=" + json("b") +
                  "</script>"),
            (Texts{json(), json("b")}));
  EXPECT_EQ(found("<script>var Fusion=window.Fusion||{};Fusion.globalContent=" + json() +
                  ";Fusion.globalContentConfig={\"a\":1}</script>"),
            Texts{json()});
  EXPECT_EQ(found("<script>window.__NUXT__=(function(a,b){return {state:" + json() +
                  "}}(null,1));</script>"),
            Texts{"{state:" + json() + "}"});
  EXPECT_EQ(found("<script>if (a == {}) f = function() { return 1 }</script>"), Texts());
  EXPECT_EQ(found("<script>a = " + json() + "}}}; b = '}'; c = \"{\"</script>"), Texts{json()});
}

TEST(ScriptData, IsReadOutOfStrings) {
  const std::string escaped = testing::replaced(json(), "\"", "\\\"");
  EXPECT_EQ(found("<script>window.data = JSON.parse(\"" + escaped + "\");</script>"),
            Texts{json()});
  EXPECT_EQ(found("<script>a=JSON.parse(decodeURIComponent('" +
                  testing::replaced(json("%C3%A9"), "\"", "%22") + "'))</script>"),
            Texts{json("\u00E9")});
  EXPECT_EQ(found("<script type='application/json'>" + testing::replaced(json(), "\"", "&quot;") +
                  "</script>"),
            Texts{json()});
}

TEST(ScriptData, IsBounded) {
  const std::string whole = "{\"a\": \"" + std::string(2'000'000, 'x') + "\"}";
  EXPECT_EQ(found("<script type='application/json'>" + whole +
                  "</script><script type='application/json'>" + whole +
                  "</script><script type='application/json'>" + json() + "</script>"),
            (Texts{whole, json()}));
  // Cut off: as far as it goes.
  EXPECT_EQ(found("<script>a = " + json().substr(0, 290) + "</script>").size(), 1U);
}

}  // namespace
}  // namespace dateline::extraction
