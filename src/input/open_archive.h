#pragma once

#include <stop_token>
#include <tl/expected.hpp>

#include "dateline/error.h"
#include "dateline/warc.h"
#include "input/item.h"

namespace dateline::input {

/// Opens the WARC file that an item names, or which comes through standard input or a pipe; `stop`
/// ends waiting for what comes. Errors: those of open_input() and WarcReader::open().
tl::expected<WarcReader, Error> open_archive(Item item, const WarcOptions& options,
                                             const std::stop_token& stop = {});

}  // namespace dateline::input
