#pragma once

#include <functional>
#include <optional>
#include <stop_token>

#include "archive/passed_over.h"
#include "input/opened_items.h"
#include "input/place.h"
#include "run/options.h"

namespace dateline::run {

/// Takes a record; false when no more are wanted. `behind` is the place behind its item, where
/// another run may go on: nothing where an item before it gave no record, or this one is not what
/// it would be had the run not been told to stop.
using RecordSink = std::function<bool(Record, const std::optional<input::Place>& behind)>;

/// Hands the records of all items to `sink` on the calling thread, in the items' order or, with
/// options.unordered, as they are made. One thread looks for items and reads archives, options.jobs
/// read pages and make records, one fetches; they run ahead of the sink by a bounded number of
/// records and bytes, so memory stays bounded whatever the number of items and however slow one of
/// them is. Gives how many records of archives were passed over.
///
/// When `stop` is requested no more items are begun; the records of those that have been still
/// come, but for URLs that wait for their turn.
archive::PassedOverCounts for_each_record(input::OpenedItems& items, const Options& options,
                                          const std::stop_token& stop, const RecordSink& sink);

}  // namespace dateline::run
