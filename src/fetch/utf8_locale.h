#pragma once

#include <clocale>

namespace dateline::http {

/// Makes the calling thread's character set UTF-8 while it lives: libcurl reads international host
/// names in the locale's, which is ASCII in a program that sets none. Other threads and other parts
/// of the locale keep theirs.
class Utf8Locale {
 public:
  Utf8Locale() noexcept;
  ~Utf8Locale();
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  locale_t previous_;  ///< null where the system has no such locale: then nothing is changed
};

}  // namespace dateline::http
