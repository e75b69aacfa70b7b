#include "archive/host_pattern.h"

#include <algorithm>
#include <cstddef>

#include "text/fold.h"
#include "text/url.h"

namespace dateline::archive {
namespace {

// Both in lower case. Where a character does not fit, the last "*" takes one more.
bool matches_wildcards(std::string_view pattern, std::string_view text) {
  std::size_t at = 0;
  std::size_t behind_star = std::string_view::npos;
  std::size_t star_ends = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (at < pattern.size() && pattern[at] == '*') {
      behind_star = ++at;
      star_ends = i;
    } else if (at < pattern.size() && pattern[at] == text[i]) {
      ++at;
      ++i;
    } else if (behind_star != std::string_view::npos) {
      at = behind_star;
      i = ++star_ends;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', at) == std::string_view::npos;
}

}  // namespace

bool matches_host(std::string_view pattern, std::string_view host) {
  const std::string wanted = text::to_ascii_lower(pattern);
  const std::string name = text::to_ascii_lower(host);
  return matches_wildcards(wanted, name) ||
         (wanted.starts_with("*.") && matches_wildcards(wanted.substr(2), name));
}

bool has_host_of(std::string_view url, const std::vector<std::string>& patterns) {
  const auto parts = text::split_url(url);
  if (!parts) return false;
  std::string_view host = parts->host;
  if (host.ends_with('.')) host.remove_suffix(1);  // the root of all names, which may be written
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const std::string& pattern) { return matches_host(pattern, host); });
}

}  // namespace dateline::archive
