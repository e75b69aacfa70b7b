#include "archive/gzip_decoder.h"

#include <algorithm>
#include <array>
#include <new>

#include "archive/record_start.h"

namespace dateline::archive {
namespace {

// Members with more than that are decompressed piece by piece.
constexpr std::size_t room_for_whole_members = std::size_t{4} << 20U;
constexpr std::size_t room_for_pieces = std::size_t{128} << 10U;

// Deflate makes no data smaller than this.
constexpr std::size_t most_times_larger = 1032;

}  // namespace

GzipDecoder::GzipDecoder() : whole_(libdeflate_alloc_decompressor()) {
  if (!whole_) throw std::bad_alloc();
}

Opening GzipDecoder::open(FileWindow& file) {
  const std::string_view view = file.view();
  if (view.empty()) return Opening::end;
  // What is cut so early that it does not show is for decode() to complain of.
  if (!view.starts_with(gzip_magic.substr(0, view.size()))) return Opening::foreign;
  inflater_.reset();
  is_fresh_ = true;
  return Opening::unit;
}

std::size_t GzipDecoder::wanted_room(std::string_view input) const {
  if (!is_fresh_) return room_for_pieces;
  return std::clamp(most_times_larger * input.size(), room_for_pieces, room_for_whole_members);
}

DecodingStep GzipDecoder::decode(std::string_view input, std::span<char> output) {
  if (is_fresh_) {
    is_fresh_ = false;
    std::size_t read = 0;
    std::size_t written = 0;
    if (libdeflate_gzip_decompress_ex(whole_.get(), input.data(), input.size(), output.data(),
                                      output.size(), &read, &written) == LIBDEFLATE_SUCCESS) {
      return {.read = read, .written = written, .state = DecodingStep::State::end};
    }
    // It does not say whether more of the input or more room would have helped.
  }
  return inflater_.decode(input, output.first(std::min(output.size(), room_for_pieces)));
}

std::size_t GzipDecoder::find(std::string_view bytes, std::size_t from) const noexcept {
  return bytes.find(gzip_magic, from);
}

bool GzipDecoder::begins_record(std::string_view bytes) {
  inflater_.reset();
  std::array<char, record_magic.size()> beginning{};
  const DecodingStep step = inflater_.decode(bytes, beginning);
  return std::string_view(beginning.data(), step.written) == record_magic;
}

}  // namespace dateline::archive
