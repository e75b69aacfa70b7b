#include <algorithm>
#include <string>
#include <string_view>

#include "archive/archive_invariants.h"
#include "archive/sample_message.h"
#include "dateline/mhtml.h"
#include "text/date.h"

namespace dateline::testing {
namespace {

std::string quoted_string(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

// The page as the second of two parts.
std::string write_message(const Page& page, std::string_view encoding, std::string_view encoded) {
  std::string boundary = "k";
  while (encoded.find("--" + boundary) != std::string_view::npos) boundary += 'k';
  std::string message = "MIME-Version: 1.0\r\nContent-Type: multipart/related; start=a; boundary=";
  message += boundary + "\r\n\r\n--" + boundary + "\r\nContent-Type: text/html\r\n\r\n--";
  message += boundary + "\r\nContent-ID: <a>\r\nContent-Type: text/html";
  if (page.charset) message += "; charset=" + quoted_string(*page.charset);
  if (page.url) message += "\r\nContent-Location: " + *page.url;
  message += "\r\nContent-Transfer-Encoding: ";
  message += encoding;
  message += "\r\n\r\n";
  message += encoded;
  return message + "\r\n--" + boundary + "--\r\n";
}

std::string written_again(const Page& page) {
  struct Encoding {
    std::string_view name;
    std::string text;
  };
  const Encoding encodings[] = {{"quoted-printable", quoted_printable(page.bytes)},
                                {"base64", base64(page.bytes)},
                                {"binary", page.bytes}};
  for (const auto& [name, text] : encodings) {
    const auto again = read_mhtml(write_message(page, name, text));
    if (!again || again->bytes != page.bytes || again->charset != page.charset ||
        again->url != page.url || again->is_truncated) {
      return "a page is another one when it is written in " + std::string(name);
    }
  }
  return {};
}

std::string check(std::string_view bytes, const Page& page) {
  if (page.bytes.size() > bytes.size()) return "a page is larger than its message";
  const bool is_visible = !page.url || std::all_of(page.url->begin(), page.url->end(),
                                                   [](char c) { return c > ' ' && c <= '~'; });
  if (!is_visible) return "a URL has other characters than visible ones of ASCII";
  if (page.url && !page.url->starts_with("http://") && !page.url->starts_with("https://")) {
    return "a URL is neither of http nor of https";
  }
  if (page.captured && !text::parse_iso8601(*page.captured)) return "a date is none of RFC 3339";
  const auto fits = read_mhtml(bytes, page.bytes.size());
  if (!fits || fits->bytes != page.bytes) return "a page does not fit into its own size";
  if (!page.bytes.empty()) {
    const auto refused = read_mhtml(bytes, page.bytes.size() - 1);
    if (refused || refused.error().code != ErrorCode::too_large) return "a limit is exceeded";
  }
  return written_again(page);
}

}  // namespace

std::string mhtml_finding(std::string_view bytes) {
  const auto page = read_mhtml(bytes);
  if (page) return check(bytes, *page);
  const ErrorCode code = page.error().code;
  if (code != ErrorCode::bad_archive && code != ErrorCode::not_html) return "an error is unknown";
  if (is_mhtml(bytes) && page.error().message == "it is no MIME message") {
    return "a message is taken for one and for none";
  }
  return written_again(Page{.input = {}, .bytes = std::string(bytes)});
}

}  // namespace dateline::testing
