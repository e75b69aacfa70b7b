#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace dateline::html {

/// A case of the html5lib tests of tree construction: their README.md has the format.
struct TreeCase {
  std::string file;        ///< its path below tree-construction/
  std::size_t number = 0;  ///< in the file, from 1 on
  std::string data;        ///< the page
  bool is_fragment = false;
  bool is_script_on = false;  ///< only where scripts are run
  /// In the form of outline_without_places(): without comments and doctypes.
  std::string outline;
};

/// All of the .dat files below a folder, in the order of their paths.
std::vector<TreeCase> read_tree_cases(const std::filesystem::path& folder);

}  // namespace dateline::html
