#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace dateline::html {

/// Cases of the html5lib tests of tree construction in which Gumbo's tree is another than the
/// expected one, and ours with it.
struct TreeDifferences {
  std::string_view reason;
  std::string_view file;  ///< below tree-construction/
  std::vector<std::size_t> numbers;
  bool is_gumbos_alone = false;  ///< not our parser's: its tree is the expected one
};

const std::vector<TreeDifferences>& tree_differences();

}  // namespace dateline::html
