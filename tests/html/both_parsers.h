#pragma once

#include <span>
#include <string>
#include <string_view>

namespace dateline::html {

/// BothTrees::difference() of a page, or why a parser cannot read it.
std::string difference_of_trees(std::string_view page);

/// Fails with that difference. `name` says which page it is.
void expect_same_trees(std::string_view name, std::string_view page);

struct NamedPage {
  std::string_view name;
  std::string_view page;
};

/// The same for each of the pages by itself, behind a doctype, and inside of a body.
void expect_same_trees(std::span<const NamedPage> pages);

}  // namespace dateline::html
