#pragma once

#include <span>
#include <string>
#include <string_view>

namespace dateline::html {

/// Parses a page by both parsers and compares the trees by outline(), or of a page that is too deep
/// by all_text(). The first line that differs, of both; empty when the trees are the same.
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
