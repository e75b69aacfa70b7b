#include "input/open_archive.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string>
#include <utility>

#include "input/input_file.h"
#include "input/stoppable_reader.h"

namespace dateline::input {
namespace {

// What is read of a stream: first what has been read already.
class Stream {
 public:
  Stream(InputFile file, std::string beginning, const std::stop_token& stop)
      : file_(std::move(file)), beginning_(std::move(beginning)), rest_(file_.descriptor, stop) {}

  std::ptrdiff_t read(char* bytes, std::size_t count) {
    if (position_ == beginning_.size()) return rest_.read(bytes, count);
    const std::size_t taken = std::min(count, beginning_.size() - position_);
    std::memcpy(bytes, beginning_.data() + position_, taken);
    position_ += taken;
    return static_cast<std::ptrdiff_t>(taken);
  }

 private:
  InputFile file_;
  std::string beginning_;
  std::size_t position_ = 0;
  StoppableReader rest_;
};

}  // namespace

tl::expected<WarcReader, Error> open_archive(Item item, const WarcOptions& options,
                                             const std::stop_token& stop) {
  auto file = open_input(item.name);
  if (!file) return tl::unexpected(std::move(file).error());
  if (!file->is_stream) return WarcReader::open(item.name, options);
  auto stream = std::make_shared<Stream>(*std::move(file), std::move(item.beginning), stop);
  return WarcReader::read_from(
      [stream](char* bytes, std::size_t count) { return stream->read(bytes, count); },
      std::move(item.name), options);
}

}  // namespace dateline::input
