#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "cli/settings.h"

namespace dateline::cli {

/// What the program is asked to do.
struct Command {
  enum class Verb : std::uint8_t { extract, schema, site };

  Verb verb = Verb::extract;
  Settings settings;
  std::vector<std::string> inputs;  ///< of the verb extract: at least one, unless help or version
                                    ///< is asked for; of the verb site: its words
};

/// Reads the program's arguments, its name left out. The error is a message for people that says
/// what is wrong.
tl::expected<Command, std::string> parse_command(std::span<const std::string> arguments);

}  // namespace dateline::cli
