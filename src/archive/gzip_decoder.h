#pragma once

#include <libdeflate.h>

#include <memory>

#include "archive/inflater.h"
#include "archive/unit_decoder.h"

namespace dateline::archive {

/// gzip members (RFC 1952): by libdeflate where a member is at hand as a whole, which is two to
/// three times as fast, else by zlib.
class GzipDecoder final : public UnitDecoder {
 public:
  GzipDecoder();

  Opening open(FileWindow& file) override;
  std::size_t wanted_room(std::string_view input) const override;
  DecodingStep decode(std::string_view input, std::span<char> output) override;
  std::string_view problem() const noexcept override { return inflater_.problem(); }
  std::size_t find(std::string_view bytes, std::size_t from) const noexcept override;
  bool begins_record(std::string_view bytes) override;
  std::string_view unit_name() const noexcept override { return "gzip member"; }

 private:
  struct Deleter {
    void operator()(libdeflate_decompressor* whole) const noexcept {
      libdeflate_free_decompressor(whole);
    }
  };

  std::unique_ptr<libdeflate_decompressor, Deleter> whole_;
  Inflater inflater_{Inflater::Format::gzip};
  bool is_fresh_ = true;  // nothing of the member has been read
};

}  // namespace dateline::archive
