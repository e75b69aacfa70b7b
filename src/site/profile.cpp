#include "site/profile.h"

#include <algorithm>

#include "site/pattern.h"
#include "text/fold.h"

namespace dateline::site {

bool is_host_of(const Profile& profile, std::string_view host) {
  return std::any_of(profile.hosts.begin(), profile.hosts.end(), [&](const std::string& known) {
    if (host.size() < known.size()) return false;
    const std::size_t begin = host.size() - known.size();
    return (begin == 0 || host[begin - 1] == '.') &&
           text::equals_ignoring_ascii_case(host.substr(begin), known);
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
