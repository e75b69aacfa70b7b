#include "site/profile.h"

#include <algorithm>

#include "site/pattern.h"
#include "text/fold.h"

namespace dateline::site {

bool is_host_of(const Profile& profile, std::string_view host) {
  const std::string lower = text::to_ascii_lower(host);
  return std::any_of(profile.hosts.begin(), profile.hosts.end(), [&](const std::string& known) {
    if (lower == known) return true;
    return lower.size() > known.size() && lower.ends_with(known) &&
           lower[lower.size() - known.size() - 1] == '.';
  });
}

bool has_key(const std::vector<std::string>& keys, std::string_view key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

bool fits_any(const std::vector<std::string>& patterns, std::string_view path) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const std::string& pattern) { return fits(pattern, path); });
}

}  // namespace dateline::site
