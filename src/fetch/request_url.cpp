#include "fetch/request_url.h"

#include <curl/curl.h>

#include <memory>

#include "dateline/fetch.h"
#include "text/fold.h"
#include "text/url.h"

namespace dateline {
namespace http {
namespace {

struct UrlDeleter {
  void operator()(CURLU* url) const noexcept { curl_url_cleanup(url); }
};
struct StringDeleter {
  void operator()(char* text) const noexcept { curl_free(text); }
};
using UrlHandle = std::unique_ptr<CURLU, UrlDeleter>;
using CurlString = std::unique_ptr<char, StringDeleter>;

CurlString part_of(CURLU* url, CURLUPart part, unsigned flags) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, flags) != CURLUE_OK) return nullptr;
  return CurlString(text);
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

std::string shown_url(const std::string& url) {
  const UrlHandle parsed(curl_url());
  // Also a URL of another scheme is shown, as the target of a redirect that was refused.
  if (curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), CURLU_NON_SUPPORT_SCHEME) !=
      CURLUE_OK) {
    return url;
  }
  for (const CURLUPart part : {CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_FRAGMENT}) {
    curl_url_set(parsed.get(), part, nullptr, 0);
  }
  const CurlString shown = part_of(parsed.get(), CURLUPART_URL, CURLU_PUNYCODE);
  return shown ? shown.get() : url;
}

}  // namespace http

bool is_url(std::string_view input) {
  const std::string_view trimmed = text::trim_ascii(input);
  const std::string scheme = http::scheme_of(trimmed);
  return !scheme.empty() && trimmed.substr(scheme.size()).starts_with("://");
}

}  // namespace dateline
