#pragma once

#include <sys/types.h>

#include <cstddef>
#include <functional>
#include <optional>
#include <stop_token>

#include "input/file_descriptor.h"

namespace dateline::input {

/// Reads a file descriptor, which is borrowed, and stops waiting for bytes when it is told to: what
/// stands at the other end of a pipe or terminal may take for ever.
class StoppableReader {
 public:
  StoppableReader(int descriptor, const std::stop_token& stop);
  StoppableReader(const StoppableReader&) = delete;
  StoppableReader& operator=(const StoppableReader&) = delete;

  /// As read(2), but begins again after EINTR, and fails with ECANCELED once it is told to stop.
  ssize_t read(char* bytes, std::size_t count);

 private:
  bool wait_for_bytes() const;

  int descriptor_;
  FileDescriptor stopped_;  // becomes readable when reading shall stop; none where nobody stops it
  std::optional<std::stop_callback<std::function<void()>>> callback_;
};

}  // namespace dateline::input
