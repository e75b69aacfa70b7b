#include "run/frame_compressor.h"

#include <libdeflate.h>
#include <zstd.h>

#include <cstddef>
#include <new>
#include <stdexcept>
#include <string>

namespace dateline::run {
namespace {

// The levels that gzip and zstd take by themselves.
constexpr int gzip_level = 6;
constexpr int zstd_level = 3;

class GzipCompressor final : public FrameCompressor {
 public:
  GzipCompressor() : compressor_(libdeflate_alloc_compressor(gzip_level)) {
    if (!compressor_) throw std::bad_alloc();
  }

  std::string_view compress(std::string_view text) override {
    frame_.resize(libdeflate_gzip_compress_bound(compressor_.get(), text.size()));
    const std::size_t size = libdeflate_gzip_compress(compressor_.get(), text.data(), text.size(),
                                                      frame_.data(), frame_.size());
    return std::string_view(frame_).substr(0, size);
  }

 private:
  struct Free {
    void operator()(libdeflate_compressor* compressor) const noexcept {
      libdeflate_free_compressor(compressor);
    }
  };
  std::unique_ptr<libdeflate_compressor, Free> compressor_;
  std::string frame_;
};

class ZstdCompressor final : public FrameCompressor {
 public:
  ZstdCompressor() : context_(ZSTD_createCCtx()) {
    if (!context_) throw std::bad_alloc();
    ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_compressionLevel, zstd_level);
    ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_checksumFlag, 1);
  }

  std::string_view compress(std::string_view text) override {
    frame_.resize(ZSTD_compressBound(text.size()));
    const std::size_t size =
        ZSTD_compress2(context_.get(), frame_.data(), frame_.size(), text.data(), text.size());
    if (ZSTD_isError(size) != 0) throw std::runtime_error(ZSTD_getErrorName(size));
    return std::string_view(frame_).substr(0, size);
  }

 private:
  struct Free {
    void operator()(ZSTD_CCtx* context) const noexcept { ZSTD_freeCCtx(context); }
  };
  std::unique_ptr<ZSTD_CCtx, Free> context_;
  std::string frame_;
};

}  // namespace

Compression compression_of(std::string_view path) {
  if (path.ends_with(".gz")) return Compression::gzip;
  if (path.ends_with(".zst")) return Compression::zstd;
  return Compression::none;
}

std::unique_ptr<FrameCompressor> make_frame_compressor(Compression compression) {
  switch (compression) {
    case Compression::gzip:
      return std::make_unique<GzipCompressor>();
    case Compression::zstd:
      return std::make_unique<ZstdCompressor>();
    case Compression::none:
      break;
  }
  return nullptr;
}

}  // namespace dateline::run
