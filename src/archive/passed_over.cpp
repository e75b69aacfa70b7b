#include "archive/passed_over.h"

namespace dateline::archive {

std::string_view to_string(PassedOver reason) noexcept {
  constexpr std::array<std::string_view, passed_over_count> names = {
      "warcinfo",   "request",    "metadata", "revisit", "conversion",
      "other-type", "other-host", "not-http", "status",  "not-html"};
  return names[static_cast<std::size_t>(reason)];
}

}  // namespace dateline::archive
