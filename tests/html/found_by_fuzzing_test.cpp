#include <gtest/gtest.h>

#include <string_view>

#include "html/both_parsers.h"

namespace dateline::html {
namespace {

using std::string_view_literals::operator""sv;

// Each was found by comparing the trees of random pages.
TEST(FoundByFuzzing, trees_are_the_same) {
  constexpr NamedPage pages[] = {
      {"NUL at the start of an attribute's name", "<p \0><i \0x=1 x=2><b \0 \0=3 \0\0>"sv},
      {"NULs in attributes of one name", "<p a\0=1 A\0=2 a\xEF\xBF\xBD=3>"sv},
      {"a cell left open in a template in a template",
       "<b><template><template><td></template></td></template><div></b>x"},
      {"select in select with a form between", "<select><select><form></select>x<!-- --></form>"},
      {"select in select behind a form", "<select><select><form><select><select>x<!-- --></form>"},
      {"a table that ends a select", "<table><select><table><form><select>x<!-- --></form>y"},
  };
  expect_same_trees(pages);
}

}  // namespace
}  // namespace dateline::html
