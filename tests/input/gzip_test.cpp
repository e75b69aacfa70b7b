#include "input/gzip.h"

#include <gtest/gtest.h>

#include <string>

#include "support/gzip.h"

namespace {

using dateline::ErrorCode;
using dateline::input::beginning_of_gzip;
using dateline::input::gunzip;
using dateline::input::is_gzip;
using dateline::testing::gzip;

constexpr std::size_t plenty = 1U << 20U;

TEST(Gunzip, GivesTheBytes) {
  const std::string text = "<html>" + std::string(300'000, 'x') + "\n\xFF end";
  for (const std::string& bytes : {std::string(), std::string("x"), text}) {
    const std::string compressed = gzip(bytes);
    EXPECT_TRUE(is_gzip(compressed));
    const auto result = gunzip(compressed, plenty);
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(result->bytes, bytes);
    EXPECT_FALSE(result->is_truncated);
  }
}

TEST(Gunzip, ReadsMembersOneAfterTheOther) {
  const auto result = gunzip(gzip("one ") + gzip("") + gzip("two") + "rest", plenty);
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(result->bytes, "one two");
  EXPECT_FALSE(result->is_truncated);
}

TEST(Gunzip, GivesWhatThereIsOfDataThatBreakOff) {
  std::string text;
  for (int number = 0; number < 20'000; ++number) text += std::to_string(number * 7919) + " ";
  const std::string compressed = gzip(text);
  for (const std::size_t cut : {std::size_t{4}, compressed.size() / 2, compressed.size() - 1}) {
    const auto result = gunzip(compressed.substr(0, cut), plenty);
    ASSERT_TRUE(result.has_value()) << cut;
    EXPECT_TRUE(result->is_truncated) << cut;
    EXPECT_TRUE(text.starts_with(result->bytes)) << cut;
  }
  EXPECT_GT(gunzip(compressed.substr(0, compressed.size() / 2), plenty)->bytes.size(), 10'000U);
}

TEST(Gunzip, HoldsTheLimit) {
  const std::string compressed = gzip(std::string(1000, 'x'));
  EXPECT_TRUE(gunzip(compressed, 1000).has_value());
  const auto refused = gunzip(compressed, 999);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::too_large);
  EXPECT_EQ(refused.error().message, "decompressed, it has more than 999 bytes");
}

TEST(Gunzip, TellsOfDamage) {
  std::string text;
  for (int number = 0; number < 20'000; ++number) text += std::to_string(number * 7919) + " ";
  const std::string compressed = gzip(text);
  std::string wrong_checksum = compressed;
  wrong_checksum[compressed.size() - 8] ^= 1;
  std::string wrong_data = compressed;
  for (std::size_t at = 1000; at < 1100; ++at) wrong_data[at] = '\xFF';
  for (const std::string& damaged : {wrong_checksum, wrong_data}) {
    const auto refused = gunzip(damaged, plenty);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::unreadable);
    EXPECT_TRUE(refused.error().message.starts_with("its gzip data are damaged, after "));
  }
}

TEST(BeginningOfGzip, IsAsMuchAsIsAskedFor) {
  const std::string compressed = gzip("WARC/1.0 and so on");
  EXPECT_EQ(beginning_of_gzip(compressed, 5), "WARC/");
  EXPECT_EQ(beginning_of_gzip(compressed, 100), "WARC/1.0 and so on");
  EXPECT_EQ(beginning_of_gzip(compressed.substr(0, 3), 100), "");
}

}  // namespace
