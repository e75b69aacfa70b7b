#include "cli/progress.h"

#include <gtest/gtest.h>

#include "cli/messages.h"

namespace {

using dateline::cli::progress_text;
using dateline::cli::with_thousands;
using namespace std::chrono_literals;

TEST(ProgressText, SaysHowFarTheRunHasCome) {
  EXPECT_EQ(progress_text(1204, 10'000, 3, 4s), "1,204 of 10,000 pages, 301/s, 3 errors");
  EXPECT_EQ(progress_text(1204, std::nullopt, 1, 4s), "1,204 pages, 301/s, 1 error");
  EXPECT_EQ(progress_text(0, 5, 0, 0s), "0 of 5 pages, 0 errors");
}

TEST(WithThousands, GroupsDigits) {
  EXPECT_EQ(with_thousands(0), "0");
  EXPECT_EQ(with_thousands(999), "999");
  EXPECT_EQ(with_thousands(1000), "1,000");
  EXPECT_EQ(with_thousands(100'000), "100,000");
  EXPECT_EQ(with_thousands(1'234'567), "1,234,567");
}

}  // namespace
