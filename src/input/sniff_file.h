#pragma once

#include <cstdint>
#include <stop_token>

#include "input/item.h"

namespace dateline::input {

/// What a file shows before it is read.
struct SniffedFile {
  bool is_archive = false;  ///< a WARC file
  bool is_stream = false;   ///< standard input, or a pipe
  std::uint64_t size = 0;   ///< in bytes; of a stream 0
};

/// Looks at what an item that is no URL names: whether it is an archive is told by its first bytes
/// and, for damaged ones, by its name. What has to be read of a stream for that becomes
/// item.beginning; `stop` ends waiting for it. What cannot be read is no archive: reading it as a
/// page gives the error.
SniffedFile sniff_file(Item& item, const std::stop_token& stop = {});

}  // namespace dateline::input
