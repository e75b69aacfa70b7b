#include "run/output_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <utility>

#include "input/descriptor_path.h"

namespace dateline::run {
namespace {

constexpr mode_t default_mode = 0666;  // what the process's mask leaves of it

std::error_code last_error() {
  return {errno, std::generic_category()};
}

// The end of a chain of symbolic links, which need not exist.
tl::expected<std::string, std::error_code> resolve(const std::string& path) {
  std::error_code error;
  std::filesystem::path resolved = path;
  constexpr int most_links = 40;  // as the kernel follows
  for (int links = 0; std::filesystem::is_symlink(resolved, error); ++links) {
    if (links == most_links) {
      return tl::unexpected(std::make_error_code(std::errc::too_many_symbolic_link_levels));
    }
    const std::filesystem::path target = std::filesystem::read_symlink(resolved, error);
    if (error) return tl::unexpected(error);
    resolved = resolved.parent_path() / target;  // an absolute target replaces all of it
  }
  return resolved.string();
}

// Opens and locks the file. Another run may have renamed it between the two: then what is locked is
// that run's result, and a new file is opened.
tl::expected<int, std::error_code> open_part(const std::string& path) {
  for (;;) {
    const int descriptor =
        ::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, default_mode);
    if (descriptor < 0) return tl::unexpected(last_error());
    std::error_code failure;
    struct stat opened {};
    struct stat named {};
    if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
      failure = errno == EWOULDBLOCK ? std::make_error_code(std::errc::device_or_resource_busy)
                                     : last_error();
    } else if (fstat(descriptor, &opened) != 0) {
      failure = last_error();
    } else if (lstat(path.c_str(), &named) == 0 && opened.st_ino == named.st_ino &&
               opened.st_dev == named.st_dev) {
      return descriptor;
    }
    close(descriptor);
    if (failure) return tl::unexpected(failure);
  }
}

}  // namespace

tl::expected<OutputFile, std::error_code> OutputFile::open(const std::string& path) {
  if (path.empty()) {
    return tl::unexpected(std::make_error_code(std::errc::no_such_file_or_directory));
  }
  if (const auto descriptor = input::descriptor_of(path)) {
    return direct(fcntl(*descriptor, F_DUPFD_CLOEXEC, 0), path);
  }
  struct stat replaced {};
  const bool exists = stat(path.c_str(), &replaced) == 0;
  if (path.ends_with('/') || (exists && S_ISDIR(replaced.st_mode))) {
    return tl::unexpected(std::make_error_code(std::errc::is_a_directory));
  }
  if (exists && !S_ISREG(replaced.st_mode)) {
    return direct(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY), path);
  }
  auto final_path = resolve(path);
  if (!final_path) return tl::unexpected(final_path.error());

  std::string part = *final_path + ".part";
  const auto opened = open_part(part);
  if (!opened) return tl::unexpected(opened.error());
  const int descriptor = *opened;
  OutputFile file(descriptor, std::move(part), std::move(*final_path));
  if (exists && fchmod(descriptor, replaced.st_mode & 07777) != 0) {
    return tl::unexpected(last_error());
  }
  return file;
}

tl::expected<OutputFile, std::error_code> OutputFile::direct(int descriptor,
                                                             const std::string& path) {
  if (descriptor < 0) return tl::unexpected(last_error());
  return OutputFile(descriptor, path, path);
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      written_path_(std::move(other.written_path_)),
      final_path_(std::move(other.final_path_)) {
}

OutputFile::~OutputFile() {
  if (descriptor_ < 0) return;
  // What never got anything is of no use to anybody.
  struct stat status {};
  const bool is_empty = fstat(descriptor_, &status) == 0 && status.st_size == 0;
  if (!is_direct() && is_empty) unlink(written_path_.c_str());
  close(descriptor_);
}

std::error_code OutputFile::cut(std::uint64_t size) {
  if (is_direct()) return {};
  const auto end = static_cast<off_t>(size);
  if (ftruncate(descriptor_, end) != 0 || lseek(descriptor_, end, SEEK_SET) < 0) {
    return last_error();
  }
  return {};
}

std::error_code OutputFile::commit() {
  if (!is_direct() && fsync(descriptor_) != 0) return last_error();
  // Renamed while it is open and locked: until then nobody else may begin to write it.
  if (!is_direct() && std::rename(written_path_.c_str(), final_path_.c_str()) != 0) {
    return last_error();
  }
  // Some file systems report only now that they could not keep what was written.
  if (close(std::exchange(descriptor_, -1)) != 0) return last_error();
  if (!is_direct()) sync_folder_of(final_path_);
  return {};
}

// Where it cannot be done, the file is there all the same.
void sync_folder_of(const std::string& path) {
  std::filesystem::path folder = std::filesystem::path(path).parent_path();
  if (folder.empty()) folder = ".";
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  static_cast<void>(fsync(descriptor));
  close(descriptor);
}

}  // namespace dateline::run
