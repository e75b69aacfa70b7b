#pragma once

#include <string>
#include <string_view>

namespace dateline::text {

/// Appends `bytes` as UTF-8 where `name` is one of the Encoding Standard's multi-byte encodings
/// (GBK, gb18030, Big5, EUC-JP, ISO-2022-JP, Shift_JIS, EUC-KR, UTF-16LE, UTF-16BE); false, and
/// nothing done, for any other. The bytes are divided into sequences as the standard's decoders do
/// it, so that after a bad one decoding goes on at the same byte; what a good one stands for is
/// iconv's to say.
bool append_multi_byte(std::string& out, std::string_view bytes, std::string_view name);

}  // namespace dateline::text
