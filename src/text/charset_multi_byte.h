#pragma once

#include <string>
#include <string_view>

#include "text/charset_sequence.h"

/// The Encoding Standard's multi-byte encodings: GBK, gb18030, Big5, EUC-JP, ISO-2022-JP,
/// Shift_JIS, EUC-KR, UTF-16LE, UTF-16BE.
namespace dateline::text {

struct MultiByteEncoding {
  std::string_view name;
  SequenceReader read = nullptr;
  /// Whether an ASCII byte that begins a sequence is always one, and stands for itself.
  bool has_ascii = true;
  /// iconv's names of the tables (Meaning); null where there is none.
  const char* table = nullptr;
  const char* other_table = nullptr;
};

/// The encoding with this name, or null when it is none of the multi-byte ones.
const MultiByteEncoding* find_multi_byte_encoding(std::string_view name) noexcept;

/// Appends `bytes` as UTF-8. What a sequence stands for is iconv's to say, so far as the standard
/// does not say otherwise.
void append_multi_byte(std::string& out, std::string_view bytes, const MultiByteEncoding& encoding);

}  // namespace dateline::text
