#pragma once

#include <string>
#include <system_error>
#include <utility>

#include "dateline/error.h"

namespace dateline::input {

/// An error of this room. `input` is what was named, where whoever gets the error does not know it.
inline Error input_error(ErrorCode code, std::string message, std::string input = {}) {
  return {.code = code, .stage = "input", .message = std::move(message), .input = std::move(input)};
}

/// `unreadable`, for what the system says (errno).
inline Error cannot_read(int error_number) {
  return input_error(ErrorCode::unreadable,
                     "it cannot be read: " + std::generic_category().message(error_number));
}

}  // namespace dateline::input
