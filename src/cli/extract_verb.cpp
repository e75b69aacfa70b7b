#include "cli/extract_verb.h"

#include <unistd.h>

#include <chrono>
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
#include "input/descriptor_path.h"
#include "input/items.h"
#include "run/batch.h"
#include "run/model_file.h"
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

tl::expected<void, std::string> check_fields(const Settings& settings) {
  if (settings.lists || !settings.fields || settings.fields->names_of_listings().empty()) return {};
  return tl::unexpected("--fields: only listings have the field \"" +
                        settings.fields->names_of_listings().front() +
                        "\", and --lists gives them");
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
  options.lists = settings.lists;
  options.parser = settings.parser;
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

bool is_standard_output(const std::string& path) {
  return path == "-" || input::descriptor_of(path) == STDOUT_FILENO;
}

// A file that is written, or standard output: not named, or "-".
class Target {
 public:
  explicit Target(const std::optional<std::string>& path)
      : path_(path && !is_standard_output(*path) ? path : std::nullopt) {}

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

// Whether two files, or a file and the FILE.part of the other, are one.
bool are_in_each_others_way(const std::string& one, const std::string& other) {
  const auto canonical = [](const std::string& path) {
    std::error_code error;
    const auto absolute = std::filesystem::absolute(path, error);
    const auto resolved = std::filesystem::weakly_canonical(absolute, error);
    return error ? path : resolved.string();  // opening it says what is wrong
  };
  const std::string a = canonical(one);
  const std::string b = canonical(other);
  return a == b || a + ".part" == b || a == b + ".part";
}

std::string about_retry(const Error& error, std::chrono::milliseconds wait) {
  const double seconds = std::chrono::duration<double>(wait).count();
  std::string text = std::to_string(seconds);
  text.resize(text.find('.') + 2);
  return error.input + ": " + error.message + "; the next try is in " + text + " s";
}

// How a run ended: by an exit status, or by a signal.
struct Ending {
  int status = status_success;
  int signal = 0;
};

Ending report(const Settings& settings, bool is_single, const run::Summary& summary, int signal,
              Target& records, Target& errors) {
  if (summary.output_failure) {
    const Target& failed = summary.failed_descriptor == records.descriptor() ? records : errors;
    return {.status = output_failed(failed.name(), summary.output_failure)};
  }
  const bool is_quiet = settings.verbosity == Verbosity::quiet;
  if (signal != 0) {
    const bool is_held =
        settings.output && summary.articles + summary.listings + summary.error_records() > 0;
    const std::string holder = is_held ? records.name() + " holds what is " : "";
    if (!is_quiet) print_message("interrupted; " + holder + "done: " + about_run(summary));
    return {.signal = signal};
  }
  if (settings.verbosity == Verbosity::verbose || (!is_quiet && !is_single)) {
    print_message(about_run(summary));
  }
  for (Target* target : {&records, &errors}) {
    if (const auto failure = target->commit()) {
      return {.status = output_failed(target->name(), failure)};
    }
  }
  return {.status = summary.error_records() > 0 ? status_error_records : status_success};
}

// Runs, with all that is said on standard error meanwhile.
run::Summary run_with_messages(const Settings& settings, const input::Sources& sources,
                               input::Items& items, run::Options& options,
                               const run::Destination& destination, const std::stop_token& stop) {
  const bool is_quiet = settings.verbosity == Verbosity::quiet;
  const bool is_verbose = settings.verbosity == Verbosity::verbose;
  Progress progress(
      progress_style(settings, destination.records),
      [&](const std::stop_token& stop_counting) { return count_items(sources, stop_counting); });
  options.on_record = [&](const run::Record& record) {
    const bool is_error = record.error() != nullptr;
    progress.add(is_error);
    if (is_verbose || (is_error && !is_quiet)) progress.print(about_record(record));
  };
  if (is_verbose) {
    options.fetch.on_retry = [&](const Error& error, std::chrono::milliseconds wait) {
      progress.print(about_retry(error, wait));
    };
  }
  const std::stop_callback tell(stop, [&] {
    if (!is_quiet) progress.print("ending after the pages in work; the next signal ends at once");
  });
  return run::run_batch(items, options, destination, stop);
}

Ending run_to_end(const Settings& settings, const input::Sources& sources, run::Options& options,
                  bool is_single) {
  // While signals are watched, nothing may wait that does not heed them: so pipes are opened
  // before.
  auto items = input::Items::open(sources);
  if (!items) return {.status = usage_error(items.error())};
  Target records(settings.output);
  Target errors(settings.errors);
  for (Target* target : {&records, &errors}) {
    if (const auto failure = target->open()) {
      return {.status = output_failed(target->name(), failure)};
    }
  }
  const run::SignalWatch signals;
  // Where both go to standard output, an error has its place among the other records.
  const bool has_errors_apart = settings.errors && errors.descriptor() != records.descriptor();
  const run::Summary summary = run_with_messages(
      settings, sources, *items, options,
      {.records = records.descriptor(), .errors = has_errors_apart ? errors.descriptor() : -1},
      signals.stop_token());
  return report(settings, is_single, summary, signals.signal(), records, errors);
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
  if (auto checked = check_fields(settings); !checked) return usage_error(checked.error());
  if (settings.output && settings.errors && !is_standard_output(*settings.output) &&
      are_in_each_others_way(*settings.output, *settings.errors)) {
    return usage_error("--output and --errors name the same file, or one the other's FILE.part");
  }
  run::Options options = run_options(settings, format, is_single);
  auto sites = run::choose_sites(settings.site, site_folders);
  if (!sites) return bad_site(sites.error());
  options.sites = std::move(*sites);
  if (settings.model) {
    auto model = run::read_model_file(*settings.model);
    if (!model) return usage_error(*settings.model + ": " + model.error());
    options.body_model = std::move(*model);
  }

  const Ending ending = run_to_end(settings, sources, options, is_single);
  if (ending.signal != 0) run::end_by_signal(ending.signal);
  return ending.status;
}

}  // namespace dateline::cli
