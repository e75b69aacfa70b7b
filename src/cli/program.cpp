#include "cli/program.h"

#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "cli/command.h"
#include "cli/configuration.h"
#include "cli/exit_status.h"
#include "cli/extract_verb.h"
#include "cli/help.h"
#include "cli/messages.h"
#include "cli/site_verb.h"
#include "cli/versions.h"
#include "cli/warc_verb.h"
#include "dateline/json.h"
#include "run/output.h"

namespace dateline::cli {
namespace {

int run_command(Command command, std::span<const std::string> site_folders) {
  if (command.settings.help) return print(help());
  if (command.settings.version) return print(versions());
  switch (command.verb) {
    case Command::Verb::schema:
      return print(record_schema());
    case Command::Verb::site:
      return site(command.inputs, site_folders);
    case Command::Verb::warc:
      return warc(command.inputs);
    case Command::Verb::extract:
      break;
  }
  return extract(command.settings, std::move(command.inputs), site_folders);
}

std::vector<std::string> subfolders(std::vector<std::string> folders, const std::string& name) {
  for (std::string& folder : folders) folder += "/" + name;
  return folders;
}

}  // namespace

int run_program(std::span<const std::string> arguments) {
  if (arguments.empty()) {
    static_cast<void>(run::write_all(STDERR_FILENO, usage()));
    print_line("Try 'dateline --help'.");
    return status_usage;
  }
  const std::vector<std::string> folders = configuration_folders();
  auto command = parse_command(arguments, [&] { return read_configuration(folders); });
  if (!command) return usage_error(command.error());
  const std::vector<std::string> site_folders = command->settings.no_configuration
                                                    ? std::vector<std::string>{}
                                                    : subfolders(folders, "sites");
  const int status = run_command(std::move(*command), site_folders);
  // Some file systems report only now that they could not keep what was written.
  if (status != status_output_failed && close(STDOUT_FILENO) != 0) {
    return output_failed("the output", {errno, std::generic_category()});
  }
  return status;
}

}  // namespace dateline::cli
