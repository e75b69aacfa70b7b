#include "site/pattern.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace dateline::site {
namespace {

TEST(Pattern, FitsTheWholeText) {
  const struct {
    std::string_view pattern;
    std::string_view text;
    bool fits;
  } cases[] = {
      {"", "", true},
      {"", "a", false},
      {"/post", "/post", true},
      {"/post", "/post/", false},
      {"/post", "/POST", false},
      {"*", "", true},
      {"*", "/anything at all", true},
      {"**", "", true},
      {"*/post/*", "/post/", true},
      {"*/post/*", "/en/post/170645", true},
      {"*/post/*", "/en/posts/170645", false},
      {"*/post/#", "/en/post/170645", true},
      {"*/post/#", "/en/post/170645/", false},
      {"*/post/#/", "/en/post/170645/", true},
      {"*/post/#", "/en/post/", false},
      {"/post/*-#", "/post/the-loom-8820", true},
      {"/post/*-#", "/post/2021-06-05-8820", true},
      {"/post/*-#", "/post/the-loom", false},
      {"/post/*-#", "/post/the-loom-88x", false},
      {"*a*b", "ab_ab", true},
      {"*a*b", "ab_a", false},
      {"*ab", "aab", true},
      {"a*a", "a", false},
      {"a*a", "aa", true},
      {"# * # - #:#", "06 June 2023 - 14:43", true},
      {"# * # - #:#", "25 Июня 2026 - 17:24", true},
      {"# * # - #:#", "06 June 2023 14:43", false},
      {"# * # #:#", "06 June 2023 14:43", true},
      {"# * #, #:#", "05 июн 2021, 14:43", true},
      {"#1", "11", false},  // the run takes all digits
      {"#", "\u0661", false},
      {"#", "", false},
      {"*.jpg", "/a.jpg?b=1", false},
      {"?", "a", false},
      {"?", "?", true},
  };
  for (const auto& [pattern, text, expected] : cases) {
    EXPECT_EQ(fits(pattern, text), expected) << '"' << pattern << "\" and \"" << text << '"';
  }
}

/// What the header says, in the plainest way: a star tries every run.
bool fits_by_definition(std::string_view pattern, std::string_view text) {
  if (pattern.empty()) return text.empty();
  const std::string_view rest = pattern.substr(1);
  if (pattern.front() == '*') {
    for (std::size_t i = 0; i <= text.size(); ++i) {
      if (fits_by_definition(rest, text.substr(i))) return true;
    }
    return false;
  }
  if (pattern.front() == '#') {
    std::size_t end = 0;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    return end > 0 && fits_by_definition(rest, text.substr(end));
  }
  return !text.empty() && text.front() == pattern.front() &&
         fits_by_definition(rest, text.substr(1));
}

/// All strings over an alphabet up to a length.
std::vector<std::string> strings_over(std::string_view alphabet, std::size_t longest) {
  std::vector<std::string> all = {""};
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].size() == longest) break;
    for (const char c : alphabet) all.push_back(all[i] + c);
  }
  return all;
}

TEST(Pattern, AgreesWithItsDefinitionOnAllShortPatterns) {
  const auto texts = strings_over("a1-", 5);
  std::size_t mistakes = 0;
  for (const std::string& pattern : strings_over("a1*#", 4)) {
    for (const std::string& text : texts) {
      if (fits(pattern, text) == fits_by_definition(pattern, text)) continue;
      if (++mistakes <= 5) ADD_FAILURE() << '"' << pattern << "\" and \"" << text << '"';
    }
  }
  EXPECT_EQ(mistakes, 0U);
}

TEST(Pattern, TakesTimeThatGrowsWithTheProductOfBothLengths) {
  std::string pattern;
  for (int i = 0; i < 100; ++i) pattern += "*a";
  pattern += "*b";
  // By trying every run of every star this would not end.
  EXPECT_FALSE(fits(pattern, std::string(10'000, 'a')));
}

}  // namespace
}  // namespace dateline::site
