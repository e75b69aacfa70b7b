#include "archive/content_coding.h"

#include <brotli/decode.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <new>
#include <optional>
#include <span>
#include <utility>

#include "archive/archive_error.h"
#include "archive/inflater.h"
#include "archive/zstd_decoder.h"
#include "text/fold.h"

namespace dateline::archive {
namespace {

using State = DecodingStep::State;
using Result = tl::expected<Decoded, Error>;

// Decodes all of `input`: decode(input, output) is one step; `begin_next`, what follows one that
// ended, tells whether decoding goes on. Nothing where the data are damaged.
template <typename Decode, typename BeginNext>
std::optional<Result> decode_all(std::string_view input, std::size_t max_bytes, Decode decode,
                                 BeginNext begin_next) {
  Decoded result;
  std::size_t size = 0;
  constexpr std::size_t least_room = std::size_t{64} << 10U;
  for (;;) {
    // One byte more than is allowed shows that there is too much.
    const std::size_t room =
        std::min(std::max({size, 2 * input.size(), least_room}), max_bytes + 1 - size);
    result.bytes.resize(size + room);
    const DecodingStep step = decode(input, std::span(result.bytes).subspan(size));
    size += step.written;
    input.remove_prefix(step.read);
    if (size > max_bytes) {
      return tl::unexpected(
          archive_error(ErrorCode::too_large,
                        "decoded, it has more than " + std::to_string(max_bytes) + " bytes"));
    }
    if (step.state == State::damaged) return std::nullopt;
    const bool is_at_end = step.state == State::end && !begin_next(input);
    result.is_truncated = step.state == State::more && step.read == 0 && step.written == 0;
    if (is_at_end || result.is_truncated) break;
  }
  result.bytes.resize(size);
  return result;
}

std::optional<Result> inflate_all(Inflater::Format format, std::string_view bytes,
                                  std::size_t max_bytes) {
  Inflater inflater(format);
  return decode_all(
      bytes, max_bytes,
      [&](std::string_view input, std::span<char> output) {
        return inflater.decode(input, output);
      },
      [&](std::string_view rest) {
        if (format != Inflater::Format::gzip || !rest.starts_with(gzip_magic)) return false;
        inflater.reset();
        return true;
      });
}

// The name means the zlib format (RFC 1950), but many servers have sent bare deflate data.
std::optional<Result> undo_deflate(std::string_view bytes, std::size_t max_bytes) {
  auto result = inflate_all(Inflater::Format::zlib, bytes, max_bytes);
  if (!result) result = inflate_all(Inflater::Format::raw, bytes, max_bytes);
  return result;
}

std::optional<Result> undo_brotli(std::string_view bytes, std::size_t max_bytes) {
  const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> decoder(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), BrotliDecoderDestroyInstance);
  if (!decoder) throw std::bad_alloc();
  return decode_all(
      bytes, max_bytes,
      [&](std::string_view input, std::span<char> output) {
        std::size_t input_left = input.size();
        std::size_t output_left = output.size();
        const auto* next_input = reinterpret_cast<const std::uint8_t*>(input.data());
        auto* next_output = reinterpret_cast<std::uint8_t*>(output.data());
        const BrotliDecoderResult code = BrotliDecoderDecompressStream(
            decoder.get(), &input_left, &next_input, &output_left, &next_output, nullptr);
        DecodingStep step{.read = input.size() - input_left,
                          .written = output.size() - output_left};
        if (code == BROTLI_DECODER_RESULT_SUCCESS) step.state = State::end;
        if (code == BROTLI_DECODER_RESULT_ERROR) step.state = State::damaged;
        return step;
      },
      [](std::string_view) { return false; });
}

std::optional<Result> undo_zstd(std::string_view bytes, std::size_t max_bytes) {
  ZstdDecoder decoder;
  return decode_all(
      bytes, max_bytes,
      [&](std::string_view input, std::span<char> output) { return decoder.decode(input, output); },
      [](std::string_view rest) { return rest.starts_with(zstd_magic); });
}

// Codings without a magic number can be told from their absence only by the content. Compressed
// data have control characters, text has none ("binary data bytes" of the MIME Sniffing Standard).
bool looks_like_text(std::string_view bytes) {
  constexpr std::size_t enough = 512;
  bytes = bytes.substr(0, enough);
  return std::none_of(bytes.begin(), bytes.end(), [](char c) {
    constexpr std::string_view allowed = "\t\n\f\r\x1B";
    return static_cast<unsigned char>(c) < 0x20 && allowed.find(c) == std::string_view::npos;
  });
}

}  // namespace

ContentCoding content_coding(std::string_view name) {
  constexpr std::pair<std::string_view, ContentCoding> names[] = {
      {"gzip", ContentCoding::gzip},    {"x-gzip", ContentCoding::gzip},
      {"br", ContentCoding::br},        {"deflate", ContentCoding::deflate},
      {"zstd", ContentCoding::zstd},    {"identity", ContentCoding::identity},
      {"none", ContentCoding::identity}};
  for (const auto& [known, coding] : names) {
    if (text::equals_ignoring_ascii_case(known, name)) return coding;
  }
  return ContentCoding::unknown;
}

ContentCoding sniff_coding(std::string_view bytes) {
  if (bytes.starts_with(gzip_magic)) return ContentCoding::gzip;
  if (bytes.starts_with(zstd_magic)) return ContentCoding::zstd;
  return ContentCoding::identity;
}

tl::expected<std::optional<Decoded>, Error> undo_coding(ContentCoding coding,
                                                        std::string_view bytes,
                                                        std::size_t max_bytes) {
  std::optional<Result> result;
  switch (coding) {
    case ContentCoding::identity:
      return std::nullopt;
    case ContentCoding::gzip:
      if (sniff_coding(bytes) != coding) return std::nullopt;
      result = inflate_all(Inflater::Format::gzip, bytes, max_bytes);
      break;
    case ContentCoding::zstd:
      if (sniff_coding(bytes) != coding) return std::nullopt;
      result = undo_zstd(bytes, max_bytes);
      break;
    case ContentCoding::deflate:
    case ContentCoding::br: {
      result = coding == ContentCoding::br ? undo_brotli(bytes, max_bytes)
                                           : undo_deflate(bytes, max_bytes);
      const bool is_whole = result && *result && !(*result)->is_truncated;
      const bool is_undone =
          looks_like_text(bytes) || sniff_coding(bytes) != ContentCoding::identity;
      if (!is_whole && is_undone) return std::nullopt;
      break;
    }
    case ContentCoding::unknown:
      if (looks_like_text(bytes)) return std::nullopt;
      return tl::unexpected(archive_error(ErrorCode::bad_archive, "its content coding is unknown"));
  }
  if (!result) {
    return tl::unexpected(
        archive_error(ErrorCode::bad_archive, "its content is damaged within its content coding"));
  }
  return *std::move(result);
}

}  // namespace dateline::archive
