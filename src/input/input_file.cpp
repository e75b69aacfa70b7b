#include "input/input_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>

#include "input/descriptor_path.h"
#include "input/input_error.h"

namespace dateline::input {
namespace {

std::string_view kind_of_file(mode_t mode) {
  if (S_ISDIR(mode)) return "a folder";
  if (S_ISFIFO(mode)) return "a named pipe";
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}

}  // namespace

tl::expected<InputFile, Error> open_input(const std::string& name) {
  if (names_standard_input(name)) return InputFile{.descriptor = STDIN_FILENO, .is_stream = true};
  // Without O_NONBLOCK, opening a named pipe would wait for a writer.
  InputFile file{FileDescriptor(open(name.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY))};
  file.descriptor = file.owned.number();
  if (file.descriptor < 0) {
    if (errno != ENOENT && errno != ENOTDIR) return tl::unexpected(cannot_read(errno));
    return tl::unexpected(input_error(ErrorCode::not_found, "there is no such file or folder"));
  }
  struct stat status {};
  if (fstat(file.descriptor, &status) != 0) return tl::unexpected(cannot_read(errno));
  file.is_stream = S_ISFIFO(status.st_mode) && descriptor_of(name);
  if (file.is_stream) {
    // Reads wait again.
    if (fcntl(file.descriptor, F_SETFL, 0) != 0) return tl::unexpected(cannot_read(errno));
  } else if (S_ISREG(status.st_mode)) {
    file.size = static_cast<std::uint64_t>(status.st_size);
  } else {
    return tl::unexpected(
        input_error(ErrorCode::unreadable,
                    "it is " + std::string(kind_of_file(status.st_mode)) + ", not a file"));
  }
  return file;
}

}  // namespace dateline::input
