#include "text/nearest_name.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using dateline::text::edit_distance;
using dateline::text::nearest_name;

TEST(EditDistance, CountsTheLeastChanges) {
  const struct {
    std::string_view a;
    std::string_view b;
    std::size_t distance;
  } cases[] = {
      {"", "", 0},         {"", "abc", 3},         {"abc", "", 3},     {"abc", "abc", 0},
      {"abc", "abd", 1},   {"abc", "ab", 1},       {"abc", "abcd", 1}, {"kitten", "sitting", 3},
      {"jobs", "josb", 1}, {"fields", "filed", 2}, {"ca", "abc", 3},
  };
  for (const auto& [a, b, distance] : cases)
    EXPECT_EQ(edit_distance(a, b), distance) << a << " " << b;
}

TEST(NearestName, IsCloseOrNone) {
  const std::vector<std::string> names = {"format", "fields", "jobs"};
  EXPECT_EQ(nearest_name("feilds", names), "fields");
  EXPECT_EQ(nearest_name("formats", names), "format");
  EXPECT_EQ(nearest_name("job", names), "jobs");
  EXPECT_EQ(nearest_name("verbose", names), "");
  EXPECT_EQ(nearest_name("", names), "");
  EXPECT_EQ(nearest_name("jobs", {}), "");
}

}  // namespace
