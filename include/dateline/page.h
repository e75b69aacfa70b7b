#pragma once

#include <optional>
#include <string>

#include "dateline/warc_position.h"

namespace dateline {

/// The bytes of one page and where they came from: what extract() reads.
struct Page {
  std::string input;  ///< what was named: a path, a URL or "-"
  std::string bytes;  ///< after transfer and content decoding, before charset conversion
  std::optional<std::string> url =
      std::nullopt;  ///< final URL of a fetch, where it is known from outside
  std::optional<std::string> charset =
      std::nullopt;  ///< the `charset` parameter of the transport's Content-Type
  std::optional<std::string> captured = std::nullopt;  ///< when the bytes were taken, RFC 3339
  std::optional<WarcPosition> warc = std::nullopt;     ///< where it lies, if in an archive
  bool is_truncated = false;  ///< the bytes break off: the transfer ended early, or the file is cut
};

}  // namespace dateline
