#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "dateline/error.h"

namespace dateline::html {

/// A page's trees by both parsers, as outline(), or of a page that is too deep as all_text().
struct BothTrees {
  std::string skeleton;
  std::string reference;

  /// The first line that differs, of both; empty when the trees are the same.
  std::string difference() const;
};

/// Each parser has `time`. A page that the reference parser cannot read gives its error: there is
/// nothing to compare. One that only the other cannot read has the message as its tree.
tl::expected<BothTrees, Error> both_trees(std::string_view page, std::chrono::milliseconds time);

}  // namespace dateline::html
