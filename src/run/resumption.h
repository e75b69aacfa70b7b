#pragma once

#include <string>
#include <tl/expected.hpp>

#include "run/checkpoint.h"
#include "run/journal.h"
#include "run/output_file.h"

namespace dateline::run {

/// Why a run does not go on where another one was interrupted.
struct NoResumption {
  std::string reason;           ///< for people
  bool may_begin_anew = false;  ///< what the other left is of no use; else it may still be
};

/// Where the run that left `journal` was interrupted, and this one may go on: it writes the same
/// (the journal's facts are those that it has), and its files are as it left them. `errors` is null
/// where error records stand among the others.
tl::expected<Checkpoint, NoResumption> find_checkpoint(Journal& journal, const OutputFile& records,
                                                       const OutputFile* errors);

}  // namespace dateline::run
