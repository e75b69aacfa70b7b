#include "run/batch.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <numeric>
#include <optional>
#include <tl/expected.hpp>
#include <utility>

#include "run/output.h"
#include "run/records.h"

namespace dateline::run {
namespace {

Output::Form form_of(const Options& options) {
  if (!options.array) return Output::Form::lines;
  return options.record.pretty ? Output::Form::indented_array : Output::Form::array;
}

using Clock = std::chrono::steady_clock;

// What could not be written, or brought to disk.
struct OutputFailure {
  const Output* output = nullptr;
  std::error_code reason;
};

tl::expected<OutputCheckpoint, OutputFailure> checkpoint_of(const Output& output) {
  const auto last_error = [&] {
    return tl::unexpected(OutputFailure{&output, {errno, std::generic_category()}});
  };
  if (fdatasync(output.descriptor()) != 0) return last_error();
  const auto ending = hash_of_ending(output.descriptor(), output.state().bytes);
  if (!ending) return last_error();
  return OutputCheckpoint{output.state(), *ending};
}

// Keeps the journal of a run.
class Checkpoints {
 public:
  Checkpoints(Journal* journal, std::chrono::milliseconds interval, const Output& records,
              const Output* errors)
      : journal_(journal), interval_(interval), records_(records), errors_(errors) {}

  // `behind` is the place where the outputs and the summary are with the last record. Fails when
  // what was written cannot be brought to disk.
  tl::expected<void, OutputFailure> record_written(const std::optional<input::Place>& behind,
                                                   const Summary& summary) {
    if (journal_ == nullptr || !behind) return {};
    place_ = behind;
    const auto begin = Clock::now();
    if (begin < next_) return {};
    auto saved = save(summary);
    const auto end = Clock::now();
    constexpr int share = 50;  // of the time, at most
    next_ = end + std::max<Clock::duration>(interval_, (end - begin) * (share - 1));
    return saved;
  }

  // What has been written until now is the last that another run may go on behind. Where that
  // cannot be kept, an earlier checkpoint is.
  void end(const Summary& summary) {
    if (journal_ != nullptr && place_) static_cast<void>(save(summary));
    journal_ = nullptr;
  }

 private:
  tl::expected<void, OutputFailure> save(const Summary& summary) {
    auto records = checkpoint_of(records_);
    if (!records) return tl::unexpected(records.error());
    auto errors = errors_ != nullptr ? checkpoint_of(*errors_) : OutputCheckpoint();
    if (!errors) return tl::unexpected(errors.error());
    // Where the journal cannot be replaced, as the disk is full, the checkpoint before stays.
    static_cast<void>(journal_->write({.place = *place_,
                                       .articles = summary.articles,
                                       .listings = summary.listings,
                                       .errors = summary.errors,
                                       .records_output = *std::move(records),
                                       .errors_output = *std::move(errors)}));
    return {};
  }

  Journal* journal_;
  std::chrono::milliseconds interval_;
  const Output& records_;
  const Output* errors_;
  std::optional<input::Place> place_;  // behind the last record
  Clock::time_point next_ = Clock::now() + interval_;
};

// What is left of a record that could not be written whole takes room that the journal may need.
void cut_behind_last_record(const Output& output) {
  static_cast<void>(ftruncate(output.descriptor(), static_cast<off_t>(output.state().bytes)));
}

}  // namespace

std::uint64_t Summary::error_records() const {
  return std::accumulate(errors.begin(), errors.end(), std::uint64_t{0});
}

Summary run_batch(input::OpenedItems& items, const Options& options, const Destination& destination,
                  const std::stop_token& stop, const Checkpoint& checkpoint) {
  Summary summary;
  summary.articles = checkpoint.articles;
  summary.listings = checkpoint.listings;
  summary.errors = checkpoint.errors;
  const bool has_errors_apart = destination.errors >= 0;
  Output records(destination.records, form_of(options), destination.records_compression,
                 checkpoint.records_output.state);
  Output errors(destination.errors, Output::Form::lines,
                has_errors_apart ? destination.errors_compression : Compression::none,
                checkpoint.errors_output.state);
  Checkpoints checkpoints(destination.journal, destination.checkpoint_after, records,
                          has_errors_apart ? &errors : nullptr);
  const auto fail = [&](const Output& output, std::error_code reason) {
    summary.output_failure = reason;
    summary.failed_descriptor = output.descriptor();
    if (destination.journal != nullptr) cut_behind_last_record(output);
    return false;
  };

  summary.passed_over = for_each_record(
      items, options, stop, [&](const Record& record, const std::optional<input::Place>& behind) {
        if (!behind) checkpoints.end(summary);
        const Error* error = record.error();
        Output& output = error != nullptr && has_errors_apart ? errors : records;
        if (const auto failure = output.write(record.json)) return fail(output, failure);
        if (error != nullptr) {
          ++summary.errors[static_cast<std::size_t>(error->code)];
        } else {
          ++(record.listing() != nullptr ? summary.listings : summary.articles);
        }
        options.on_record(record);
        const auto kept = checkpoints.record_written(behind, summary);
        return kept || fail(*kept.error().output, kept.error().reason);
      });
  if (stop.stop_requested()) checkpoints.end(summary);
  for (Output* output : {&records, &errors}) {
    if (summary.output_failure || output->descriptor() < 0) continue;
    if (const auto failure = output->finish()) fail(*output, failure);
  }
  if (summary.output_failure) checkpoints.end(summary);
  summary.is_resumable = destination.journal != nullptr && destination.journal->has_checkpoint();
  return summary;
}

}  // namespace dateline::run
