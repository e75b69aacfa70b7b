#include "archive/host_pattern.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using dateline::archive::has_host_of;
using dateline::archive::matches_host;

TEST(HostPattern, MeansNamesAndWildcards) {
  const struct {
    std::string_view pattern;
    std::string_view host;
    bool matches;
  } cases[] = {
      {"caliber.az", "caliber.az", true},
      {"Caliber.AZ", "cALIBER.az", true},
      {"caliber.az", "www.caliber.az", false},
      {"caliber.az", "caliber.az.example", false},
      {"caliber.az", "", false},
      {"*.caliber.az", "caliber.az", true},
      {"*.caliber.az", "www.caliber.az", true},
      {"*.caliber.az", "a.b.caliber.az", true},
      {"*.caliber.az", "notcaliber.az", false},
      {"*", "anything.example", true},
      {"*", "", true},
      {"news*.example", "news.example", true},
      {"news*.example", "news7.eu.example", true},
      {"news*.example", "old.news.example", false},
      {"*a*b*", "xxaxxbxx", true},
      {"*a*b*", "xxbxxaxx", false},
      {"a**", "a", true},
      {"", "a", false},
  };
  for (const auto& [pattern, host, matches] : cases) {
    EXPECT_EQ(matches_host(pattern, host), matches) << pattern << " " << host;
  }
}

// Each "*" is tried anew at the most once for each character.
TEST(HostPattern, OfManyWildcardsIsDecidedSoon) {
  std::string pattern;
  for (int i = 0; i < 5'000; ++i) pattern += "a*";
  EXPECT_FALSE(matches_host(pattern + "b", std::string(10'000, 'a')));
}

TEST(HostPattern, IsComparedWithTheHostOfAnUrl) {
  EXPECT_TRUE(has_host_of("https://user@Caliber.az:8443/en?x=/y", {"other.example", "caliber.az"}));
  EXPECT_TRUE(has_host_of("https://caliber.az./en", {"caliber.az"}));
  EXPECT_FALSE(has_host_of("https://other.example/caliber.az", {"caliber.az"}));
  EXPECT_FALSE(has_host_of("dns:caliber.az", {"caliber.az"}));
  EXPECT_FALSE(has_host_of("", {"*"}));
  EXPECT_FALSE(has_host_of("https://caliber.az/", {}));
}

}  // namespace
