#pragma once

#include <tl/expected.hpp>

#include "archive/page_of_record.h"
#include "dateline/error.h"
#include "dateline/warc.h"
#include "dateline/warc_position.h"

namespace dateline::archive {

/// The page in the one record that stands at `position`, for which `reader` was opened. As
/// page_of_record(), but a record without a page is an error too, unless an index names it:
/// `http-status`, `not-html`. Those of WarcReader::open_record() come besides.
tl::expected<PageOrReason, Error> page_at(tl::expected<WarcReader, Error> reader,
                                          const WarcPosition& position, bool is_in_index,
                                          const PageOptions& options);

}  // namespace dateline::archive
