#pragma once

#include <span>
#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace dateline::cli {

/// A setting that comes from outside the command line.
struct ConfiguredValue {
  std::string name;    ///< of the option, without the dashes in front: "jobs"
  std::string value;   ///< as the option takes it; "true" or "false" for a flag
  std::string source;  ///< for messages: "/home/ada/.config/dateline/config.toml: jobs"
};

/// The folders that may hold `config.toml` and `sites/`, the most important one last: `dateline` in
/// $XDG_CONFIG_DIRS and in $XDG_CONFIG_HOME (XDG Base Directory Specification 0.8). To be called
/// while there is one thread.
std::vector<std::string> configuration_folders();

/// What the configuration files say and then what the environment variables DATELINE_* say, the
/// more important ones later. A file that does not exist says nothing. The error names the file and
/// what is wrong with it. To be called while there is one thread.
tl::expected<std::vector<ConfiguredValue>, std::string> read_configuration(
    std::span<const std::string> folders);

}  // namespace dateline::cli
