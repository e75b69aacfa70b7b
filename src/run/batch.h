#pragma once

#include <array>
#include <cstdint>
#include <stop_token>
#include <system_error>

#include "dateline/error.h"
#include "input/items.h"
#include "run/options.h"

namespace dateline::run {

/// Where the records of a run go: file descriptors, borrowed.
struct Destination {
  int records = -1;
  int errors = -1;  ///< error records go here, a line each; with the others where it is negative
};

struct Summary {
  std::uint64_t articles = 0;
  std::uint64_t listings = 0;
  std::array<std::uint64_t, error_code_count> errors = {};  ///< error records, by ErrorCode
  std::error_code output_failure;  ///< why writing failed; the run ended there
  int failed_descriptor = -1;      ///< of the destination, where writing failed

  std::uint64_t error_records() const;
};

/// Reads all items and writes a record for each page. The bytes do not depend on options.jobs,
/// unless options.unordered. When `stop` is requested no more items are begun, and what is written
/// is whole: an array has its end.
Summary run_batch(input::Items& items, const Options& options, const Destination& destination,
                  const std::stop_token& stop = {});

}  // namespace dateline::run
