#pragma once

#include <functional>
#include <stop_token>

#include "input/items.h"
#include "run/options.h"
#include "run/record.h"

namespace dateline::run {

/// Takes a record; false when no more are wanted.
using RecordSink = std::function<bool(Record)>;

/// Hands the records of all items to `sink` on the calling thread, in the items' order or, with
/// options.unordered, as they are made. One thread looks for items, options.jobs read pages and
/// make records, one fetches; they run ahead of the sink by a bounded number of records, so memory
/// stays bounded whatever the number of items and however slow one of them is.
///
/// When `stop` is requested no more items are begun; the records of those that have been still
/// come, but for URLs that wait for their turn.
void for_each_record(input::Items& items, const Options& options, const std::stop_token& stop,
                     const RecordSink& sink);

}  // namespace dateline::run
