#pragma once

#include <string_view>
#include <tl/expected.hpp>

#include "dateline/error.h"
#include "dateline/extract.h"
#include "dateline/page.h"
#include "worker/record.h"
#include "worker/record_options.h"

namespace dateline::worker {

/// The record of a page, in this process. Whatever goes wrong with it, exceptions included, becomes
/// an error record. Leaves Page::bytes as they are, for whoever wants their memory again. Safe to
/// call from several threads at once, each with an extractor of its own.
Record make_record(Page&& page, const RecordOptions& options, Extractor& extractor);

/// The record of what gave no page; `input` is what was named, any bytes.
Record error_record(Error error, std::string_view input, const RecordOptions& options);

}  // namespace dateline::worker
