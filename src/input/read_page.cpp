#include "input/read_page.h"

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <utility>

#include "archive/page_of_file.h"
#include "input/input_error.h"
#include "input/input_file.h"
#include "input/stoppable_reader.h"

namespace dateline::input {
namespace {

tl::unexpected<Error> failure(ErrorCode code, std::string message) {
  return tl::unexpected(input_error(code, std::move(message)));
}

tl::unexpected<Error> interrupted() {
  Error error = input_error(ErrorCode::unreadable, "the run was interrupted while it was read");
  error.retryable = true;
  return tl::unexpected(std::move(error));
}

tl::unexpected<Error> too_large(std::size_t max_bytes) {
  return failure(ErrorCode::too_large, "it has more than " + std::to_string(max_bytes) + " bytes");
}

// Reads up to the end, behind what has been read already. `expected_bytes` is what the file's size
// promises, and may be wrong.
tl::expected<std::string, Error> read_all(StoppableReader& file, std::string bytes,
                                          std::size_t expected_bytes, std::size_t max_bytes) {
  constexpr std::size_t least_step = std::size_t{64} << 10U;
  std::size_t size = bytes.size();
  std::size_t most = max_bytes;
  // One more than is expected, so that the end shows without another step.
  std::size_t capacity = std::max(std::min(expected_bytes, max_bytes) + 1, size);
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
        return tl::unexpected(cannot_read(errno));
      }
      size += static_cast<std::size_t>(count);
    }
    if (size > most && most == max_bytes) most = archive::most_file_bytes(bytes, max_bytes);
    if (size > most) return too_large(most);
    capacity = std::min(size + std::max(size, least_step), most + 1);
  }
}

tl::expected<std::string, Error> read_bytes(const Item& item, std::size_t max_bytes,
                                            const std::stop_token& stop) {
  const auto file = open_input(item.name);
  if (!file) return tl::unexpected(file.error());
  StoppableReader reader(file->descriptor, file->is_stream ? stop : std::stop_token());
  return read_all(reader, item.beginning, file->size, max_bytes);
}

}  // namespace

tl::expected<Page, Error> read_page(const Item& item, std::size_t max_bytes,
                                    const std::stop_token& stop) {
  auto bytes = read_bytes(item, max_bytes, stop);
  if (!bytes) return tl::unexpected(std::move(bytes).error());
  auto page = archive::page_of_file(*std::move(bytes), max_bytes);
  if (page) page->input = item.name;
  return page;
}

}  // namespace dateline::input
