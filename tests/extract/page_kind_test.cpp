#include "extract/page_kind.h"

#include <gtest/gtest.h>

#include <string_view>

namespace dateline::extraction {
namespace {

TEST(PageKind, tells_by_address_and_title) {
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
    EXPECT_EQ(name_of(page_kind(test.address, test.title)), test.name)
        << test.address << test.title;
}

TEST(PageKind, tells_what_may_list_articles) {
  for (const PageKind kind :
       {PageKind::front_page, PageKind::section, PageKind::search_results, PageKind::unknown})
    EXPECT_TRUE(may_be_listing(kind)) << name_of(kind);
  EXPECT_FALSE(may_be_listing(PageKind::error_page));
  EXPECT_FALSE(may_be_listing(PageKind::wall));
}

}  // namespace
}  // namespace dateline::extraction
