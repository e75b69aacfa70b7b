#include "worker/shared_bytes.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>

namespace dateline::worker {

tl::expected<SharedBytes, std::error_code> SharedBytes::create() {
  const int descriptor = memfd_create("dateline page", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  const auto failure = [] {
    return tl::unexpected(std::error_code(errno, std::generic_category()));
  };
  if (descriptor < 0) return failure();
  SharedBytes bytes(descriptor);
  // Memory that the other process took away would end this one.
  if (fcntl(descriptor, F_ADD_SEALS, F_SEAL_SHRINK) != 0) return failure();
  return bytes;
}

SharedBytes::~SharedBytes() {
  if (memory_ != nullptr) munmap(memory_, size_);
  if (descriptor_ >= 0) close(descriptor_);
}

bool SharedBytes::map(std::size_t size) {
  if (memory_ != nullptr) munmap(memory_, size_);
  void* const memory = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor_, 0);
  memory_ = memory == MAP_FAILED ? nullptr : static_cast<char*>(memory);
  size_ = memory_ == nullptr ? 0 : size;
  return memory_ != nullptr;
}

bool SharedBytes::store(std::string_view first, std::string_view second) {
  if (first.size() + second.size() > size_) {
    constexpr std::size_t least = std::size_t{256} << 10U;
    const std::size_t size = std::bit_ceil(std::max(first.size() + second.size(), least));
    if (posix_fallocate(descriptor_, 0, static_cast<off_t>(size)) != 0 || !map(size)) return false;
  }
  std::copy(first.begin(), first.end(), memory_);
  std::copy(second.begin(), second.end(), memory_ + first.size());
  return true;
}

std::optional<std::string_view> SharedBytes::view(std::size_t size) {
  if (size > size_) {
    struct stat status {};
    if (fstat(descriptor_, &status) != 0) return std::nullopt;
    const auto stored = static_cast<std::size_t>(status.st_size);
    if (size > stored || !map(stored)) return std::nullopt;
  }
  return std::string_view(memory_, size);
}

}  // namespace dateline::worker
