#pragma once

#include <tl/expected.hpp>

#include "archive/page_of_record.h"
#include "dateline/error.h"
#include "input/item.h"

namespace dateline::input {

/// The page in the one record of an archive that the item means, which has a range. As
/// archive::page_of_record(), but a record without a page is an error too, unless an index names
/// it: `http-status`, `not-html`. Those of WarcReader::open_record() come besides.
tl::expected<archive::PageOrReason, Error> read_record_of(const Item& item,
                                                          const archive::PageOptions& options);

}  // namespace dateline::input
