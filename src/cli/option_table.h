#pragma once

#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "cli/settings.h"

namespace dateline::cli {

/// One option of the command line; the parser and the help are made from these.
struct Option {
  std::string_view group;    ///< the heading in the help that it stands under
  std::string_view names;    ///< "-f,--format"
  std::string_view metavar;  ///< what its value is called; empty for a flag, which takes none
  std::string_view help;

  /// Puts the value in its place. The error says what the value should be: "needs a number".
  tl::expected<void, std::string> (*set)(Settings& settings, const std::string& value);
};

/// All options, group by group, in the order of the help.
std::span<const Option> option_table();

}  // namespace dateline::cli
