#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "cli/configuration.h"
#include "cli/settings.h"

namespace dateline::cli {

/// What the program is asked to do.
struct Command {
  enum class Verb : std::uint8_t { extract, schema, site, warc };

  Verb verb = Verb::extract;
  Settings settings;
  std::vector<std::string> inputs;  ///< what the verb works on; as many as it needs, unless help or
                                    ///< version is asked for
};

/// Gives the settings from outside the command line, or what is wrong with them.
using Configuration = std::function<tl::expected<std::vector<ConfiguredValue>, std::string>()>;

/// Reads the program's arguments, its name left out. What they do not set is set by
/// `configuration`, which is not asked for when the arguments say so. The error is a message for
/// people that says what is wrong.
tl::expected<Command, std::string> parse_command(std::span<const std::string> arguments,
                                                 const Configuration& configuration);

}  // namespace dateline::cli
