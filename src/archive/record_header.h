#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "dateline/warc.h"

namespace dateline::archive {

/// The header of a WARC record (ISO 28500 section 4): a view of `text`.
struct RecordHeader {
  WarcType type = WarcType::other;
  HeaderFields fields;
  std::string_view target_uri;  ///< without angle brackets
  std::string_view date;
  std::uint64_t block_bytes = 0;
  bool is_truncated = false;  ///< by WARC-Truncated, or as the first of several segments
};

/// Reads a header from its first line to its empty one; folded lines in it are unfolded. Fails with
/// the reason, part of a sentence, where its Content-Length is missing or no number.
tl::expected<RecordHeader, std::string_view> read_record_header(std::string& text);

}  // namespace dateline::archive
