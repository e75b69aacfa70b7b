#pragma once

#include <cstddef>
#include <tl/expected.hpp>

#include "dateline/error.h"
#include "dateline/page.h"
#include "input/item.h"

namespace dateline::input {

/// The page in a file, or in what standard input still holds. Page::input is the item's name. The
/// bytes are not looked at beyond the check that they are of no binary format. Safe to call from
/// several threads at once; errors leave Error::input empty.
///
/// Errors: `not-found`; `unreadable` (permissions, an I/O error, a folder, a named pipe, a device);
/// `too-large` when there are more than `max_bytes`; `not-html` when it is empty or of another
/// format.
tl::expected<Page, Error> read_page(const Item& item, std::size_t max_bytes);

}  // namespace dateline::input
