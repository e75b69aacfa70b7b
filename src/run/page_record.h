#pragma once

#include <stop_token>
#include <tl/expected.hpp>

#include "dateline/error.h"
#include "dateline/extract.h"
#include "dateline/page.h"
#include "input/item.h"
#include "run/options.h"
#include "run/record.h"

/// The whole way of a page through the program: from the item that names it to its record. Whatever
/// goes wrong with a page becomes an error record. Safe to call from several threads at once, each
/// with an extractor of its own.
namespace dateline::run {

/// The record of a page that lies in a file or comes through standard input, or of what could not
/// be named. `stop` ends waiting for a page that comes through a pipe.
Record record_of(const tl::expected<input::Item, Error>& item, const Options& options,
                 const std::stop_token& stop, Extractor& extractor);

/// The record of what a fetch of `url` gave.
Record record_of(tl::expected<Page, Error> fetched, const Options& options, Extractor& extractor);

}  // namespace dateline::run
