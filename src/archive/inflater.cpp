#include "archive/inflater.h"

#include <algorithm>
#include <limits>
#include <new>

namespace dateline::archive {
namespace {

int window_bits(Inflater::Format format) {
  switch (format) {
    case Inflater::Format::gzip:
      return 16 + MAX_WBITS;
    case Inflater::Format::zlib:
      return MAX_WBITS;
    case Inflater::Format::raw:
      break;
  }
  return -MAX_WBITS;
}

uInt clamp(std::size_t size) {
  return static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
}

}  // namespace

Inflater::Inflater(Format format) {
  if (inflateInit2(&stream_, window_bits(format)) != Z_OK) throw std::bad_alloc();
}

Inflater::~Inflater() {
  inflateEnd(&stream_);
}

void Inflater::reset() noexcept {
  inflateReset(&stream_);
}

DecodingStep Inflater::decode(std::string_view input, std::span<char> output) {
  // zlib does not write to its input, but says so only when it is built with ZLIB_CONST.
  stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(input.data()));
  stream_.avail_in = clamp(input.size());
  stream_.next_out = reinterpret_cast<Bytef*>(output.data());
  stream_.avail_out = clamp(output.size());
  const uInt input_size = stream_.avail_in;
  const uInt output_size = stream_.avail_out;
  const int code = inflate(&stream_, Z_NO_FLUSH);
  if (code == Z_MEM_ERROR) throw std::bad_alloc();
  DecodingStep step{.read = input_size - stream_.avail_in,
                    .written = output_size - stream_.avail_out};
  if (code == Z_STREAM_END) step.state = DecodingStep::State::end;
  if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR) {
    step.state = DecodingStep::State::damaged;
  }
  return step;
}

std::string_view Inflater::problem() const noexcept {
  return stream_.msg != nullptr ? stream_.msg : "its data are invalid";
}

}  // namespace dateline::archive
