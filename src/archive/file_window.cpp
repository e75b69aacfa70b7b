#include "archive/file_window.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace dateline::archive {
namespace {

// Enough for most; files that are smaller need less.
constexpr std::uint64_t usual_capacity = std::uint64_t{2} << 20U;
constexpr std::uint64_t least_capacity = std::uint64_t{64} << 10U;
constexpr std::size_t largest_read = std::size_t{256} << 10U;

}  // namespace

FileWindow::FileWindow(std::shared_ptr<ByteSource> source, std::uint64_t begin, std::uint64_t end)
    : source_(std::move(source)),
      limit_(end),
      offset_(begin),
      capacity_(static_cast<std::size_t>(std::clamp(end - begin, least_capacity, usual_capacity))),
      buffer_(std::make_unique_for_overwrite<char[]>(capacity_)) {
}

void FileWindow::make_room() {
  const std::size_t size = end_ - begin_;
  if (size <= capacity_ / 2) {
    std::memmove(buffer_.get(), buffer_.get() + begin_, size);
  } else {
    auto larger = std::make_unique_for_overwrite<char[]>(2 * capacity_);
    std::memcpy(larger.get(), buffer_.get() + begin_, size);
    buffer_ = std::move(larger);
    capacity_ *= 2;
  }
  begin_ = 0;
  end_ = size;
}

bool FileWindow::fill() {
  if (error_number_ != 0 || offset_ >= limit_) return false;
  if (end_ == capacity_) make_room();
  const std::size_t count = static_cast<std::size_t>(
      std::min<std::uint64_t>(std::min(largest_read, capacity_ - end_), limit_ - offset_));
  const std::ptrdiff_t result = source_->read(buffer_.get() + end_, count, offset_);
  if (result <= 0) {
    if (result < 0) error_number_ = errno;
    limit_ = offset_;  // a file that grows meanwhile ends all the same
    return false;
  }
  end_ += static_cast<std::size_t>(result);
  offset_ += static_cast<std::uint64_t>(result);
  return true;
}

bool FileWindow::fill_to(std::size_t count) {
  while (end_ - begin_ < count) {
    if (!fill()) return false;
  }
  return true;
}

std::uint64_t FileWindow::skip(std::uint64_t count) {
  std::uint64_t rest = count;
  for (;;) {
    const std::size_t here = static_cast<std::size_t>(std::min<std::uint64_t>(rest, end_ - begin_));
    begin_ += here;
    rest -= here;
    if (rest == 0) return count;
    if (source_->is_seekable()) {
      const std::uint64_t passed = std::min(rest, limit_ - offset_);
      begin_ = end_ = 0;
      offset_ += passed;
      return count - (rest - passed);
    }
    if (!fill()) return count - rest;
  }
}

void FileWindow::go_back_to(std::uint64_t offset) {
  const std::uint64_t first_at_hand = offset_ - end_;
  offset = std::min(offset, offset_);
  if (offset >= first_at_hand || !source_->is_seekable()) {
    begin_ = static_cast<std::size_t>(std::max(offset, first_at_hand) - first_at_hand);
    return;
  }
  begin_ = end_ = 0;
  offset_ = offset;
}

void FileWindow::move_to(std::uint64_t begin, std::uint64_t end) noexcept {
  begin_ = end_ = 0;
  offset_ = begin;
  limit_ = end;
}

}  // namespace dateline::archive
