#pragma once

#include <functional>
#include <optional>
#include <string>

#include "dateline/fetch.h"
#include "worker/record.h"
#include "worker/record_options.h"

namespace dateline::run {

using worker::Record;

/// How a run reads its pages, and in which form their records go out.
struct Options {
  worker::RecordOptions record;
  /// The worker program (worker::Child) in whose processes pages are read; without one they are
  /// read in this process.
  std::optional<std::string> worker_program = std::nullopt;
  bool isolate_all = false;                            ///< pages of archives alone where false
  std::optional<std::string> base_url = std::nullopt;  ///< Page::url of pages that have none
  bool verify = false;     ///< check the digests that records of archives state
  FetchOptions fetch;      ///< its max_bytes is not asked: Limits::page_bytes holds for all inputs
  bool array = false;      ///< one JSON array; else each record ends with a line end
  bool unordered = false;  ///< records go out as they are made, not in the order of the items
  unsigned jobs = 1;       ///< how many pages are worked on at once; at least 1

  /// Called once for each record, after it was written, always on the thread that runs the batch.
  std::function<void(const Record&)> on_record = [](const Record&) {};
};

}  // namespace dateline::run
