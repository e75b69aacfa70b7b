#include "fetch/utf8_locale.h"

namespace dateline::http {
namespace {

/// Null where the system has no such locale. Made once and kept: other threads may use it, too.
locale_t utf8_locale() noexcept {
  static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  return locale;
}

}  // namespace

Utf8Locale::Utf8Locale() noexcept
    : previous_(utf8_locale() == nullptr ? nullptr : uselocale(utf8_locale())) {
}

Utf8Locale::~Utf8Locale() {
  if (previous_ != nullptr) uselocale(previous_);
}

}  // namespace dateline::http
