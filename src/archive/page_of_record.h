#pragma once

#include <cstddef>
#include <optional>
#include <tl/expected.hpp>
#include <variant>

#include "archive/passed_over.h"
#include "dateline/error.h"
#include "dateline/page.h"
#include "dateline/warc.h"

namespace dateline::archive {

struct PageOptions {
  std::size_t max_bytes = 0;  ///< of a page, decoded
  bool verify = false;        ///< checks the digests that records state
};

/// How archives are read so that all pages of up to `max_bytes` come whole, their headers included.
inline WarcOptions warc_options(std::size_t max_bytes) {
  constexpr std::size_t most_header_bytes = std::size_t{1} << 20U;
  return {.max_block_bytes = max_bytes + most_header_bytes};
}

using PageOrReason = std::variant<Page, PassedOver>;

/// The page that a record holds, whose HTTP header is `http`, nothing for a resource: its content,
/// decoded, with URL, time and place; or why it is none, where only the content shows that.
/// Page::input is the archive's name. Safe to call from several threads at once; errors leave
/// Error::input empty.
///
/// Errors: `too-large`; `bad-archive`, for content that cannot be decoded and digests that differ;
/// `not-html`, for content that is declared as HTML and is something else, or empty.
tl::expected<PageOrReason, Error> page_of_record(const WarcRecord& record,
                                                 const std::optional<HttpHeader>& http,
                                                 const WarcPosition& position,
                                                 const PageOptions& options);

}  // namespace dateline::archive
