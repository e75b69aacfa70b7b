#include "archive/archive_format.h"

#include <algorithm>
#include <cstddef>

#include "archive/gzip_decoder.h"
#include "archive/record_start.h"

namespace dateline::archive {
namespace {

// Where the first unit begins that begins with a record.
std::size_t find_unit(UnitDecoder& decoder, std::string_view bytes) {
  std::size_t at = decoder.find(bytes, 0);
  while (at != std::string_view::npos && !decoder.begins_record(bytes.substr(at))) {
    at = decoder.find(bytes, at + 1);
  }
  return at;
}

}  // namespace

std::optional<ArchiveFormat> format_of_record(std::string_view bytes, ZstdDecoder& zstd) {
  if (bytes.starts_with(record_magic)) return ArchiveFormat::plain;
  if (bytes.starts_with(gzip_magic) && GzipDecoder().begins_record(bytes)) {
    return ArchiveFormat::gzip;
  }
  if (bytes.starts_with(zstd_magic) && zstd.begins_record(bytes)) return ArchiveFormat::zstd;
  return std::nullopt;
}

std::optional<ArchiveFormat> find_format(std::string_view bytes, ZstdDecoder& zstd) {
  GzipDecoder gzip;
  const std::size_t plain_at = find_record_start(bytes, 0);
  const std::size_t gzip_at = find_unit(gzip, bytes);
  const std::size_t zstd_at = find_unit(zstd, bytes);
  const std::size_t first = std::min({plain_at, gzip_at, zstd_at});
  if (first == std::string_view::npos) return std::nullopt;
  if (first == plain_at) return ArchiveFormat::plain;
  return first == gzip_at ? ArchiveFormat::gzip : ArchiveFormat::zstd;
}

}  // namespace dateline::archive
