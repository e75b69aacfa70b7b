#include "cli/progress.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "cli/messages.h"

namespace {

using dateline::cli::progress_text;
using dateline::cli::with_thousands;
using dateline::input::Extent;
using namespace std::chrono_literals;

TEST(ProgressText, SaysHowFarTheRunHasCome) {
  const Extent pages{.items = 10'000, .bytes = 5'000'000'000};
  EXPECT_EQ(progress_text({.pages = 1204, .errors = 3}, pages, 4s),
            "1,204 of 10,000 pages, 301/s, 3 errors");
  EXPECT_EQ(progress_text({.pages = 1204, .errors = 1}, std::nullopt, 4s),
            "1,204 pages, 301/s, 1 error");
  EXPECT_EQ(progress_text({.pages = 6}, Extent{.items = 5}, 0s), "6 pages, 0 errors");
  EXPECT_EQ(progress_text({}, Extent{.items = 5}, 0s), "0 of 5 pages, 0 errors");
}

TEST(ProgressText, SaysHowMuchOfTheArchivesIsRead) {
  const struct {
    std::uint64_t read;
    std::uint64_t all;
    std::string text;
  } cases[] = {
      {0, 0, "0 % of 0 bytes, 1 page, 0 errors"},
      {500, 999, "50 % of 999 bytes, 1 page, 0 errors"},
      {84'000'000'000, 84'249'000'000, "99 % of 84.2 GB, 1 page, 0 errors"},
      {1'000, 1'000, "100 % of 1.0 KB, 1 page, 0 errors"},
      {1, 5'000'000'000'000'000, "0 % of 5,000.0 TB, 1 page, 0 errors"},
  };
  for (const auto& [read, all, text] : cases) {
    const Extent extent{.items = 2, .bytes = all, .has_archives = true};
    EXPECT_EQ(progress_text({.pages = 1, .bytes_read = read}, extent, 0s), text);
  }
}

TEST(WithThousands, GroupsDigits) {
  EXPECT_EQ(with_thousands(0), "0");
  EXPECT_EQ(with_thousands(999), "999");
  EXPECT_EQ(with_thousands(1000), "1,000");
  EXPECT_EQ(with_thousands(100'000), "100,000");
  EXPECT_EQ(with_thousands(1'234'567), "1,234,567");
}

}  // namespace
