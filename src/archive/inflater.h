#pragma once

#include <zlib.h>

#include <span>
#include <string_view>

#include "archive/unit_decoder.h"

namespace dateline::archive {

/// zlib's decompression, piece by piece.
class Inflater {
 public:
  enum class Format {
    gzip,  ///< RFC 1952, one member
    zlib,  ///< RFC 1950
    raw,   ///< RFC 1951
  };
  explicit Inflater(Format format);
  ~Inflater();
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  /// Begins anew.
  void reset() noexcept;

  DecodingStep decode(std::string_view input, std::span<char> output);

  /// What zlib says of the last failure.
  std::string_view problem() const noexcept;

 private:
  z_stream stream_ = {};
};

/// RFC 1952: the beginning of a member that is compressed by deflate.
inline constexpr std::string_view gzip_magic = "\x1F\x8B\x08";

}  // namespace dateline::archive
