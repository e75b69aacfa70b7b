#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

namespace dateline::run {

enum class Compression : std::uint8_t { none, gzip, zstd };

/// What a file's name stands for: "x.gz" gzip, "x.zst" Zstandard, any other none.
Compression compression_of(std::string_view path);

/// Compresses texts, each as a gzip member (RFC 1952) or Zstandard frame (RFC 8878) of its own: one
/// behind the other they are a file that may be cut between any two. The same text gives the same
/// bytes; no name and no time is in them.
class FrameCompressor {
 public:
  virtual ~FrameCompressor() = default;

  /// Valid until the next call.
  virtual std::string_view compress(std::string_view text) = 0;
};

/// Null for Compression::none. Throws std::bad_alloc.
std::unique_ptr<FrameCompressor> make_frame_compressor(Compression compression);

}  // namespace dateline::run
