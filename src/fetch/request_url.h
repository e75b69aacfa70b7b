#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace dateline::http {

/// `typed` as a URL that can be asked for: trimmed, percent-encoded, absolute, with scheme http or
/// https and a host. The error is a sentence for people.
tl::expected<std::string, std::string> request_url(std::string_view typed);

/// `url` as a record shows it: without user name, password and fragment, an international host in
/// its ASCII form. As it is when it cannot be parsed.
std::string shown_url(const std::string& url);

/// The scheme in lower case; empty when there is none.
std::string scheme_of(std::string_view url);

}  // namespace dateline::http
