#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "dateline/error.h"
#include "dateline/page.h"

namespace dateline::archive {

/// How many bytes a file may have, whose page may have `max_bytes`: an MHTML file holds the page's
/// images too. `beginning` is what is_mhtml() looks at.
std::size_t most_file_bytes(std::string_view beginning, std::size_t max_bytes) noexcept;

/// The page that a file's bytes are: HTML, or MHTML, whose root part is the page; in gzip or
/// Zstandard, or plain. Leaves Page::input and Error::input empty.
///
/// Errors: `not-html` for bytes that are of another type, or none; `too-large`, where the page has
/// more than `max_bytes`; `unreadable` for compressed data that are damaged.
tl::expected<Page, Error> page_of_file(std::string bytes, std::size_t max_bytes);

}  // namespace dateline::archive
