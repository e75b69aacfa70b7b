#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "archive/index_entry.h"
#include "dateline/warc_position.h"

namespace dateline::archive {

/// What an entry of a list says of where a page came from, so that it can be read again.
struct ListRecord {
  std::string input;
  std::optional<WarcPosition> warc = std::nullopt;
  std::optional<IndexEntry> index_entry = std::nullopt;
};

/// Reads the members `input` and `warc` of a record (docs/record.md), an article's or an error's.
/// The error says what is wrong with it.
tl::expected<ListRecord, std::string> read_list_record(std::string_view json);

/// Whether it looks like a line of a CDXJ index: a key, a timestamp of 14 digits, a JSON object.
bool is_index_line(std::string_view line);

/// Reads a line of a CDXJ index as pywb and Common Crawl write it: of its object `filename`,
/// `offset` and `length`, and where they are there, `url`, `mime` and `status`; numbers may be
/// written as strings. The error says what is wrong with it.
tl::expected<ListRecord, std::string> read_index_line(std::string_view line);

}  // namespace dateline::archive
