#include "cli/extract_verb.h"

#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <numeric>
#include <optional>
#include <stop_token>
#include <system_error>
#include <utility>

#include "cli/configuration.h"
#include "cli/exit_status.h"
#include "cli/messages.h"
#include "cli/outputs.h"
#include "cli/progress.h"
#include "cli/run_facts.h"
#include "cli/site_verb.h"
#include "input/items.h"
#include "run/batch.h"
#include "run/checkpoint.h"
#include "run/model_file.h"
#include "run/signal_watch.h"
#include "run/site_choice.h"
#include "worker/child.h"

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

tl::expected<void, std::string> check_resume(const Settings& settings) {
  if (!settings.resume) return {};
  if (settings.unordered) {
    return tl::unexpected<std::string>(
        "--resume and --unordered exclude each other: only in order it is known what is done");
  }
  if (!settings.output || is_standard_output(*settings.output)) {
    return tl::unexpected<std::string>("--resume needs --output FILE, to go on with that");
  }
  return {};
}

run::Options run_options(const Settings& settings, Format format, bool is_single) {
  run::Options options;
  worker::RecordOptions& record = options.record;
  record.trust_site = settings.site.has_value();
  options.base_url = settings.base_url;
  record.charset = settings.charset;
  options.fetch = settings.fetch;
  // The redirects of a single page are followed at once, as a browser does.
  if (is_single) options.fetch.pause = 0ms;
  if (settings.pause) options.fetch.pause = *settings.pause;
  options.verify = settings.verify;
  record.limits = settings.limits;
  record.lists = settings.lists;
  record.parser = settings.parser;
  record.fields = settings.fields;
  record.pretty = settings.pretty || (settings.pretty_where_possible && format == Format::json);
  record.evidence = settings.evidence;
  options.array = format == Format::json && !is_single;
  options.unordered = settings.unordered;
  options.jobs = is_single ? 1 : settings.jobs;
  return options;
}

std::optional<StoredRange> range_of(const Settings& settings) {
  if (!settings.offset || !settings.length) return std::nullopt;
  return StoredRange{*settings.offset, *settings.length};
}

// Worker processes have the built-in body model. Where all pages need them, it is found out before
// the run whether they can be started.
tl::expected<void, std::string> prepare_isolation(const Settings& settings, run::Options& options) {
  if (!settings.isolate.value_or(true) || settings.model) return {};
  options.isolate_all = settings.isolate.has_value();
  options.worker_program = settings.worker ? *settings.worker : worker::find_worker_program();
  if (!options.isolate_all) return {};
  const auto failure = worker::Child(*options.worker_program, options.record).start();
  if (!failure) return {};
  return tl::unexpected(*options.worker_program + " cannot be started: " + failure.message() +
                        "; --no-isolate does without");
}

// What --offset and --length may be about.
tl::expected<void, std::string> check_range(const input::Sources& sources) {
  if (!sources.range) return {};
  const std::string& name = sources.arguments.front();
  std::error_code error;
  if (input::names_standard_input(name) || is_url(name) ||
      std::filesystem::is_directory(name, error)) {
    return tl::unexpected("--offset and --length mean a record of a file, which " + name +
                          " is not");
  }
  return {};
}

ProgressStyle progress_style(const Settings& settings, int records) {
  if (settings.verbosity == Verbosity::quiet) return ProgressStyle::none;
  if (settings.progress != ProgressStyle::automatic) return settings.progress;
  // Where the records go to the same terminal, a line of progress would stand between them.
  const bool is_shown = isatty(STDERR_FILENO) != 0 && isatty(records) == 0;
  return is_shown ? ProgressStyle::automatic : ProgressStyle::none;
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

Ending output_problem(const OutputProblem& problem) {
  return {.status = output_failed(problem.name, problem.reason)};
}

Ending report(const Settings& settings, bool is_single, const run::Summary& summary, int signal,
              Outputs& outputs) {
  const bool is_quiet = settings.verbosity == Verbosity::quiet;
  const auto tell_of_resume = [&] {
    if (summary.is_resumable && !is_quiet) print_message("the same with --resume goes on there");
  };
  if (summary.output_failure) {
    const Ending ending =
        output_problem({outputs.name_of(summary.failed_descriptor), summary.output_failure});
    tell_of_resume();
    return ending;
  }
  if (signal != 0) {
    const bool is_held =
        settings.output && summary.articles + summary.listings + summary.error_records() > 0;
    const std::string holder = is_held ? outputs.records_name() + " holds what is " : "";
    if (!is_quiet) print_message("interrupted; " + holder + "done: " + about_run(summary));
    tell_of_resume();
    return {.signal = signal};
  }
  if (settings.verbosity == Verbosity::verbose || (!is_quiet && !is_single)) {
    print_message(about_run(summary));
  }
  if (const auto committed = outputs.commit(); !committed) {
    return output_problem(committed.error());
  }
  return {.status = summary.error_records() > 0 ? status_error_records : status_success};
}

// What an earlier run has done.
RunProgress progress_of(const run::Checkpoint& checkpoint) {
  const std::uint64_t errors =
      std::accumulate(checkpoint.errors.begin(), checkpoint.errors.end(), std::uint64_t{0});
  const std::uint64_t pages = checkpoint.articles + checkpoint.listings + errors;
  return {.pages = pages, .errors = errors, .pages_before = pages};
}

// Runs, with all that is said on standard error meanwhile.
run::Summary run_with_messages(const Settings& settings, const input::Sources& sources,
                               input::OpenedItems& items, run::Options& options,
                               const run::Destination& destination,
                               const run::Checkpoint& checkpoint, const std::stop_token& stop) {
  const bool is_quiet = settings.verbosity == Verbosity::quiet;
  const bool is_verbose = settings.verbosity == Verbosity::verbose;
  Progress progress(
      progress_style(settings, destination.records),
      [&](const std::stop_token& stop_measuring) { return measure(sources, stop_measuring); },
      [&] { return items.bytes_read(); }, progress_of(checkpoint));
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
  return run::run_batch(items, options, destination, stop, checkpoint);
}

// Where the run goes on; nothing where it begins anew. Else why it does neither.
tl::expected<std::optional<run::Checkpoint>, std::string> resume(const Settings& settings,
                                                                 Outputs& outputs,
                                                                 input::OpenedItems& items,
                                                                 const std::stop_token& stop) {
  const bool is_quiet = settings.verbosity == Verbosity::quiet;
  auto found = outputs.find_checkpoint();
  if (!found && !found.error().may_begin_anew) {
    return tl::unexpected("--resume: " + found.error().reason +
                          "; make it as it was, or leave out --resume to begin anew");
  }
  if (!found) {
    if (!is_quiet) print_message("--resume: " + found.error().reason + ": the run begins anew");
    return std::nullopt;
  }
  if (!items.go_to(found->place, stop)) {
    return tl::unexpected<std::string>(
        "--resume: the inputs up to where the run was interrupted are not what they were; leave "
        "out --resume to begin anew");
  }
  if (!is_quiet) {
    print_message("--resume: going on behind " + counted(progress_of(*found).pages, "record"));
  }
  return *std::move(found);
}

Ending run_to_end(const Settings& settings, const input::Sources& sources, input::Items& named,
                  run::Options& options, bool is_single,
                  std::span<const std::string> site_folders) {
  input::OpenedItems items(named, settings.hosts, options.record.limits.page_bytes);
  Outputs outputs(settings);
  if (const auto opened = outputs.open(); !opened) return output_problem(opened.error());
  const run::SignalWatch signals;
  if (outputs.can_have_journal()) {
    outputs.keep_journal(run_facts(settings, sources, options, is_single, site_folders));
  } else if (settings.resume) {
    return {.status = usage_error("--resume needs files for --output and --errors that are no "
                                  "device and no pipe")};
  }
  std::optional<run::Checkpoint> checkpoint;
  if (settings.resume) {
    auto found = resume(settings, outputs, items, signals.stop_token());
    if (!found) return {.status = usage_error(found.error())};
    checkpoint = *std::move(found);
  }
  if (const auto begun = outputs.begin(checkpoint); !begun) return output_problem(begun.error());
  const run::Summary summary =
      run_with_messages(settings, sources, items, options, outputs.destination(),
                        checkpoint.value_or(run::Checkpoint()), signals.stop_token());
  return report(settings, is_single, summary, signals.signal(), outputs);
}

}  // namespace

int extract(const Settings& settings, std::vector<std::string> inputs,
            std::span<const std::string> site_folders) {
  const input::Sources sources{.arguments = std::move(inputs),
                               .lists = settings.input_lists,
                               .separator = settings.nul_separated
                                                ? input::List::Separator::nul
                                                : input::List::Separator::line_end,
                               .range = range_of(settings)};
  if (settings.output && settings.errors && !is_standard_output(*settings.output) &&
      are_in_each_others_way(*settings.output, *settings.errors)) {
    return usage_error(
        "--output and --errors name the same file, or one the other's FILE.part or "
        "FILE.journal");
  }
  if (const auto checked = check_resume(settings); !checked) return usage_error(checked.error());
  if (const auto checked = check_range(sources); !checked) return usage_error(checked.error());
  auto sites = run::choose_sites(settings.site, site_folders);
  if (!sites) return bad_site(sites.error());
  std::optional<BodyModel> model;
  if (settings.model) {
    auto read = run::read_model_file(*settings.model);
    if (!read) return usage_error(*settings.model + ": " + read.error());
    model = std::move(*read);
  }
  // While signals are watched, nothing may wait that does not heed them: so pipes are opened, and
  // the first bytes of a single one waited for, before.
  auto items = input::Items::open(sources);
  if (!items) return usage_error(items.error());
  const bool is_single = items->name_one_page();
  const Format format = settings.format.value_or(is_single ? Format::json : Format::ndjson);
  if (auto checked = check_format(settings, format); !checked) return usage_error(checked.error());
  if (auto checked = check_fields(settings); !checked) return usage_error(checked.error());

  run::Options options = run_options(settings, format, is_single);
  options.record.sites = std::move(*sites);
  options.record.body_model = std::move(model);
  if (auto prepared = prepare_isolation(settings, options); !prepared) {
    return usage_error(prepared.error());
  }
  const Ending ending = run_to_end(settings, sources, *items, options, is_single, site_folders);
  if (ending.signal != 0) run::end_by_signal(ending.signal);
  return ending.status;
}

}  // namespace dateline::cli
