#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <stop_token>
#include <system_error>

#include "archive/passed_over.h"
#include "dateline/error.h"
#include "input/opened_items.h"
#include "run/checkpoint.h"
#include "run/frame_compressor.h"
#include "run/journal.h"
#include "run/options.h"

namespace dateline::run {

/// Where the records of a run go: file descriptors, borrowed.
struct Destination {
  int records = -1;
  int errors = -1;  ///< error records go here, a line each; with the others where it is negative
  Compression records_compression = Compression::none;
  Compression errors_compression = Compression::none;
  Journal* journal = nullptr;  ///< keeps checkpoints, where there is one; borrowed
  std::chrono::milliseconds checkpoint_after{1'000};  ///< and at most a fiftieth of the time
};

struct Summary {
  std::uint64_t articles = 0;
  std::uint64_t listings = 0;
  std::array<std::uint64_t, error_code_count> errors = {};  ///< error records, by ErrorCode
  archive::PassedOverCounts passed_over = {};  ///< records of archives, by archive::PassedOver
  std::error_code output_failure;              ///< why writing failed; the run ended there
  int failed_descriptor = -1;                  ///< of the destination, where writing failed
  bool is_resumable = false;                   ///< the journal has a checkpoint to go on from

  std::uint64_t error_records() const;
};

/// Reads all items and writes a record for each page. The bytes do not depend on options.jobs,
/// unless options.unordered. When `stop` is requested no more items are begun, and what is written
/// is whole: an array has its end.
///
/// With a `checkpoint` of an earlier run it goes on there: the items are at its place, the files
/// are cut to its bytes, and the summary counts from the beginning of the earlier run on.
Summary run_batch(input::OpenedItems& items, const Options& options, const Destination& destination,
                  const std::stop_token& stop = {}, const Checkpoint& checkpoint = {});

}  // namespace dateline::run
