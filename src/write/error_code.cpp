#include <array>
#include <cstddef>
#include <string_view>

#include "dateline/error.h"

namespace dateline {
namespace {

// In the order of the enumeration.
constexpr std::array<std::string_view, error_code_count> names = {
    "not-found",        "unreadable", "no-pages",    "too-large", "timeout",
    "not-html",         "no-article", "http-status", "network",   "tls",
    "redirect-refused", "deferred",   "bad-archive", "crashed",
};

}  // namespace

std::string_view to_string(ErrorCode code) noexcept {
  const auto index = static_cast<std::size_t>(code);
  return index < names.size() ? names[index] : std::string_view{};
}

}  // namespace dateline
