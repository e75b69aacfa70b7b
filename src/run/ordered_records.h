#pragma once

#include <functional>

#include "input/items.h"
#include "run/options.h"
#include "run/worker.h"

namespace dateline::run {

/// Takes a record; false when no more are wanted.
using RecordSink = std::function<bool(Record)>;

/// Hands the records of all items to `sink`, in the items' order, on the calling thread. With
/// options.jobs above 1 that many threads make them; they run ahead of the sink by a bounded number
/// of records, so memory stays bounded whatever the number of items and however slow one of them
/// is.
void for_each_record(input::Items& items, const Options& options, const RecordSink& sink);

}  // namespace dateline::run
