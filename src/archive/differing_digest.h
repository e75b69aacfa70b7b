#pragma once

#include <optional>
#include <string_view>

#include "dateline/warc.h"

namespace dateline::archive {

/// The field of the first digest that a record states and its bytes do not have:
/// "WARC-Block-Digest" or "WARC-Payload-Digest".
inline std::optional<std::string_view> differing_digest(const WarcRecord& record) {
  if (check_block_digest(record) == DigestCheck::differs) return "WARC-Block-Digest";
  if (check_payload_digest(record) == DigestCheck::differs) return "WARC-Payload-Digest";
  return std::nullopt;
}

}  // namespace dateline::archive
