#include "input/sniff_file.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "dateline/warc.h"
#include "input/input_file.h"
#include "input/page_name.h"
#include "input/stoppable_reader.h"

namespace dateline::input {
namespace {

// What WARC files begin with: a record, a gzip member, a Zstandard frame, its dictionary.
constexpr std::string_view first_bytes = "W\x1F\x28\x5D";

// The first bytes, as many as is_warc() looks at. What comes through a stream is not waited for any
// longer once it is seen to be no archive.
std::string read_beginning(const InputFile& file, const std::stop_token& stop) {
  StoppableReader reader(file.descriptor, file.is_stream ? stop : std::stop_token());
  std::string bytes(warc_beginning_size, '\0');
  std::size_t size = 0;
  while (size < bytes.size()) {
    const ssize_t count = reader.read(bytes.data() + size, bytes.size() - size);
    if (count <= 0) break;  // reading on says why
    size += static_cast<std::size_t>(count);
    if (first_bytes.find(bytes.front()) == std::string_view::npos) break;
  }
  bytes.resize(size);
  return bytes;
}

}  // namespace

SniffedFile sniff_file(Item& item, const std::stop_token& stop) {
  const auto file = open_input(item.name);
  if (!file) return {};
  SniffedFile sniffed{.is_stream = file->is_stream, .size = file->size};
  std::string beginning =
      item.beginning.empty() ? read_beginning(*file, stop) : std::move(item.beginning);
  sniffed.is_archive = is_warc(beginning) || is_warc_name(item.name);
  if (file->is_stream) item.beginning = std::move(beginning);
  return sniffed;
}

}  // namespace dateline::input
