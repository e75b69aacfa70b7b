#include "fetch/request_url.h"

#include <optional>

#include "dateline/fetch.h"
#include "fetch/curl_handles.h"
#include "fetch/transfer_error.h"
#include "text/fold.h"
#include "text/url.h"

namespace dateline {
namespace http {
namespace {

std::optional<std::string> part_of(CURLU* url, CURLUPart part, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, flags) != CURLUE_OK) return std::nullopt;
  const CurlString owner(text);
  return std::string(text);
}

UrlHandle parse(const std::string& url, unsigned flags = 0) {
  UrlHandle parsed(curl_url());
  return curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), flags) == CURLUE_OK
             ? std::move(parsed)
             : nullptr;
}

bool have_same_origin(CURLU* left, CURLU* right) {
  const auto is_same = [&](CURLUPart part, unsigned flags) {
    return part_of(left, part, flags) == part_of(right, part, flags);
  };
  return is_same(CURLUPART_SCHEME, 0) && is_same(CURLUPART_HOST, CURLU_PUNYCODE) &&
         is_same(CURLUPART_PORT, CURLU_DEFAULT_PORT);
}

/// `target` with the user name and password of `url` where both are of one origin and it has none.
std::string with_user_of(const std::string& url, std::string target) {
  const UrlHandle from = parse(url);
  const UrlHandle to = parse(target);
  if (!from || !to || !have_same_origin(from.get(), to.get())) return target;
  const auto user = part_of(from.get(), CURLUPART_USER);
  if (!user || part_of(to.get(), CURLUPART_USER)) return target;
  curl_url_set(to.get(), CURLUPART_USER, user->c_str(), 0);
  if (const auto password = part_of(from.get(), CURLUPART_PASSWORD)) {
    curl_url_set(to.get(), CURLUPART_PASSWORD, password->c_str(), 0);
  }
  return part_of(to.get(), CURLUPART_URL).value_or(std::move(target));
}

bool is_ascii_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool is_scheme_character(char byte) {
  return is_ascii_letter(byte) || (byte >= '0' && byte <= '9') || byte == '+' || byte == '-' ||
         byte == '.';
}

}  // namespace

std::string scheme_of(std::string_view url) {
  if (url.empty() || !is_ascii_letter(url.front())) return {};
  std::size_t end = 1;
  while (end < url.size() && is_scheme_character(url[end])) ++end;
  if (end == url.size() || url[end] != ':') return {};
  return text::to_ascii_lower(url.substr(0, end));
}

tl::expected<std::string, std::string> request_url(std::string_view typed) {
  const std::string cleaned = text::clean_url(typed);
  const std::string scheme = scheme_of(cleaned);
  if (scheme != "http" && scheme != "https") {
    return tl::make_unexpected("only http and https URLs are fetched");
  }
  const UrlHandle url(curl_url());
  const CURLUcode parsed = curl_url_set(url.get(), CURLUPART_URL, cleaned.c_str(), 0);
  if (parsed == CURLUE_NO_HOST) return tl::make_unexpected("the URL names no host");
  if (parsed != CURLUE_OK) {
    return tl::make_unexpected(std::string("the URL cannot be parsed: ") +
                               curl_url_strerror(parsed));
  }
  return cleaned;
}

tl::expected<std::string, std::string> redirect_target(const std::string& url,
                                                       std::string_view location) {
  const std::string target = text::resolve_url(url, location).value_or(text::clean_url(location));
  const std::string scheme = scheme_of(target);
  if (!scheme.empty() && scheme != "http" && scheme != "https") {
    return tl::make_unexpected("its scheme is \"" + printable(scheme) + "\", not http or https");
  }
  return request_url(target).map(
      [&](std::string known) { return with_user_of(url, std::move(known)); });
}

std::string host_of(const std::string& url) {
  const UrlHandle parsed = parse(url);
  auto host = parsed ? part_of(parsed.get(), CURLUPART_HOST, CURLU_PUNYCODE) : std::nullopt;
  // A name that IDNA forbids has no ASCII form.
  if (!host && parsed) host = part_of(parsed.get(), CURLUPART_HOST);
  std::string name = text::to_ascii_lower(host.value_or(std::string()));
  if (name.ends_with('.')) name.pop_back();
  return name;
}

std::string shown_url(const std::string& url) {
  // Also a URL of another scheme is shown, as the target of a redirect that was refused.
  const UrlHandle parsed = parse(url, CURLU_NON_SUPPORT_SCHEME);
  if (!parsed) return url;
  for (const CURLUPart part : {CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_FRAGMENT}) {
    curl_url_set(parsed.get(), part, nullptr, 0);
  }
  return part_of(parsed.get(), CURLUPART_URL, CURLU_PUNYCODE).value_or(url);
}

}  // namespace http

bool is_url(std::string_view input) {
  const std::string_view trimmed = text::trim_ascii(input);
  const std::string scheme = http::scheme_of(trimmed);
  return !scheme.empty() && trimmed.substr(scheme.size()).starts_with("://");
}

}  // namespace dateline
