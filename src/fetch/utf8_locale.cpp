#include "fetch/utf8_locale.h"

namespace dateline::http {

Utf8Locale::Utf8Locale() noexcept
    : utf8_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)),
      previous_(utf8_ == nullptr ? nullptr : uselocale(utf8_)) {
}

Utf8Locale::~Utf8Locale() {
  if (utf8_ == nullptr) return;
  uselocale(previous_);
  freelocale(utf8_);
}

}  // namespace dateline::http
