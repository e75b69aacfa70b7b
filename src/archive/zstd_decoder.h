#pragma once

#include <zstd.h>

#include <memory>
#include <string>
#include <string_view>

#include "archive/unit_decoder.h"

namespace dateline::archive {

/// Zstandard frames (RFC 8878), with the dictionary that a WARC file may begin with (IIPC,
/// "Zstandard Compression for WARC Files 1.0"). The limits are those that every decoder must
/// support: 8 MiB for a frame's window, and for the dictionary, compressed and decompressed.
class ZstdDecoder final : public UnitDecoder {
 public:
  ZstdDecoder();

  /// Also passes over skippable frames, and takes the dictionary out of one that holds it.
  Opening open(FileWindow& file) override;
  std::size_t wanted_room(std::string_view input) const override;
  DecodingStep decode(std::string_view input, std::span<char> output) override;
  std::string_view problem() const noexcept override { return problem_; }
  std::size_t find(std::string_view bytes, std::size_t from) const noexcept override;
  bool begins_record(std::string_view bytes) override;
  std::string_view unit_name() const noexcept override { return "Zstandard frame"; }

  /// False behind a second dictionary, as in a file that two were joined to, which the
  /// specification does not allow.
  bool reads_alone() const noexcept override { return !has_later_dictionary_; }

  /// Takes the dictionary out of the frame that `file` begins with, where it does, and consumes it.
  /// False, with problem(), where that cannot be done.
  bool take_dictionary(FileWindow& file);

 private:
  struct ContextDeleter {
    void operator()(ZSTD_DCtx* context) const noexcept { ZSTD_freeDCtx(context); }
  };
  struct DictionaryDeleter {
    void operator()(ZSTD_DDict* dictionary) const noexcept { ZSTD_freeDDict(dictionary); }
  };

  DecodingStep decode_step(std::string_view input, std::span<char> output);
  bool load_dictionary(std::string_view content);
  void reset() noexcept;

  std::unique_ptr<ZSTD_DCtx, ContextDeleter> context_;
  std::unique_ptr<ZSTD_DDict, DictionaryDeleter> dictionary_;
  bool is_fresh_ = true;  // nothing of the frame has been read
  bool has_later_dictionary_ = false;
  std::string problem_;
};

/// RFC 8878: the beginning of a frame.
inline constexpr std::string_view zstd_magic = "\x28\xB5\x2F\xFD";

/// The beginning of a skippable frame that holds a dictionary.
inline constexpr std::string_view zstd_dictionary_magic = "\x5D\x2A\x4D\x18";

}  // namespace dateline::archive
