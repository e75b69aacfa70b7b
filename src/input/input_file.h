#pragma once

#include <cstdint>
#include <string>
#include <tl/expected.hpp>

#include "dateline/error.h"
#include "input/file_descriptor.h"

namespace dateline::input {

/// A file, or standard input, that is open for reading.
struct InputFile {
  FileDescriptor owned = {};  ///< none for standard input
  int descriptor = -1;
  bool is_stream = false;  ///< what is read is gone, and reading may wait
  std::uint64_t size = 0;  ///< in bytes; of a stream 0
};

/// Opens what an item that is no URL names: standard input ("-"), a regular file, or a pipe that a
/// shell gives a name to (descriptor_of()). Errors: `not-found`; `unreadable` (permissions, an I/O
/// error, a folder, a named pipe, a device).
tl::expected<InputFile, Error> open_input(const std::string& name);

}  // namespace dateline::input
