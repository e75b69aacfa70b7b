#include "text/url_components.h"

#include <algorithm>
#include <cstddef>

namespace dateline::text {

std::string_view scheme_of(std::string_view reference) noexcept {
  if (reference.empty() || !is_ascii_alpha(reference.front())) return {};
  for (std::size_t end = 1; end < reference.size(); ++end) {
    const char c = reference[end];
    if (c == ':') return reference.substr(0, end);
    if (!is_ascii_alpha(c) && !(c >= '0' && c <= '9') && c != '+' && c != '-' && c != '.') break;
  }
  return {};
}

UrlComponents split_reference(std::string_view reference) noexcept {
  const std::string_view scheme = scheme_of(reference);
  if (!scheme.empty()) reference.remove_prefix(scheme.size() + 1);
  UrlComponents components = split_after_scheme(reference);
  components.scheme = scheme;
  return components;
}

UrlComponents split_after_scheme(std::string_view rest) noexcept {
  UrlComponents components;
  // From the end, as "#" ends a query and both end a path.
  const auto take_from = [&](std::size_t position) {
    const std::string_view taken = rest.substr(std::min(position, rest.size()));
    rest.remove_suffix(taken.size());
    return taken;
  };
  components.fragment = take_from(rest.find('#'));
  components.query = take_from(rest.find('?'));
  if (rest.starts_with("//")) {
    components.path = take_from(rest.find('/', 2));
    components.authority = rest;
  } else {
    components.path = rest;
  }
  return components;
}

UrlAuthority split_authority(std::string_view authority) noexcept {
  UrlAuthority parts;
  if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) {
    parts.has_user_information = true;
    parts.user_information = authority.substr(0, at);
    authority.remove_prefix(at + 1);
  }
  // The colons of an IPv6 address are not the port's.
  const std::size_t bracket =
      authority.starts_with('[') ? authority.find(']') : std::string_view::npos;
  const std::size_t colon = authority.rfind(':');
  if (colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket)) {
    parts.has_port = true;
    parts.port = authority.substr(colon + 1);
    authority = authority.substr(0, colon);
  }
  parts.host = authority;
  return parts;
}

}  // namespace dateline::text
