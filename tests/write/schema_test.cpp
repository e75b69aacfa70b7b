#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "dateline/json.h"
#include "support/paths.h"

namespace {

using nlohmann::json;

json schema() {
  return json::parse(dateline::record_schema());
}

TEST(Schema, IsTheFile) {
  std::ifstream file(dateline::testing::in_project("schema/record.schema.json"), std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  ASSERT_FALSE(text.empty());
  EXPECT_EQ(dateline::record_schema(), text);
}

TEST(Schema, HasExactlyTheErrorCodes) {
  std::vector<std::string> codes;
  for (int code = 0; !dateline::to_string(static_cast<dateline::ErrorCode>(code)).empty(); ++code) {
    codes.emplace_back(dateline::to_string(static_cast<dateline::ErrorCode>(code)));
  }
  EXPECT_EQ(schema()["$defs"]["error"]["properties"]["code"]["enum"], json(codes));
  EXPECT_EQ(dateline::to_string(dateline::ErrorCode::not_found), "not-found");
  EXPECT_EQ(dateline::to_string(dateline::ErrorCode::no_article), "no-article");
  EXPECT_EQ(dateline::to_string(dateline::ErrorCode::redirect_refused), "redirect-refused");
  EXPECT_EQ(dateline::to_string(dateline::ErrorCode::deferred), "deferred");
}

// The description of a value, which may stand where `$ref` leads.
std::string description(const json& whole, const json& part) {
  if (part.contains("description")) return part["description"];
  if (!part.contains("$ref")) return "";
  const std::string reference = part["$ref"];
  return whole.at(json::json_pointer(reference.substr(1))).value("description", "");
}

TEST(Schema, ClosesEveryObjectAndDescribesEveryField) {
  const json whole = schema();
  std::vector<std::pair<const json*, std::string>> open{{&whole, ""}};
  int objects = 0;
  while (!open.empty()) {
    const auto [part, pointer] = open.back();
    open.pop_back();
    if (!part->is_structured()) continue;
    for (const auto& [key, value] : part->items()) open.emplace_back(&value, pointer + "/" + key);
    if (!part->is_object() || !part->contains("properties")) continue;
    ++objects;
    EXPECT_EQ(part->value("additionalProperties", true), false) << pointer;
    std::vector<std::string> optional;
    for (const auto& [name, value] : (*part)["properties"].items()) {
      const std::string text = description(whole, value);
      EXPECT_TRUE(!text.empty() && text.back() == '.') << pointer << "/properties/" << name;
      const json& required = (*part)["required"];
      if (std::find(required.begin(), required.end(), name) == required.end())
        optional.push_back(name);
    }
    for (const std::string& name : optional) {
      // Of blocks, only those that begin a live ticker's entry have a time.
      const bool is_of_block = pointer.ends_with("/paragraph") || pointer.ends_with("/heading");
      EXPECT_TRUE(name == "evidence" || name == "parts" || (is_of_block && name == "published"))
          << pointer << "/properties/" << name;
    }
  }
  EXPECT_GT(objects, 10);
}

}  // namespace
