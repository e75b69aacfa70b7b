#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "dateline/warc_position.h"

namespace dateline::input {

/// What a record says of where it came from, so that the page can be read again.
struct ListRecord {
  std::string input;
  std::optional<WarcPosition> warc = std::nullopt;
};

/// Reads the members `input` and `warc` of a record (docs/record.md), an article's or an error's.
/// The error says what is wrong with it.
tl::expected<ListRecord, std::string> read_list_record(std::string_view json);

}  // namespace dateline::input
