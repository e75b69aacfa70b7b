#include "html/html5lib_tree_differences.h"

namespace dateline::html {
namespace {

// What the standard says since Gumbo was written.
constexpr std::string_view select_holds_more =
    "younger than Gumbo: <select> holds other elements than options too";
constexpr std::string_view young_block =
    "younger than Gumbo: <dialog> and <search> are blocks, which close a <p>";
constexpr std::string_view no_isindex = "younger than Gumbo: <isindex> is no form";
constexpr std::string_view no_menuitem = "younger than Gumbo: <menuitem> is nothing special";
constexpr std::string_view ends_foreign_content =
    "younger than Gumbo: </p> and </br> end foreign content";
constexpr std::string_view unknown_identifier =
    "Gumbo does not know each doctype that means quirks mode";
constexpr std::string_view closes_nobr =
    "Gumbo: behind a marker, a second <nobr> does not close the first";
constexpr std::string_view large_number =
    "Gumbo: of a reference to a number of more than 31 bits, a part is taken";

}  // namespace

const std::vector<TreeDifferences>& tree_differences() {
  static const std::vector<TreeDifferences> differences = {
      {select_holds_more, "tests1.dat", {30, 100}},
      {select_holds_more, "tests7.dat", {34}},
      {select_holds_more, "tests9.dat", {5, 6, 18, 19}},
      {select_holds_more, "tests10.dat", {4, 5, 17, 18}},
      {select_holds_more, "tests18.dat", {14, 15}},
      {select_holds_more, "webkit02.dat", {26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36,
                                           38, 39, 40, 41, 42, 43, 45, 46, 47, 48}},
      {young_block, "blocks.dat", {13, 14}},
      {young_block, "search-element.dat", {1, 2}},
      {no_isindex, "isindex.dat", {1, 2, 3, 4}},
      {no_isindex, "tests19.dat", {8}},
      {no_menuitem, "menuitem-element.dat", {1, 3, 4, 5, 6, 8, 9, 10, 14, 16, 17, 18, 19, 20}},
      {ends_foreign_content, "tests26.dat", {17, 18, 19, 20}},
      {unknown_identifier, "quirks01.dat", {3, 4}},
      {closes_nobr, "adoption02.dat", {3}},
      {large_number, "entities01.dat", {70, 72, 73, 75}, true},
  };
  return differences;
}

}  // namespace dateline::html
