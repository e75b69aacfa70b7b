#pragma once

#include <cstddef>
#include <string_view>

/// Where records begin in decompressed bytes of which nothing else is known.
namespace dateline::archive {

/// What every record begins with, before its version.
inline constexpr std::string_view record_magic = "WARC/";

/// How many bytes is_record_start() looks at.
inline constexpr std::size_t record_start_size = 128;

/// Whether a record begins here, as far as these bytes show: a version line, and in the next line
/// the name of a field.
bool is_record_start(std::string_view bytes) noexcept;

/// The first place at or behind `from` where a line begins that is_record_start(); npos if there is
/// none. What begins in the last record_start_size bytes may be found only with more of them.
std::size_t find_record_start(std::string_view bytes, std::size_t from) noexcept;

}  // namespace dateline::archive
