#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "dateline/extract.h"
#include "dateline/json.h"
#include "extract/fixture_pages.h"
#include "support/records.h"

// Every folder of fixtures/ is a case: page.html, and expected.json with the record (see
// fixtures/README.md).
namespace {

using dateline::testing::fixture_pages;
using dateline::testing::FixturePage;
using nlohmann::json;

/// The first place where two values differ: a JSON Pointer and both sides. Empty when they are
/// equal.
std::optional<std::string> first_difference(const json& expected, const json& actual) {
  // A walk over pairs with a stack, in order.
  struct Pair {
    const json* expected;
    const json* actual;
    std::string pointer;
  };
  std::vector<Pair> open = {{&expected, &actual, ""}};
  while (!open.empty()) {
    const Pair pair = open.back();
    open.pop_back();
    if (*pair.expected == *pair.actual) continue;
    std::vector<Pair> inner;
    if (pair.expected->is_object() && pair.actual->is_object()) {
      for (const auto& [key, value] : pair.expected->items()) {
        if (!pair.actual->contains(key)) return pair.pointer + "/" + key + ": missing";
        inner.push_back({&value, &(*pair.actual)[key], pair.pointer + "/" + key});
      }
      for (const auto& [key, value] : pair.actual->items()) {
        if (!pair.expected->contains(key))
          return pair.pointer + "/" + key + ": not expected: " + value.dump();
      }
    } else if (pair.expected->is_array() && pair.actual->is_array()) {
      const std::size_t common = std::min(pair.expected->size(), pair.actual->size());
      for (std::size_t i = 0; i < common; ++i) {
        inner.push_back(
            {&(*pair.expected)[i], &(*pair.actual)[i], pair.pointer + "/" + std::to_string(i)});
      }
      const bool same_so_far = std::all_of(inner.begin(), inner.end(), [](const Pair& element) {
        return *element.expected == *element.actual;
      });
      if (same_so_far) {
        const bool is_short = pair.actual->size() == common;
        return pair.pointer + "/" + std::to_string(common) +
               (is_short ? ": missing: " : ": not expected: ") +
               (is_short ? (*pair.expected)[common] : (*pair.actual)[common]).dump();
      }
    } else {
      return pair.pointer + "\n  expected: " + pair.expected->dump() +
             "\n  actual:   " + pair.actual->dump();
    }
    open.insert(open.end(), inner.rbegin(), inner.rend());
  }
  return std::nullopt;
}

class Golden : public testing::TestWithParam<FixturePage> {};

TEST_P(Golden, RecordIsAsExpected) {
  json expected = GetParam().expected;
  const dateline::Page page{.input = "page.html", .bytes = GetParam().bytes};
  const auto article = dateline::extract(page);
  const std::string record =
      article ? dateline::to_json(*article) : dateline::to_json(article.error());
  dateline::testing::keep_for_validation(record);
  json actual = json::parse(record);

  if (expected.at("kind") == "error") {
    EXPECT_EQ(actual.at("kind"), "error") << actual.dump(1);
    EXPECT_EQ(actual.value("code", json()), expected.at("code")) << actual.dump(1);
    return;
  }
  ASSERT_EQ(actual.at("kind"), "article") << actual.dump(1);
  if (const auto codes = expected.find("warning_codes"); codes != expected.end()) {
    std::vector<std::string> found;
    for (const json& warning : actual.at("warnings")) found.push_back(warning.at("code"));
    EXPECT_EQ(json(found), *codes) << actual.at("warnings").dump(1);
    expected.erase("warning_codes");
  }
  actual.erase("warnings");
  expected.erase("warnings");
  const auto difference = first_difference(expected, actual);
  EXPECT_FALSE(difference) << *difference;
}

INSTANTIATE_TEST_SUITE_P(Fixtures, Golden, testing::ValuesIn(fixture_pages()),
                         [](const auto& param) {
                           std::string name = param.param.name;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace
