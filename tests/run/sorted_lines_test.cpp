#include "run/sorted_lines.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace {

using dateline::run::SortedLines;

std::string sorted(const std::vector<std::string>& lines, std::size_t most_bytes) {
  SortedLines sorter(most_bytes);
  for (const std::string& line : lines) EXPECT_FALSE(sorter.add(line));
  std::string out;
  EXPECT_FALSE(sorter.write_all([&](std::string_view text) {
    out += text;
    return std::error_code();
  }));
  return out;
}

TEST(SortedLines, AreTheSameHoweverMuchFitsIntoMemory) {
  std::mt19937 random(7);
  std::vector<std::string> lines;
  for (int number = 0; number < 5'000; ++number) {
    lines.push_back(std::to_string(random() % 3'000) + std::string(random() % 90, '\xE9') + "\n");
  }
  std::vector<std::string> expected = lines;
  std::sort(expected.begin(), expected.end());
  std::string text;
  for (const std::string& line : expected) text += line;
  for (const std::size_t most_bytes :
       {std::size_t{1}, std::size_t{10'000}, std::size_t{1} << 30U}) {
    if (most_bytes == 1) {
      const std::vector<std::string> few(lines.begin(), lines.begin() + 50);
      EXPECT_EQ(sorted(few, most_bytes), sorted(few, 1'000'000));
    } else {
      EXPECT_EQ(sorted(lines, most_bytes), text) << most_bytes;
    }
  }
  EXPECT_EQ(sorted({}, 1), "");
}

TEST(SortedLines, EndWhereTheyCannotBeWritten) {
  SortedLines sorter;
  EXPECT_FALSE(sorter.add("a\n"));
  EXPECT_EQ(sorter.write_all([](std::string_view) {
    return std::make_error_code(std::errc::no_space_on_device);
  }),
            std::errc::no_space_on_device);
}

}  // namespace
