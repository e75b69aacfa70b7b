#pragma once

#include <cstdint>
#include <system_error>

#include "run/options.h"

namespace dateline::run {

struct Summary {
  std::uint64_t articles = 0;
  std::uint64_t errors = 0;        ///< error records
  std::error_code output_failure;  ///< why writing failed; the run ended there
};

/// Reads all that `options` names and writes a record for each page to the file descriptor
/// `output`, in order. The bytes do not depend on options.jobs.
Summary run_batch(const Options& options, int output);

}  // namespace dateline::run
