#pragma once

#include <nanobind/nanobind.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <exception>
#include <string>
#include <utility>

#include "dateline/warc.h"

namespace dateline::python {

/// Reads from a file object by a function of Python's. What that raises ends the reading, and is
/// kept for raise().
class FileReader {
 public:
  explicit FileReader(nanobind::object read) : read_(std::move(read)) {}

  /// By read(size).
  std::ptrdiff_t read(char* bytes, std::size_t count) {
    return take(bytes, count, [&] { return read_(count); });
  }

  /// By read(offset, size). The reader has to live as long as what it gives.
  RandomAccessFile access(std::uint64_t size, std::string name) {
    return {.read =
                [this](char* bytes, std::size_t count, std::uint64_t offset) {
                  return take(bytes, count, [&] { return read_(offset, count); });
                },
            .size = size,
            .name = std::move(name)};
  }

  void raise() {
    if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
  }

  PyObject* held() const { return read_.ptr(); }
  void forget() { read_.reset(); }

 private:
  template <typename Call>
  std::ptrdiff_t take(char* bytes, std::size_t count, const Call& call) {
    const nanobind::gil_scoped_acquire acquired;
    try {
      if (!read_.is_valid()) throw nanobind::value_error("the file is gone");
      const nanobind::object chunk = call();
      if (!nanobind::isinstance<nanobind::bytes>(chunk)) {
        throw nanobind::type_error("read() of the file gives no bytes: open it in binary mode");
      }
      const auto content = nanobind::cast<nanobind::bytes>(chunk);
      if (content.size() > count) {
        throw nanobind::value_error("read() of the file gives too many bytes");
      }
      std::memcpy(bytes, content.data(), content.size());
      return static_cast<std::ptrdiff_t>(content.size());
    } catch (...) {
      failure_ = std::current_exception();
      errno = EIO;
      return -1;
    }
  }

  nanobind::object read_;
  std::exception_ptr failure_;
};

}  // namespace dateline::python
