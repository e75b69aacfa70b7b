#include "archive/content_type.h"

#include <algorithm>
#include <array>

#include "text/fold.h"

namespace dateline::http {
namespace {

using namespace std::string_view_literals;

bool is_http_white_space(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

bool is_html_white_space(char byte) {
  return is_http_white_space(byte) || byte == '\f';
}

bool is_ascii_alphanumeric(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9');
}

bool is_http_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char byte) {
    return is_ascii_alphanumeric(byte) || "!#$%&'*+-.^_`|~"sv.find(byte) != std::string_view::npos;
  });
}

std::string_view without_trailing_white_space(std::string_view text) {
  while (!text.empty() && is_http_white_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string_view without_leading_white_space(std::string_view text) {
  while (!text.empty() && is_http_white_space(text.front())) text.remove_prefix(1);
  return text;
}

/// Takes from `rest` up to, not including, the first of `ends`.
std::string_view take_until(std::string_view& rest, std::string_view ends) {
  const std::string_view taken = rest.substr(0, rest.find_first_of(ends));
  rest.remove_prefix(taken.size());
  return taken;
}

/// "Collect an HTTP quoted string" with the value extracted; `rest` begins at the quotation mark.
std::string take_quoted_string(std::string_view& rest) {
  std::string value;
  rest.remove_prefix(1);
  while (!rest.empty()) {
    const char byte = rest.front();
    rest.remove_prefix(1);
    if (byte == '"') break;
    if (byte != '\\') {
      value += byte;
    } else if (rest.empty()) {
      value += '\\';
    } else {
      value += rest.front();
      rest.remove_prefix(1);
    }
  }
  return value;
}

/// The first `charset` among parameters, each of which begins with ";".
std::optional<std::string> find_charset(std::string_view rest) {
  while (!rest.empty()) {
    rest.remove_prefix(1);
    rest = without_leading_white_space(rest);
    const std::string_view name = take_until(rest, ";=");
    if (rest.empty()) break;
    if (rest.front() == ';') continue;
    rest.remove_prefix(1);
    std::string value;
    if (!rest.empty() && rest.front() == '"') {
      value = take_quoted_string(rest);
      take_until(rest, ";");
    } else {
      value = without_trailing_white_space(take_until(rest, ";"));
    }
    if (!value.empty() && text::equals_ignoring_ascii_case(name, "charset")) return value;
  }
  return std::nullopt;
}

bool is_binary_data_byte(char character) {
  const auto byte = static_cast<unsigned char>(character);
  return byte <= 0x08 || byte == 0x0B || (byte >= 0x0E && byte <= 0x1A) ||
         (byte >= 0x1C && byte <= 0x1F);
}

/// What opens HTML, in lower case; a tag name has to end after it.
constexpr std::array html_openings = {
    "<!doctype html"sv,
    "<html"sv,
    "<head"sv,
    "<script"sv,
    "<iframe"sv,
    "<h1"sv,
    "<div"sv,
    "<font"sv,
    "<table"sv,
    "<a"sv,
    "<style"sv,
    "<title"sv,
    "<b"sv,
    "<body"sv,
    "<br"sv,
    "<p"sv,
};

std::string_view skip_html_white_space(std::string_view text) {
  while (!text.empty() && is_html_white_space(text.front())) text.remove_prefix(1);
  return text;
}

bool begins_with_ignoring_ascii_case(std::string_view text, std::string_view lower_case) {
  return text.size() >= lower_case.size() &&
         text::equals_ignoring_ascii_case(text.substr(0, lower_case.size()), lower_case);
}

bool begins_with_name(std::string_view text, std::string_view opening) {
  if (!begins_with_ignoring_ascii_case(text, opening) || text.size() == opening.size()) {
    return false;
  }
  const char end = text[opening.size()];
  return end == '>' || is_html_white_space(end);
}

bool begins_with_html(std::string_view text) {
  return text.starts_with("<!--") ||
         std::any_of(html_openings.begin(), html_openings.end(),
                     [&](std::string_view opening) { return begins_with_name(text, opening); });
}

/// Whether an XML document, given from its declaration on, is XHTML: comments, then the doctype or
/// the root.
bool is_xhtml(std::string_view text) {
  const std::size_t end = text.find("?>");
  if (end == std::string_view::npos) return false;
  text = skip_html_white_space(text.substr(end + 2));
  while (text.starts_with("<!--")) {
    const std::size_t comment_end = text.find("-->");
    if (comment_end == std::string_view::npos) return false;
    text = skip_html_white_space(text.substr(comment_end + 3));
  }
  return begins_with_name(text, "<!doctype html") || begins_with_name(text, "<html");
}

/// "text/html" or "text/xml" when the text opens so, else an empty view.
std::string_view sniff_markup(std::string_view text) {
  text = skip_html_white_space(text);
  if (begins_with_html(text)) return "text/html";
  if (text.starts_with("<?xml")) return is_xhtml(text) ? "text/html" : "text/xml";
  return {};
}

/// UTF-16 as far as it is ASCII: enough to know markup by. `bytes` come after the byte-order mark.
std::string ascii_of_utf16(std::string_view bytes, std::size_t index_of_low_byte) {
  std::string ascii;
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    ascii += bytes[at + 1 - index_of_low_byte] == '\0' ? bytes[at + index_of_low_byte] : '?';
  }
  return ascii;
}

struct Signature {
  std::string_view bytes;      ///< at the very beginning
  std::string_view more = {};  ///< and these, at offset `more_at`
  std::size_t more_at = 0;
  std::string_view type = {};
  bool is_letters_alone = false;  ///< a text could begin so, too
};

constexpr std::array signatures = {
    Signature{.bytes = "%PDF-"sv, .type = "application/pdf"},
    Signature{.bytes = "%!PS-Adobe-"sv, .type = "application/postscript"},
    Signature{.bytes = "\0\0\1\0"sv, .type = "image/x-icon"},
    Signature{.bytes = "\0\0\2\0"sv, .type = "image/x-icon"},
    Signature{.bytes = "BM"sv, .type = "image/bmp", .is_letters_alone = true},
    Signature{.bytes = "GIF87a"sv, .type = "image/gif"},
    Signature{.bytes = "GIF89a"sv, .type = "image/gif"},
    Signature{.bytes = "RIFF"sv, .more = "WEBPVP"sv, .more_at = 8, .type = "image/webp"},
    Signature{.bytes = "\x89PNG\r\n\x1A\n"sv, .type = "image/png"},
    Signature{.bytes = "\xFF\xD8\xFF"sv, .type = "image/jpeg"},
    Signature{.bytes = "FORM"sv, .more = "AIFF"sv, .more_at = 8, .type = "audio/aiff"},
    Signature{.bytes = "ID3"sv, .type = "audio/mpeg", .is_letters_alone = true},
    Signature{.bytes = "OggS\0"sv, .type = "application/ogg"},
    Signature{.bytes = "MThd\0\0\0\6"sv, .type = "audio/midi"},
    Signature{.bytes = "RIFF"sv, .more = "AVI "sv, .more_at = 8, .type = "video/avi"},
    Signature{.bytes = "RIFF"sv, .more = "WAVE"sv, .more_at = 8, .type = "audio/wave"},
    Signature{.bytes = "\0"sv, .more = "ftyp"sv, .more_at = 4, .type = "video/mp4"},
    Signature{.bytes = "\x1A\x45\xDF\xA3"sv, .type = "video/webm"},
    Signature{.bytes = "\x1F\x8B\x08"sv, .type = "application/x-gzip"},
    Signature{.bytes = "PK\3\4"sv, .type = "application/zip"},
    Signature{.bytes = "Rar!\x1A\7"sv, .type = "application/x-rar-compressed"},
};

bool has_signature(std::string_view header, const Signature& signature) {
  return header.starts_with(signature.bytes) && header.size() >= signature.more_at &&
         header.substr(signature.more_at).starts_with(signature.more);
}

}  // namespace

std::optional<ContentType> parse_content_type(std::string_view value) {
  value = without_trailing_white_space(without_leading_white_space(value));
  std::string_view rest = value;
  const std::string_view type = take_until(rest, "/");
  if (!is_http_token(type) || rest.empty()) return std::nullopt;
  rest.remove_prefix(1);
  const std::string_view subtype = without_trailing_white_space(take_until(rest, ";"));
  if (!is_http_token(subtype)) return std::nullopt;
  ContentType result;
  result.essence = text::to_ascii_lower(type) + '/' + text::to_ascii_lower(subtype);
  result.charset = find_charset(rest);
  return result;
}

DeclaredType classify(const std::optional<ContentType>& declared) {
  if (!declared) return DeclaredType::unknown;
  const std::string_view essence = declared->essence;
  if (essence == "text/html" || essence == "application/xhtml+xml") return DeclaredType::html;
  constexpr std::array unknown_types = {"text/plain"sv, "application/octet-stream"sv,
                                        "unknown/unknown"sv, "application/unknown"sv, "*/*"sv};
  const bool is_unknown =
      std::find(unknown_types.begin(), unknown_types.end(), essence) != unknown_types.end();
  return is_unknown ? DeclaredType::unknown : DeclaredType::other;
}

std::string_view sniff_type(std::string_view bytes) {
  const std::string_view header = bytes.substr(0, resource_header_size);
  if (header.starts_with("\xFE\xFF") || header.starts_with("\xFF\xFE")) {
    const std::size_t index_of_low_byte = header.front() == '\xFE' ? 1 : 0;
    const std::string ascii = ascii_of_utf16(header.substr(2), index_of_low_byte);
    const std::string_view markup = sniff_markup(ascii);
    return markup.empty() ? "text/plain" : markup;
  }
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  const bool is_marked = header.starts_with(byte_order_mark);
  const std::string_view markup =
      sniff_markup(is_marked ? header.substr(byte_order_mark.size()) : header);
  if (!markup.empty()) return markup;
  if (is_marked) return "text/plain";

  const bool has_binary_data = std::any_of(header.begin(), header.end(), is_binary_data_byte);
  for (const Signature& signature : signatures) {
    if (signature.is_letters_alone && !has_binary_data) continue;
    if (has_signature(header, signature)) return signature.type;
  }
  return has_binary_data ? "application/octet-stream" : "text/plain";
}

bool is_binary_format(std::string_view type) noexcept {
  return !type.starts_with("text/") && type != "application/octet-stream";
}

}  // namespace dateline::http
