#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "cli/settings.h"

namespace dateline::cli {

/// One option of the command line; the parser, the help, the configuration file and the environment
/// variables are made from these.
struct Option {
  /// Where it may be set: what belongs to one run has no place in a configuration.
  enum class Scope : std::uint8_t { anywhere, command_line };

  std::string_view group;    ///< the heading in the help that it stands under
  std::string_view names;    ///< "-f,--format"
  std::string_view metavar;  ///< what its value is called; empty for a flag
  std::string_view help;

  /// Puts the value in its place; a flag's is "true" or "false". The error says what the value
  /// should be: "needs a number".
  tl::expected<void, std::string> (*set)(Settings& settings, const std::string& value);

  Scope scope = Scope::anywhere;
  bool is_hidden = false;  ///< not in the help: for those who work on the program
};

/// All options, group by group, in the order of the help, hidden ones included.
std::span<const Option> option_table();

/// "format" of "-f,--format": what the option is called in a configuration file.
std::string_view long_name(const Option& option);

/// "DATELINE_USER_AGENT" of "-A,--user-agent": the environment variable that sets the option.
std::string environment_name(const Option& option);

}  // namespace dateline::cli
