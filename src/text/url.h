#pragma once

#include <optional>
#include <string>
#include <string_view>

/// URLs as the URL Standard (url.spec.whatwg.org) cleans them and RFC 3986 merges them.
namespace dateline::text {

/// `reference` as a page writes it, made fit for RFC 3986: C0 controls and blanks at both ends
/// trimmed, tabs and line ends dropped, the scheme in lower case, and all that RFC 3986 forbids
/// percent-encoded as UTF-8; a `%` that is no escape becomes "%25", a relative reference that
/// begins as "12:30" gets "./" before it. In http and https URLs and in relative references also:
/// `\` read as `/` (before the query), surplus slashes before the host dropped, the host in lower
/// case (ASCII only; other letters stay as they are, percent-encoded: no IDNA), an empty path after
/// a host made "/", a port that is the scheme's own dropped. Cleaning twice changes nothing more.
std::string clean_url(std::string_view reference);

/// `reference` resolved against `base` (RFC 3986 section 5; an absolute reference needs no base),
/// both cleaned, dot segments removed. "https:path" is relative to a base of its own scheme, as
/// browsers have it. Schemes other than http and https (mailto, javascript, data) come back as they
/// are, cleaned. Empty when it cannot be parsed (a bad host or port), when it is relative and the
/// base is not absolute, or when both together are over 16 KiB and have to be merged.
std::optional<std::string> resolve_url(std::string_view base, std::string_view reference);

/// Parts of an absolute URL, as views into it; absent parts are empty.
struct UrlParts {
  std::string_view scheme;
  std::string_view host;  ///< without port and user information; an IPv6 address with its brackets
  std::string_view path;  ///< with the leading "/", without query
  std::string_view query;
  std::string_view fragment;
};
std::optional<UrlParts> split_url(std::string_view absolute_url);

/// Bytes that percent-escapes stand for; bad escapes stay as they are.
std::string percent_decode(std::string_view text);

}  // namespace dateline::text
