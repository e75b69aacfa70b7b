#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

/// The URLs of requests. Where international host names can occur, a Utf8Locale has to live.
namespace dateline::http {

/// `typed` as a URL that can be asked for: trimmed, percent-encoded, absolute, with scheme http or
/// https and a host. The error is a sentence for people.
tl::expected<std::string, std::string> request_url(std::string_view typed);

/// Where a redirect from `url` with the Location header `location` leads (RFC 9110 section 10.2.2),
/// as a URL that can be asked for. User name and password stay with their scheme, host and port.
/// The error is a sentence for people.
tl::expected<std::string, std::string> redirect_target(const std::string& url,
                                                       std::string_view location);

/// The host of a URL that can be asked for: in lower case and ASCII form, without port and without
/// the dot that may end it.
std::string host_of(const std::string& url);

/// `url` as a record shows it: without user name, password and fragment, an international host in
/// its ASCII form. As it is when it cannot be parsed.
std::string shown_url(const std::string& url);

/// The scheme in lower case; empty when there is none.
std::string scheme_of(std::string_view url);

}  // namespace dateline::http
