#pragma once

#include <optional>
#include <string>

#include "dateline/warc_position.h"

namespace dateline::extraction {

/// Where a page came from.
struct Source {
  std::string input;
  std::optional<WarcPosition> warc = {};
  std::optional<std::string> url;
  std::optional<std::string> captured;
  bool is_truncated = false;        ///< the page breaks off, as its text shows
  bool transfer_broke_off = false;  ///< the page breaks off, as whoever got it says
};

}  // namespace dateline::extraction
