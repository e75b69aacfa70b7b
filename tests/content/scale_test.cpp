#include "content/scale.h"

#include <gtest/gtest.h>

namespace dateline::content {
namespace {

TEST(Scale, logarithms_rise_by_eight_an_octave) {
  EXPECT_EQ(logarithm(0), 0);
  EXPECT_EQ(logarithm(1), 8);
  EXPECT_EQ(logarithm(3), 16);
  EXPECT_EQ(logarithm(1023), 80);
  for (std::uint64_t i = 0; i < 100'000; ++i) EXPECT_LE(logarithm(i), logarithm(i + 1)) << i;
  EXPECT_EQ(logarithm(~std::uint64_t{0} - 1), 255);
}

TEST(Scale, shares_end_at_255) {
  EXPECT_EQ(share(0, 0), 0);
  EXPECT_EQ(share(1, 2), 127);
  EXPECT_EQ(share(3, 2), 255);
  EXPECT_EQ(capped(256), 255);
}

}  // namespace
}  // namespace dateline::content
