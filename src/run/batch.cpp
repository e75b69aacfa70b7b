#include "run/batch.h"

#include "input/items.h"
#include "run/ordered_records.h"
#include "run/output.h"

namespace dateline::run {
namespace {

Output::Form form_of(const Options& options) {
  if (!options.array) return Output::Form::lines;
  return options.json.pretty ? Output::Form::indented_array : Output::Form::array;
}

}  // namespace

Summary run_batch(const Options& options, int output) {
  Summary summary;
  Output records(output, form_of(options));
  input::Items items(options.inputs);
  for_each_record(items, options, [&](const Record& record) {
    summary.output_failure = records.write(record.json);
    if (summary.output_failure) return false;
    if (record.error) {
      ++summary.errors;
      options.on_error(*record.error);
    } else {
      ++summary.articles;
    }
    return true;
  });
  if (!summary.output_failure) summary.output_failure = records.finish();
  return summary;
}

}  // namespace dateline::run
