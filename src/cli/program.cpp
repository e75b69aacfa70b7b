#include "cli/program.h"

#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "cli/command.h"
#include "cli/help.h"
#include "cli/messages.h"
#include "cli/site_verb.h"
#include "dateline/version.h"
#include "input/items.h"
#include "run/batch.h"
#include "run/output.h"
#include "run/site_choice.h"

namespace dateline::cli {
namespace {

// docs/command-line.md and --help say what they mean.
constexpr int status_success = 0;
constexpr int status_error_records = 1;
constexpr int status_usage = 2;
constexpr int status_output_failed = 4;

int usage_error(std::string_view message) {
  print_message(message);
  print_line("Try 'dateline --help'.");
  return status_usage;
}

int bad_site(const run::SiteChoiceError& error) {
  if (error.problems.empty()) return usage_error(error.message);
  for (const SiteProblem& problem : error.problems) print_line(problem.to_string());
  return status_usage;
}

int output_failed(std::error_code failure) {
  if (failure == std::errc::broken_pipe) {
    // Whoever started us had SIGPIPE ignored, so the write failed instead of ending us: end as it
    // would have.
    std::signal(SIGPIPE, SIG_DFL);
    std::raise(SIGPIPE);
  }
  print_message("cannot write the output: " + failure.message());
  return status_output_failed;
}

int print(std::string_view text) {
  if (const auto failure = run::write_all(STDOUT_FILENO, text)) return output_failed(failure);
  return status_success;
}

tl::expected<void, std::string> check_format(const Settings& settings, Format format) {
  if (!settings.pretty || format == Format::json) return {};
  return tl::unexpected(
      settings.format
          ? "--pretty and --format ndjson exclude each other: NDJSON is one record a line"
          : "--pretty needs --format json here, as several inputs give NDJSON, one record a line");
}

// Where users keep profiles of their own, the more important folder later.
std::vector<std::string> site_folders() {
  return {};
}

int site(const Command& command) {
  const auto output = run_site_verb(command.inputs, site_folders());
  if (!output) return bad_site(output.error());
  const int status = print(output->text);
  return status == status_success && output->has_mistakes ? status_usage : status;
}

int extract(Command command) {
  Settings& settings = command.settings;
  const bool is_single = input::is_single_page(command.inputs);
  const Format format = settings.format.value_or(is_single ? Format::json : Format::ndjson);
  if (auto checked = check_format(settings, format); !checked) return usage_error(checked.error());

  run::Options options;
  auto sites = run::choose_sites(settings.site, site_folders());
  if (!sites) return bad_site(sites.error());
  options.sites = std::move(*sites);
  options.trust_site = settings.site.has_value();
  options.inputs = std::move(command.inputs);
  options.fetch = settings.fetch;
  options.limits = settings.limits;
  options.json = {.pretty = settings.pretty,
                  .fields = settings.fields ? &*settings.fields : nullptr,
                  .evidence = settings.evidence};
  options.array = format == Format::json && !is_single;
  options.jobs = is_single ? 1 : settings.jobs;
  if (!settings.quiet) options.on_error = print_error;

  const run::Summary summary = run::run_batch(options, STDOUT_FILENO);
  if (summary.output_failure) return output_failed(summary.output_failure);
  return summary.errors > 0 ? status_error_records : status_success;
}

int run_command(Command command) {
  if (command.settings.help) return print(help());
  if (command.settings.version) return print("dateline " + std::string(version) + "\n");
  if (command.verb == Command::Verb::schema) return print(record_schema());
  if (command.verb == Command::Verb::site) return site(command);
  return extract(std::move(command));
}

}  // namespace

int run_program(std::span<const std::string> arguments) {
  if (arguments.empty()) {
    static_cast<void>(run::write_all(STDERR_FILENO, usage()));
    print_line("Try 'dateline --help'.");
    return status_usage;
  }
  auto command = parse_command(arguments);
  if (!command) return usage_error(command.error());
  const int status = run_command(std::move(*command));
  // Some file systems report only now that they could not keep what was written.
  if (status != status_output_failed && close(STDOUT_FILENO) != 0) {
    return output_failed({errno, std::generic_category()});
  }
  return status;
}

}  // namespace dateline::cli
