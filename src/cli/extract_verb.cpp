#include "cli/extract_verb.h"

#include <unistd.h>

#include <filesystem>
#include <optional>
#include <stop_token>
#include <system_error>
#include <utility>

#include "cli/configuration.h"
#include "cli/exit_status.h"
#include "cli/messages.h"
#include "cli/progress.h"
#include "cli/site_verb.h"
#include "input/items.h"
#include "run/batch.h"
#include "run/output_file.h"
#include "run/signal_watch.h"
#include "run/site_choice.h"

namespace dateline::cli {
namespace {

using namespace std::chrono_literals;

tl::expected<void, std::string> check_format(const Settings& settings, Format format) {
  if (!settings.pretty || format == Format::json) return {};
  return tl::unexpected(
      settings.format
          ? "--pretty and --format ndjson exclude each other: NDJSON is one record a line"
          : "--pretty needs --format json here, as several inputs give NDJSON, one record a line");
}

run::Options run_options(const Settings& settings, Format format, bool is_single) {
  run::Options options;
  options.trust_site = settings.site.has_value();
  options.base_url = settings.base_url;
  options.charset = settings.charset;
  options.fetch = settings.fetch;
  // The redirects of a single page are followed at once, as a browser does.
  if (is_single) options.fetch.pause = 0ms;
  if (settings.pause) options.fetch.pause = *settings.pause;
  options.limits = settings.limits;
  options.json = {
      .pretty = settings.pretty || (settings.pretty_where_possible && format == Format::json),
      .fields = settings.fields ? &*settings.fields : nullptr,
      .evidence = settings.evidence};
  options.array = format == Format::json && !is_single;
  options.unordered = settings.unordered;
  options.jobs = is_single ? 1 : settings.jobs;
  return options;
}

ProgressStyle progress_style(const Settings& settings, int records) {
  if (settings.verbosity == Verbosity::quiet) return ProgressStyle::none;
  if (settings.progress != ProgressStyle::automatic) return settings.progress;
  // Where the records go to the same terminal, a line of progress would stand between them.
  const bool is_shown = isatty(STDERR_FILENO) != 0 && isatty(records) == 0;
  return is_shown ? ProgressStyle::automatic : ProgressStyle::none;
}

// A file that is written, or standard output: not named, or "-".
class Target {
 public:
  explicit Target(const std::optional<std::string>& path)
      : path_(path && *path != "-" ? path : std::nullopt) {}

  std::error_code open() {
    if (!path_) return {};
    auto file = run::OutputFile::create(*path_);
    if (!file) return file.error();
    file_.emplace(std::move(*file));
    return {};
  }

  std::error_code commit() { return file_ ? file_->commit() : std::error_code(); }

  int descriptor() const { return file_ ? file_->descriptor() : STDOUT_FILENO; }

  // What messages call it.
  std::string name() const {
    if (!path_) return "the output";
    return file_ ? file_->written_path() : *path_;
  }

 private:
  std::optional<std::string> path_;
  std::optional<run::OutputFile> file_;
};

bool is_same_file(const std::optional<std::string>& one, const std::optional<std::string>& other) {
  if (!one || !other || *one == "-" || *other == "-") return false;
  const auto canonical = [](const std::string& path) {
    std::error_code error;
    return std::filesystem::weakly_canonical(std::filesystem::absolute(path, error), error);
  };
  return canonical(*one) == canonical(*other);
}

std::string about_retry(const Error& error, std::chrono::milliseconds wait) {
  const double seconds = std::chrono::duration<double>(wait).count();
  std::string text = std::to_string(seconds);
  text.resize(text.find('.') + 2);
  return error.input + ": " + error.message + "; the next try is in " + text + " s";
}

}  // namespace

int extract(const Settings& settings, std::vector<std::string> inputs,
            std::span<const std::string> site_folders) {
  const input::Sources sources{.arguments = std::move(inputs),
                               .lists = settings.input_lists,
                               .separator = settings.nul_separated
                                                ? input::List::Separator::nul
                                                : input::List::Separator::line_end};
  const bool is_single = input::is_single_page(sources);
  const Format format = settings.format.value_or(is_single ? Format::json : Format::ndjson);
  if (auto checked = check_format(settings, format); !checked) return usage_error(checked.error());

  run::Options options = run_options(settings, format, is_single);
  auto sites = run::choose_sites(settings.site, site_folders);
  if (!sites) return bad_site(sites.error());
  options.sites = std::move(*sites);

  // While signals are watched, nothing may wait that does not heed them: so pipes are opened
  // before.
  auto items = input::Items::open(sources);
  if (!items) return usage_error(items.error());
  if (is_same_file(settings.output, settings.errors)) {
    return usage_error("--output and --errors name the same file");
  }
  Target records(settings.output);
  Target errors(settings.errors);
  for (Target* target : {&records, &errors}) {
    if (const auto failure = target->open()) return output_failed(target->name(), failure);
  }
  const run::SignalWatch signals;

  // Where both go to standard output, an error has its place among the other records.
  const bool has_errors_apart = settings.errors && errors.descriptor() != records.descriptor();
  const bool is_quiet = settings.verbosity == Verbosity::quiet;
  const bool is_verbose = settings.verbosity == Verbosity::verbose;
  run::Summary summary;
  {
    Progress progress(
        progress_style(settings, records.descriptor()),
        [&](const std::stop_token& stop) { return input::count_items(sources, stop); });
    options.on_record = [&](const run::Record& record) {
      const bool is_error = record.error() != nullptr;
      progress.count(is_error);
      if (is_verbose || (is_error && !is_quiet)) progress.print(about_record(record));
    };
    const std::stop_callback tell(signals.stop_token(), [&] {
      if (!is_quiet) progress.print("ending after the pages in work; the next signal ends at once");
    });
    if (is_verbose) {
      options.fetch.on_retry = [&](const Error& error, std::chrono::milliseconds wait) {
        progress.print(about_retry(error, wait));
      };
    }
    summary = run::run_batch(
        *items, options,
        {.records = records.descriptor(), .errors = has_errors_apart ? errors.descriptor() : -1},
        signals.stop_token());
  }
  if (summary.output_failure) {
    const Target& failed = summary.failed_descriptor == records.descriptor() ? records : errors;
    return output_failed(failed.name(), summary.output_failure);
  }
  if (const int signal = signals.signal(); signal != 0) {
    const std::string holder = settings.output ? records.name() + " holds what is " : "";
    if (!is_quiet) print_message("interrupted; " + holder + "done: " + about_run(summary));
    run::end_by_signal(signal);
  }
  if (!is_quiet && (is_verbose || !is_single)) print_message(about_run(summary));
  for (Target* target : {&records, &errors}) {
    if (const auto failure = target->commit()) return output_failed(target->name(), failure);
  }
  return summary.error_records() > 0 ? status_error_records : status_success;
}

}  // namespace dateline::cli
