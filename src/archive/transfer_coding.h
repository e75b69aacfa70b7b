#pragma once

#include <string>
#include <string_view>

namespace dateline::archive {

/// Content without its chunks.
struct Unchunked {
  std::string bytes;
  bool is_truncated = false;  ///< the last chunk does not come
};

/// Whether the body begins with a chunk (RFC 9112 section 7.1). Bodies whose header says so may
/// have lost their chunks when they were archived.
bool is_chunked(std::string_view body);

/// Undoes the transfer coding "chunked". Where something else follows a chunk than the next one,
/// the content breaks off there.
Unchunked unchunk(std::string_view body);

}  // namespace dateline::archive
