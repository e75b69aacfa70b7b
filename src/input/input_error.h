#pragma once

#include <string>
#include <utility>

#include "dateline/error.h"

namespace dateline::input {

/// An error of this room. `input` is what was named, where whoever gets the error does not know it.
inline Error input_error(ErrorCode code, std::string message, std::string input = {}) {
  return {.code = code, .stage = "input", .message = std::move(message), .input = std::move(input)};
}

}  // namespace dateline::input
