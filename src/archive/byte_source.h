#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <tl/expected.hpp>
#include <utility>

#include "dateline/error.h"
#include "dateline/warc.h"

namespace dateline::archive {

/// Where stored bytes come from.
class ByteSource {
 public:
  ByteSource() = default;
  virtual ~ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;

  /// Whether any offset can be read from; else `offset` is always where the last reading ended.
  virtual bool is_seekable() const noexcept = 0;

  /// As pread(2): the number of bytes read, 0 at the end, -1 with errno set on failure.
  virtual std::ptrdiff_t read(char* bytes, std::size_t count, std::uint64_t offset) = 0;
};

/// A regular file.
class RegularFile final : public ByteSource {
 public:
  /// Errors: `not-found`, `unreadable`.
  static tl::expected<std::unique_ptr<RegularFile>, Error> open(const std::string& path);
  ~RegularFile() override;

  /// In bytes, when it was opened.
  std::uint64_t size() const noexcept { return size_; }

  bool is_seekable() const noexcept override { return true; }
  std::ptrdiff_t read(char* bytes, std::size_t count, std::uint64_t offset) override;

 private:
  explicit RegularFile(int descriptor) noexcept : descriptor_(descriptor) {}

  int descriptor_;
  std::uint64_t size_ = 0;
};

/// A file of which any part can be read by a function.
class SeekableSource final : public ByteSource {
 public:
  using Read = decltype(RandomAccessFile::read);

  explicit SeekableSource(Read read) : read_(std::move(read)) {}

  bool is_seekable() const noexcept override { return true; }
  std::ptrdiff_t read(char* bytes, std::size_t count, std::uint64_t offset) override {
    return read_(bytes, count, offset);
  }

 private:
  Read read_;
};

/// A pipe or anything else that gives its bytes once.
class StreamSource final : public ByteSource {
 public:
  explicit StreamSource(WarcReader::Read read) : read_(std::move(read)) {}

  bool is_seekable() const noexcept override { return false; }
  std::ptrdiff_t read(char* bytes, std::size_t count, std::uint64_t) override {
    return read_(bytes, count);
  }

 private:
  WarcReader::Read read_;
};

}  // namespace dateline::archive
