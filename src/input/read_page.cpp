#include "input/read_page.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <system_error>
#include <utility>

#include "fetch/content_type.h"
#include "input/archive_format.h"
#include "input/descriptor_path.h"
#include "input/file_descriptor.h"
#include "input/gzip.h"
#include "input/input_error.h"
#include "input/stoppable_reader.h"

namespace dateline::input {
namespace {

tl::unexpected<Error> failure(ErrorCode code, std::string message) {
  return tl::unexpected(input_error(code, std::move(message)));
}

tl::unexpected<Error> cannot_read(int error_number) {
  return failure(ErrorCode::unreadable,
                 "it cannot be read: " + std::generic_category().message(error_number));
}

tl::unexpected<Error> interrupted() {
  Error error = input_error(ErrorCode::unreadable, "the run was interrupted while it was read");
  error.retryable = true;
  return tl::unexpected(std::move(error));
}

tl::unexpected<Error> too_large(std::size_t max_bytes) {
  return failure(ErrorCode::too_large, "it has more than " + std::to_string(max_bytes) + " bytes");
}

// Archives are larger than a page may be, so they are known by their first bytes.
tl::expected<void, Error> refuse_archive(std::string_view beginning) {
  const std::string_view format = archive_format(beginning);
  if (format.empty()) return {};
  return failure(ErrorCode::not_html,
                 "it is " + std::string(format) + ", not HTML; archives are not read yet");
}

// Reads up to the end. `expected_bytes` is what the file's size promises, and may be wrong.
tl::expected<std::string, Error> read_all(StoppableReader& file, std::size_t expected_bytes,
                                          std::size_t max_bytes) {
  constexpr std::size_t least_step = std::size_t{64} << 10U;
  std::string bytes;
  std::size_t size = 0;
  // One more than is expected, so that the end shows without another step.
  std::size_t capacity = std::min(expected_bytes, max_bytes) + 1;
  for (;;) {
    bytes.resize(capacity);
    while (size < capacity) {
      const ssize_t count = file.read(bytes.data() + size, capacity - size);
      if (count == 0) {
        bytes.resize(size);
        return bytes;
      }
      if (count < 0) {
        if (errno == ECANCELED) return interrupted();
        return cannot_read(errno);
      }
      size += static_cast<std::size_t>(count);
    }
    if (size > max_bytes) {
      if (auto page = refuse_archive(bytes); !page) return tl::unexpected(page.error());
      return too_large(max_bytes);
    }
    capacity = std::min(size + std::max(size, least_step), max_bytes + 1);
  }
}

std::string_view kind_of_file(mode_t mode) {
  if (S_ISDIR(mode)) return "a folder";
  if (S_ISFIFO(mode)) return "a named pipe";
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}

tl::expected<std::string, Error> read_file(const std::string& path, std::size_t max_bytes,
                                           const std::stop_token& stop) {
  // Without O_NONBLOCK, opening a named pipe would wait for a writer.
  const FileDescriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (file.number() < 0) {
    if (errno == ENOENT || errno == ENOTDIR) {
      return failure(ErrorCode::not_found, "there is no such file or folder");
    }
    return cannot_read(errno);
  }
  struct stat status {};
  if (fstat(file.number(), &status) != 0) return cannot_read(errno);
  if (S_ISFIFO(status.st_mode) && descriptor_of(path)) {
    if (fcntl(file.number(), F_SETFL, 0) != 0) return cannot_read(errno);  // reads wait again
    StoppableReader reader(file.number(), stop);
    return read_all(reader, 0, max_bytes);
  }
  if (!S_ISREG(status.st_mode)) {
    return failure(ErrorCode::unreadable,
                   "it is " + std::string(kind_of_file(status.st_mode)) + ", not a file");
  }
  StoppableReader reader(file.number(), {});
  return read_all(reader, static_cast<std::size_t>(status.st_size), max_bytes);
}

tl::expected<std::string, Error> read_standard_input(std::size_t max_bytes,
                                                     const std::stop_token& stop) {
  StoppableReader reader(STDIN_FILENO, stop);
  return read_all(reader, 0, max_bytes);
}

}  // namespace

tl::expected<Page, Error> read_page(const Item& item, std::size_t max_bytes,
                                    const std::stop_token& stop) {
  auto bytes = item.kind == Item::Kind::standard_input ? read_standard_input(max_bytes, stop)
                                                       : read_file(item.name, max_bytes, stop);
  if (!bytes) return tl::unexpected(std::move(bytes).error());
  if (bytes->empty()) return failure(ErrorCode::not_html, "it is empty");
  if (auto page = refuse_archive(*bytes); !page) return tl::unexpected(page.error());

  bool is_truncated = false;
  if (is_gzip(*bytes)) {
    auto decompressed = gunzip(*bytes, max_bytes);
    if (!decompressed) return tl::unexpected(std::move(decompressed).error());
    *bytes = std::move(decompressed->bytes);
    is_truncated = decompressed->is_truncated;
    if (bytes->empty()) return failure(ErrorCode::not_html, "decompressed, it is empty");
  }
  const std::string_view type = http::sniff_type(*bytes);
  if (!type.starts_with("text/")) {
    return failure(ErrorCode::not_html, "it is of the type " + std::string(type) + ", not HTML");
  }
  return Page{.input = item.name, .bytes = std::move(*bytes), .is_truncated = is_truncated};
}

}  // namespace dateline::input
