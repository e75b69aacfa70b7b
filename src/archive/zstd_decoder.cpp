#include "archive/zstd_decoder.h"

#include <zstd_errors.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <new>
#include <utility>

#include "archive/record_start.h"

namespace dateline::archive {
namespace {

constexpr std::size_t dictionary_limit = std::size_t{8} << 20U;
constexpr int window_limit_log = 23;
constexpr std::size_t frame_header_size = 8;  // of a skippable frame: magic number and size

constexpr std::string_view dictionary_magic = "\x37\xA4\x30\xEC";

// Frames with more than that are decompressed piece by piece.
constexpr std::size_t largest_whole_frame = std::size_t{32} << 20U;
constexpr std::size_t room_for_pieces = std::size_t{128} << 10U;  // a block of RFC 8878

std::uint64_t content_size(std::string_view skippable_frame) {
  std::uint64_t size = 0;
  for (std::size_t index = frame_header_size; index-- > 4;) {
    size = size << 8U | static_cast<unsigned char>(skippable_frame[index]);
  }
  return size;
}

bool is_skippable_frame(std::string_view bytes) {
  return bytes.size() >= 4 && (bytes[0] & 0xF0) == 0x50 && bytes.substr(1, 3) == "\x2A\x4D\x18";
}

}  // namespace

ZstdDecoder::ZstdDecoder() : context_(ZSTD_createDCtx()) {
  if (!context_) throw std::bad_alloc();
  ZSTD_DCtx_setParameter(context_.get(), ZSTD_d_windowLogMax, window_limit_log);
}

void ZstdDecoder::reset() noexcept {
  ZSTD_DCtx_reset(context_.get(), ZSTD_reset_session_only);
  is_fresh_ = true;
}

Opening ZstdDecoder::open(FileWindow& file) {
  for (;;) {
    const std::string_view view = file.view();
    if (view.empty()) return Opening::end;
    if (view.starts_with(zstd_magic.substr(0, view.size()))) break;
    if (!is_skippable_frame(view)) return Opening::foreign;
    if (view.starts_with(zstd_dictionary_magic)) {
      has_later_dictionary_ |= file.offset() > 0;
      if (!take_dictionary(file)) return Opening::broken;
    } else if (view.size() < frame_header_size ||
               file.skip(frame_header_size + content_size(view)) <
                   frame_header_size + content_size(view)) {
      problem_ = "the file ends in the midst of a skippable frame";
      return Opening::broken;
    }
    file.fill_to(frame_header_size);
  }
  reset();
  return Opening::unit;
}

bool ZstdDecoder::take_dictionary(FileWindow& file) {
  if (!file.fill_to(frame_header_size) || !file.view().starts_with(zstd_dictionary_magic)) {
    problem_ = "the file ends in the midst of its dictionary";
    return false;
  }
  const std::uint64_t size = content_size(file.view());
  if (size > dictionary_limit) {
    problem_ = "its dictionary has more than 8 MiB";
    return false;
  }
  const std::size_t frame_size = frame_header_size + static_cast<std::size_t>(size);
  if (!file.fill_to(frame_size)) {
    problem_ = "the file ends in the midst of its dictionary";
    return false;
  }
  if (!load_dictionary(file.view().substr(frame_header_size, frame_size - frame_header_size))) {
    return false;
  }
  file.consume(frame_size);
  return true;
}

bool ZstdDecoder::load_dictionary(std::string_view content) {
  std::unique_ptr<char[]> decompressed;
  if (content.starts_with(zstd_magic)) {
    const unsigned long long stated = ZSTD_getFrameContentSize(content.data(), content.size());
    if (stated == ZSTD_CONTENTSIZE_ERROR) {
      problem_ = "its dictionary is damaged";
      return false;
    }
    // The specification wants the size to be stated, but FastWARC leaves it out.
    const bool is_stated = stated != ZSTD_CONTENTSIZE_UNKNOWN;
    if (is_stated && stated > dictionary_limit) {
      problem_ = "its dictionary has more than 8 MiB";
      return false;
    }
    const std::size_t room = is_stated ? static_cast<std::size_t>(stated) : dictionary_limit;
    decompressed = std::make_unique_for_overwrite<char[]>(room);
    const std::unique_ptr<ZSTD_DCtx, ContextDeleter> context(ZSTD_createDCtx());
    if (!context) throw std::bad_alloc();
    const std::size_t size = ZSTD_decompressDCtx(context.get(), decompressed.get(), room,
                                                 content.data(), content.size());
    if (ZSTD_isError(size) != 0) {
      problem_ = ZSTD_getErrorCode(size) == ZSTD_error_dstSize_tooSmall
                     ? "its dictionary has more than 8 MiB"
                     : "its dictionary is damaged";
      return false;
    }
    content = {decompressed.get(), size};
  }
  std::unique_ptr<ZSTD_DDict, DictionaryDeleter> dictionary;
  if (content.starts_with(dictionary_magic)) {
    dictionary.reset(ZSTD_createDDict(content.data(), content.size()));
  }
  if (!dictionary) {
    problem_ = "its dictionary is damaged";
    return false;
  }
  dictionary_ = std::move(dictionary);
  reset();
  ZSTD_DCtx_refDDict(context_.get(), dictionary_.get());
  return true;
}

std::size_t ZstdDecoder::wanted_room(std::string_view input) const {
  if (!is_fresh_) return room_for_pieces;
  // The error values are larger than any size.
  const unsigned long long size = ZSTD_getFrameContentSize(input.data(), input.size());
  if (size > largest_whole_frame) return room_for_pieces;
  return std::max(static_cast<std::size_t>(size), room_for_pieces);
}

DecodingStep ZstdDecoder::decode(std::string_view input, std::span<char> output) {
  const bool is_fresh = std::exchange(is_fresh_, false);
  const DecodingStep step = decode_step(input, output);
  if (!is_fresh || step.state != DecodingStep::State::damaged) return step;
  // A frame that has room as a whole is decompressed in one step, which gives nothing of one that
  // is damaged. With less room, all comes out that stands before the damage.
  const unsigned long long size = ZSTD_getFrameContentSize(input.data(), input.size());
  if (size > output.size()) return step;
  reset();
  is_fresh_ = false;
  return decode_step(input, output.first(std::min<std::size_t>(size / 2, room_for_pieces)));
}

DecodingStep ZstdDecoder::decode_step(std::string_view input, std::span<char> output) {
  ZSTD_inBuffer in{.src = input.data(), .size = input.size(), .pos = 0};
  ZSTD_outBuffer out{.dst = output.data(), .size = output.size(), .pos = 0};
  const std::size_t result = ZSTD_decompressStream(context_.get(), &out, &in);
  DecodingStep step{.read = in.pos, .written = out.pos};
  if (ZSTD_isError(result) != 0) {
    step.state = DecodingStep::State::damaged;
    problem_ = ZSTD_getErrorName(result);
  } else if (result == 0) {
    step.state = DecodingStep::State::end;
  }
  return step;
}

std::size_t ZstdDecoder::find(std::string_view bytes, std::size_t from) const noexcept {
  return bytes.find(zstd_magic, from);
}

bool ZstdDecoder::begins_record(std::string_view bytes) {
  reset();
  std::array<char, record_magic.size()> beginning{};
  // A step may end between two blocks.
  ZSTD_inBuffer in{.src = bytes.data(), .size = bytes.size(), .pos = 0};
  ZSTD_outBuffer out{.dst = beginning.data(), .size = beginning.size(), .pos = 0};
  while (out.pos < out.size) {
    const std::size_t before = in.pos;
    const std::size_t result = ZSTD_decompressStream(context_.get(), &out, &in);
    if (ZSTD_isError(result) != 0 || result == 0 || in.pos == before) break;
  }
  return std::string_view(beginning.data(), out.pos) == record_magic;
}

}  // namespace dateline::archive
