#include "input/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>

#include "input/input_error.h"

namespace dateline::input {
namespace {

/// zlib's stream, which it must find where it was initialised.
class Inflater {
 public:
  explicit Inflater(std::string_view compressed) {
    // 16 + the window's bits: a gzip header and trailer are expected (zlib.h, inflateInit2).
    if (inflateInit2(&stream_, 16 + MAX_WBITS) != Z_OK) throw std::bad_alloc();
    // zlib does not write to its input, but says so only when it is built with ZLIB_CONST.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(compressed.data()));
    stream_.avail_in = static_cast<uInt>(compressed.size());
  }
  ~Inflater() { inflateEnd(&stream_); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  // Appends up to `most` bytes; zlib's own return code.
  int append_to(std::string& out, std::size_t most) {
    const std::size_t before = out.size();
    out.resize(before + most);
    stream_.next_out = reinterpret_cast<Bytef*>(out.data() + before);
    stream_.avail_out = static_cast<uInt>(most);
    const int code = inflate(&stream_, Z_NO_FLUSH);
    out.erase(before + most - stream_.avail_out);
    return code;
  }

  // Whether another member follows the one that has ended; then it is the next to be read.
  bool begin_next_member() {
    const std::string_view rest(reinterpret_cast<const char*>(stream_.next_in), stream_.avail_in);
    return is_gzip(rest) && inflateReset(&stream_) == Z_OK;
  }

  bool has_input() const { return stream_.avail_in > 0; }

 private:
  z_stream stream_ = {};
};

}  // namespace

bool is_gzip(std::string_view bytes) {
  return bytes.starts_with("\x1F\x8B\x08");
}

tl::expected<Decompressed, Error> gunzip(std::string_view compressed, std::size_t max_bytes) {
  if (compressed.size() > std::numeric_limits<uInt>::max()) {
    return tl::unexpected(input_error(ErrorCode::too_large, "its gzip data are larger than 4 GiB"));
  }
  Inflater inflater(compressed);
  Decompressed result;
  for (;;) {
    constexpr std::size_t least_step = std::size_t{64} << 10U;
    const std::size_t step =
        std::min(std::max(result.bytes.size(), least_step), max_bytes + 1 - result.bytes.size());
    const int code = inflater.append_to(result.bytes, step);
    if (result.bytes.size() > max_bytes) {
      return tl::unexpected(
          input_error(ErrorCode::too_large,
                      "decompressed, it has more than " + std::to_string(max_bytes) + " bytes"));
    }
    if (code == Z_OK) continue;
    if (code == Z_STREAM_END) {
      if (!inflater.begin_next_member()) return result;
    } else if (code == Z_BUF_ERROR && !inflater.has_input()) {
      result.is_truncated = true;
      return result;
    } else if (code == Z_MEM_ERROR) {
      throw std::bad_alloc();
    } else {
      return tl::unexpected(input_error(
          ErrorCode::unreadable, "its gzip data are damaged, after " +
                                     std::to_string(result.bytes.size()) + " decompressed bytes"));
    }
  }
}

std::string beginning_of_gzip(std::string_view compressed, std::size_t most) {
  Inflater inflater(compressed);
  std::string bytes;
  inflater.append_to(bytes, most);
  return bytes;
}

}  // namespace dateline::input
