#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <system_error>
#include <utility>

#include "dateline/error.h"

namespace dateline::archive {

/// An error of this room.
inline Error archive_error(ErrorCode code, std::string message) {
  return {.code = code, .stage = "archive", .message = std::move(message)};
}

/// A page has more bytes than are wanted.
inline Error too_large(std::uint64_t size, std::size_t max_bytes) {
  return archive_error(ErrorCode::too_large, "it has " + std::to_string(size) +
                                                 " bytes, more than " + std::to_string(max_bytes));
}

/// The system fails to read, with this value of errno.
inline Error unreadable(int error_number) {
  return archive_error(ErrorCode::unreadable,
                       "it cannot be read: " + std::generic_category().message(error_number));
}

}  // namespace dateline::archive
