#include "extract/page_kind_name.h"

#include <gtest/gtest.h>

#include <string_view>

namespace dateline::extraction {
namespace {

TEST(PageKindName, tells_by_address_and_title) {
  struct Case {
    std::string_view address;
    std::string_view title;
    std::string_view name;
  };
  constexpr Case cases[] = {
      {"https://ledger.example/", "The Harbour Ledger", "a front page"},
      {"https://ledger.example", "The Harbour Ledger", "a front page"},
      {"https://ledger.example/search?q=pilot", "pilot", "search results"},
      {"https://ledger.example/?s=pilot", "Search results for pilot", "search results"},
      {"https://ledger.example/tag/pilots/", "Pilots", "a section or tag page"},
      {"https://ledger.example/missing", "404 Not Found", "an error page"},
      {"", "Страница не найдена", "an error page"},
      {"https://ledger.example/a", "Log in - The Harbour Ledger", "a login or consent wall"},
      {"https://ledger.example/world", "World", "a page that lists others, or has no story"},
      {"", "", "a page that lists others, or has no story"},
      // parts of words are no words
      {"", "Terrors of 4040 pilots", "a page that lists others, or has no story"},
      {"https://ledger.example/research/2023", "Research",
       "a page that lists others, or has no story"},
  };
  for (const Case& test : cases)
    EXPECT_EQ(page_kind_name(test.address, test.title), test.name) << test.address << test.title;
}

}  // namespace
}  // namespace dateline::extraction
