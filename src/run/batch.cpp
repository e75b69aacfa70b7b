#include "run/batch.h"

#include <numeric>

#include "run/output.h"
#include "run/records.h"

namespace dateline::run {
namespace {

Output::Form form_of(const Options& options) {
  if (!options.array) return Output::Form::lines;
  return options.json.pretty ? Output::Form::indented_array : Output::Form::array;
}

}  // namespace

std::uint64_t Summary::error_records() const {
  return std::accumulate(errors.begin(), errors.end(), std::uint64_t{0});
}

Summary run_batch(input::Items& items, const Options& options, const Destination& destination,
                  const std::stop_token& stop) {
  Summary summary;
  Output records(destination.records, form_of(options));
  Output errors(destination.errors, Output::Form::lines);
  const auto has_failed = [&](const Output& output, std::error_code failure) {
    if (!failure) return false;
    summary.output_failure = failure;
    summary.failed_descriptor = output.descriptor();
    return true;
  };

  for_each_record(items, options, stop, [&](const Record& record) {
    const Error* error = record.error();
    Output& output = error != nullptr && destination.errors >= 0 ? errors : records;
    if (has_failed(output, output.write(record.json))) return false;
    if (error != nullptr) {
      ++summary.errors[static_cast<std::size_t>(error->code)];
    } else {
      ++(record.listing() != nullptr ? summary.listings : summary.articles);
    }
    options.on_record(record);
    return true;
  });
  if (!summary.output_failure) has_failed(records, records.finish());
  return summary;
}

}  // namespace dateline::run
