#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "dateline/warc.h"

namespace dateline::input {

/// A record of an archive that may hold a page: a WarcRecord with memory of its own.
struct ArchivedRecord {
  ArchivedRecord(const WarcRecord& record, std::optional<HttpHeader> http_header, WarcPosition at)
      : type(record.type),
        header_lines(record.header.lines),
        target_uri(record.target_uri),
        date(record.date),
        block(record.block),
        block_bytes(record.block_bytes),
        is_truncated(record.is_truncated),
        http(std::move(http_header)),
        position(std::move(at)) {}

  WarcType type;
  std::string header_lines;
  std::string target_uri;
  std::string date;
  std::string block;
  std::uint64_t block_bytes;
  bool is_truncated;
  std::optional<HttpHeader> http;  ///< nothing for a resource
  WarcPosition position;

  WarcRecord view() const {
    return {.type = type,
            .header = {header_lines},
            .target_uri = target_uri,
            .date = date,
            .range = position.range,
            .block = block,
            .block_bytes = block_bytes,
            .is_truncated = is_truncated};
  }
};

}  // namespace dateline::input
