#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "archive/byte_source.h"

namespace dateline::archive {

/// A part of a file, as it is stored, that moves towards its end. The bytes before it stay at hand
/// for a while.
class FileWindow {
 public:
  /// From `begin` to before `end`, if the file does not end earlier.
  FileWindow(std::shared_ptr<ByteSource> source, std::uint64_t begin, std::uint64_t end);

  /// What was read and not consumed. fill() makes another view of it.
  std::string_view view() const noexcept { return {buffer_.get() + begin_, end_ - begin_}; }

  /// Where in the file the view begins.
  std::uint64_t offset() const noexcept { return offset_ - (end_ - begin_); }

  /// Reads on. False where nothing follows, or reading failed.
  bool fill();

  /// Reads on until the view has `count` bytes; false where fewer are left.
  bool fill_to(std::size_t count);

  /// `count` is at most the size of the view.
  void consume(std::size_t count) noexcept { begin_ += count; }

  /// Passes over `count` bytes, which need not be in the view, without reading more of them than it
  /// must. How many there were.
  std::uint64_t skip(std::uint64_t count);

  /// Goes back to `offset`, or as near to it as is still possible.
  void go_back_to(std::uint64_t offset);

  /// Goes to the bytes from `begin` to before `end`, where the file allows that.
  void move_to(std::uint64_t begin, std::uint64_t end) noexcept;

  /// The value of errno after a failure to read; else 0.
  int error_number() const noexcept { return error_number_; }

 private:
  void make_room();

  std::shared_ptr<ByteSource> source_;
  std::uint64_t limit_;
  std::uint64_t offset_;  // of what is read next
  std::size_t capacity_;
  std::unique_ptr<char[]> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  int error_number_ = 0;
};

}  // namespace dateline::archive
