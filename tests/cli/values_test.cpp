#include "cli/values.h"

#include <gtest/gtest.h>

#include <optional>
#include <string_view>

namespace {

using std::chrono::milliseconds;
using namespace dateline::cli;

TEST(Values, ReadWholeNumbersInTheirRange) {
  const struct {
    std::string_view text;
    std::optional<std::uint64_t> number;
  } cases[] = {
      {"1", 1},    {"256", 256},
      {"007", 7},  {"0", {}},
      {"257", {}}, {"", {}},
      {"-1", {}},  {"+1", {}},
      {" 1", {}},  {"1 ", {}},
      {"1.0", {}}, {"0x1", {}},
      {"x", {}},   {"99999999999999999999999", {}},
  };
  for (const auto& [text, number] : cases) EXPECT_EQ(whole_number(text, 1, 256), number) << text;
}

TEST(Values, ReadDurations) {
  const struct {
    std::string_view text;
    std::optional<milliseconds> time;
  } cases[] = {
      {"10", milliseconds(10'000)},
      {"2.5", milliseconds(2'500)},
      {"0.001", milliseconds(1)},
      {".5", milliseconds(500)},
      {"86400", milliseconds(86'400'000)},
      {"1e1", milliseconds(10'000)},
      {"0", {}},
      {"0.0001", {}},
      {"-1", {}},
      {"86401", {}},
      {"nan", {}},
      {"inf", {}},
      {"", {}},
      {"1s", {}},
      {"1,5", {}},
  };
  for (const auto& [text, time] : cases) EXPECT_EQ(duration(text), time) << text;
}

TEST(Values, ReadByteCounts) {
  const struct {
    std::string_view text;
    std::optional<std::size_t> bytes;
  } cases[] = {
      {"1", 1},
      {"500K", 512'000},
      {"500k", 512'000},
      {"32M", 33'554'432},
      {"1g", 1'073'741'824},
      {"1073741824", 1'073'741'824},
      {"1073741825", {}},
      {"2G", {}},
      {"1025M", {}},
      {"0", {}},
      {"0M", {}},
      {"M", {}},
      {"", {}},
      {"1MB", {}},
      {"1.5M", {}},
      {"-1", {}},
      {"99999999999999999999G", {}},
  };
  for (const auto& [text, bytes] : cases) EXPECT_EQ(byte_count(text), bytes) << text;
}

}  // namespace
