#pragma once

#include <string_view>

namespace dateline::text {

/// The five components of a URL reference (RFC 3986, appendix B), as views into it. The delimiters
/// stay with the components, so that "nothing" and "empty" differ, and the components in order,
/// with "scheme" and ":", are the reference.
struct UrlComponents {
  std::string_view scheme;     ///< without ":"; empty in a relative reference
  std::string_view authority;  ///< with "//"
  std::string_view path;
  std::string_view query;     ///< with "?"
  std::string_view fragment;  ///< with "#"
};

/// The scheme before the first ":", when what stands there is one; else empty.
std::string_view scheme_of(std::string_view reference) noexcept;

UrlComponents split_reference(std::string_view reference) noexcept;

/// The same for what follows a scheme and its ":", where another "a:" is no scheme any more.
UrlComponents split_after_scheme(std::string_view rest) noexcept;

/// The parts of an authority, delimiters left out.
struct UrlAuthority {
  bool has_user_information = false;
  std::string_view user_information;
  std::string_view host;  ///< an IPv6 address with its brackets
  bool has_port = false;
  std::string_view port;
};

/// `authority` without "//". The last "@" ends the user information, as in the URL Standard.
UrlAuthority split_authority(std::string_view authority) noexcept;

constexpr bool is_ascii_alpha(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The value of a hexadecimal digit, or -1.
constexpr int hexadecimal_value(char c) noexcept {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Whether a percent-escape begins at `position`.
constexpr bool is_escape_at(std::string_view text, std::string_view::size_type position) noexcept {
  return text.size() - position >= 3 && text[position] == '%' &&
         hexadecimal_value(text[position + 1]) >= 0 && hexadecimal_value(text[position + 2]) >= 0;
}

}  // namespace dateline::text
