#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "dateline/error.h"

namespace dateline::archive {

/// Content codings (RFC 9110 section 8.4.1; RFC 7932, 8878).
enum class ContentCoding { identity, gzip, deflate, br, zstd, unknown };

/// The coding of that name, without regard to case; x-gzip is gzip (RFC 9110 section 8.4.1.3).
ContentCoding content_coding(std::string_view name);

/// Which of gzip and zstd the bytes show; else identity.
ContentCoding sniff_coding(std::string_view bytes);

/// Content without one of its codings.
struct Decoded {
  std::string bytes;
  bool is_truncated = false;  ///< the coded data break off
};

/// Undoes a coding; gives nothing where the bytes are not coded like that. Errors: `too-large`,
/// where more than `max_bytes` come out; `bad-archive`, where the data are damaged, or the coding
/// is unknown.
tl::expected<std::optional<Decoded>, Error> undo_coding(ContentCoding coding,
                                                        std::string_view bytes,
                                                        std::size_t max_bytes);

}  // namespace dateline::archive
