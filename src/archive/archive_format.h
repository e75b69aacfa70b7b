#pragma once

#include <optional>
#include <string_view>

#include "archive/zstd_decoder.h"

namespace dateline::archive {

/// How the records of a file are stored.
enum class ArchiveFormat { plain, gzip, zstd };

/// How the record is stored that begins with these bytes, of which 256 KiB are enough; nothing
/// where none does. `zstd` has the dictionary, if there is one.
std::optional<ArchiveFormat> format_of_record(std::string_view bytes, ZstdDecoder& zstd);

/// How the first record is stored that begins anywhere in these bytes; nothing where none does.
std::optional<ArchiveFormat> find_format(std::string_view bytes, ZstdDecoder& zstd);

}  // namespace dateline::archive
