#include "extract/same_site.h"

#include <algorithm>
#include <array>

#include "text/fold.h"

namespace dateline::extraction {

namespace {

/// The last `count` labels of a host; all of it where it has fewer.
std::string_view last_labels(std::string_view host, int count) {
  std::size_t begin = host.size();
  while (count > 0 && begin > 0) {
    const std::size_t dot = host.rfind('.', begin - 1);
    if (dot == std::string_view::npos) return host;
    begin = dot;
    if (--count > 0) continue;
    return host.substr(dot + 1);
  }
  return host;
}

/// What is registered: two labels, or three where the second of the last two is a registry's own,
/// as in "co.uk" and "com.au".
std::string_view registered_domain(std::string_view host) {
  static constexpr std::array<std::string_view, 9> second_levels = {
      "co", "com", "net", "org", "gov", "ac", "edu", "or", "ne"};
  const std::string_view two = last_labels(host, 2);
  const std::string_view second = two.substr(0, two.find('.'));
  const std::string_view top = two.substr(std::min(second.size() + 1, two.size()));
  const bool is_registry =
      top.size() == 2 &&
      std::any_of(second_levels.begin(), second_levels.end(), [&](std::string_view known) {
        return text::equals_ignoring_ascii_case(known, second);
      });
  return is_registry ? last_labels(host, 3) : two;
}

}  // namespace

bool is_same_site(std::string_view a, std::string_view b) {
  return text::equals_ignoring_ascii_case(a, b) ||
         text::equals_ignoring_ascii_case(registered_domain(a), registered_domain(b));
}

}  // namespace dateline::extraction
