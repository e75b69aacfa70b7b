#pragma once

#include <cstddef>
#include <string_view>
#include <tl/expected.hpp>

#include "dateline/api.h"
#include "dateline/error.h"
#include "dateline/page.h"

/// Pages that browsers save as one file: MHTML (RFC 2557), a MIME message (RFC 2045, 2046) of the
/// type multipart/related (RFC 2387), whose root part is the page, and the others what it shows.
/// Link dateline::batch. Pure functions, for use by any number of threads.
///
///     if (dateline::is_mhtml(bytes)) {
///       auto page = dateline::read_mhtml(bytes);
///       if (page) page->input = path;
///     }
namespace dateline {

/// Whether bytes begin as a MIME message of the type multipart/related does, or as one of the type
/// text/html that states its MIME-Version: so Internet Explorer saves a page without images.
/// 4 KiB are enough to look at.
DATELINE_API bool is_mhtml(std::string_view beginning) noexcept;

/// The root part of a message as a page: the part that the parameter `start` names by its
/// Content-ID; else, as browsers have it, the first part that is HTML or holds HTML. In a
/// multipart/alternative that is the last one.
///
/// - `bytes`: without quoted-printable or base64 (RFC 2045 section 6). Escapes that are none stay;
///   what does not belong to base64 is passed over.
/// - `charset`: that of the part's own Content-Type.
/// - `url`: Content-Location of the root part, or of the part that it stands in; else
///   Snapshot-Content-Location, which Chrome writes; else Content-Location of the message. http and
///   https only; relative ones are resolved as RFC 2557 section 5 says.
/// - `captured`: Date of the message (RFC 5322, obsolete forms too); without an offset where its
///   zone is none that RFC 5322 knows.
/// - `is_truncated`: the message breaks off before the closing delimiter of its parts.
/// - `input` stays empty.
///
/// Takes time in proportion to the bytes, and the memory of the page.
///
/// Errors, of the stage "archive": `bad-archive` where it is no MIME message, has no part at all,
/// or parts are nested more than 8 deep; `not-html` where the root part is none; `too-large` where
/// it has more than `max_bytes` when it is decoded.
DATELINE_API tl::expected<Page, Error> read_mhtml(std::string_view bytes,
                                                  std::size_t max_bytes = std::size_t{32} << 20);

}  // namespace dateline
