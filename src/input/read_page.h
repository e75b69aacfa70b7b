#pragma once

#include <cstddef>
#include <stop_token>
#include <tl/expected.hpp>

#include "dateline/error.h"
#include "dateline/page.h"
#include "input/item.h"

namespace dateline::input {

/// The page in a file, or in what standard input still holds; compressed by gzip or Zstandard or
/// not, as HTML or MHTML (read_mhtml()). Page::input is the item's name. The bytes are not looked
/// at beyond the check that they are of no binary format. Safe to call from several threads at
/// once; errors leave Error::input empty. `stop` ends waiting for a page that comes through a pipe.
///
/// Errors: `not-found`; `unreadable` (permissions, an I/O error, a folder, a named pipe, a device,
/// damaged compressed data, `stop`); `too-large` when there are more than `max_bytes`, compressed
/// or not, or of MHTML, which holds the page's images too, eight times as many; `not-html` when it
/// is empty or of another format; those of read_mhtml().
tl::expected<Page, Error> read_page(const Item& item, std::size_t max_bytes,
                                    const std::stop_token& stop = {});

}  // namespace dateline::input
