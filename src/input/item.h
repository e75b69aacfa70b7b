#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "archive/index_entry.h"
#include "dateline/warc_position.h"

namespace dateline::input {

/// One page that is to be read, or an archive of pages.
struct Item {
  enum class Kind : std::uint8_t { file, standard_input, url };

  Kind kind = Kind::file;
  /// What was named: a file's path (any bytes, as the file system has it), "-", or the URL.
  std::string name;
  /// Where in the file the one record of an archive lies that is meant.
  std::optional<StoredRange> range = std::nullopt;
  /// What an index says of that record.
  std::optional<archive::IndexEntry> index_entry = std::nullopt;
  /// Of what comes through a pipe: what has been read of it already, to look at it.
  std::string beginning = {};
};

}  // namespace dateline::input
