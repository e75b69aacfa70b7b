#pragma once

#include <iconv.h>

#include <string>
#include <string_view>

namespace dateline::text {

/// A conversion from one of iconv's encodings to UTF-8. Where the system's iconv lacks the encoding
/// (the C library's tables need not be installed), it converts ASCII and nothing else.
class Iconv {
 public:
  explicit Iconv(const char* from) noexcept;
  ~Iconv();
  Iconv(const Iconv&) = delete;
  Iconv& operator=(const Iconv&) = delete;

  /// Appends what `bytes` stand for, up to the first sequence that stands for no character; gives
  /// the number of bytes that were read.
  std::size_t append(std::string& out, std::string_view bytes);

 private:
  iconv_t descriptor_;
};

}  // namespace dateline::text
