#include "archive/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "archive/archive_error.h"

namespace dateline::archive {

tl::expected<std::unique_ptr<RegularFile>, Error> RegularFile::open(const std::string& path) {
  // Without O_NONBLOCK, opening a named pipe would wait for a writer.
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (descriptor < 0) {
    if (errno != ENOENT && errno != ENOTDIR) return tl::unexpected(unreadable(errno));
    return tl::unexpected(archive_error(ErrorCode::not_found, "there is no such file or folder"));
  }
  std::unique_ptr<RegularFile> file(new RegularFile(descriptor));
  struct stat status {};
  if (fstat(descriptor, &status) != 0) return tl::unexpected(unreadable(errno));
  if (!S_ISREG(status.st_mode)) {
    return tl::unexpected(archive_error(ErrorCode::unreadable, "it is no regular file"));
  }
  file->size_ = static_cast<std::uint64_t>(status.st_size);
  return file;
}

RegularFile::~RegularFile() {
  close(descriptor_);
}

std::ptrdiff_t RegularFile::read(char* bytes, std::size_t count, std::uint64_t offset) {
  for (;;) {
    const ssize_t result = pread(descriptor_, bytes, count, static_cast<off_t>(offset));
    if (result >= 0 || errno != EINTR) return result;
  }
}

}  // namespace dateline::archive
