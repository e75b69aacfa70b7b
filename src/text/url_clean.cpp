#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "text/fold.h"
#include "text/url.h"
#include "text/url_components.h"

namespace dateline::text {
namespace {

// What a component may hold without percent-encoding (RFC 3986, appendix A), a bit for each kind of
// component.
enum Allowed : std::uint8_t {
  in_user_information = 1,
  in_host = 2,
  in_path = 4,
  in_query = 8,  // and in fragments
};

constexpr std::array<std::uint8_t, 256> allowed_components = [] {
  std::array<std::uint8_t, 256> table{};
  const auto allow = [&](std::string_view characters, unsigned components) {
    for (const char c : characters) {
      auto& entry = table[static_cast<unsigned char>(c)];
      entry = static_cast<std::uint8_t>(entry | components);
    }
  };
  constexpr std::string_view unreserved =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  constexpr std::string_view sub_delims = "!$&'()*+,;=";
  allow(unreserved, in_user_information | in_host | in_path | in_query);
  allow(sub_delims, in_user_information | in_host | in_path | in_query);
  allow(":", in_user_information | in_path | in_query);
  allow("@/", in_path | in_query);
  allow("?", in_query);
  return table;
}();

// C0 controls and the blank.
std::string_view trim_controls(std::string_view text) noexcept {
  const auto stays = [](char c) { return static_cast<unsigned char>(c) > 0x20; };
  const auto first = std::find_if(text.begin(), text.end(), stays);
  const auto last = std::find_if(text.rbegin(), text.rend(), stays).base();
  if (first >= last) return {};
  return text.substr(static_cast<std::size_t>(first - text.begin()),
                     static_cast<std::size_t>(last - first));
}

// Appends `text` with what `component` may not hold percent-encoded. Escapes stay as they are.
void append_encoded(std::string& out, std::string_view text, Allowed component) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::size_t position = 0;
  while (position < text.size()) {
    std::size_t end = position;
    while (end < text.size() &&
           ((allowed_components[static_cast<unsigned char>(text[end])] & component) != 0 ||
            is_escape_at(text, end))) {
      ++end;
    }
    out.append(text, position, end - position);
    if (end == text.size()) return;
    const auto byte = static_cast<unsigned char>(text[end]);
    out += '%';
    out += digits[byte >> 4];
    out += digits[byte & 0xF];
    position = end + 1;
  }
}

bool is_http(std::string_view scheme) noexcept {
  return equals_ignoring_ascii_case(scheme, "http") || equals_ignoring_ascii_case(scheme, "https");
}

// The port that need not be written.
std::string_view default_port(std::string_view scheme) noexcept {
  if (scheme.empty()) return {};
  return scheme.size() == std::string_view("https").size() ? "443" : "80";
}

void append_authority(std::string& out, std::string_view authority, std::string_view scheme,
                      bool http_like) {
  const UrlAuthority parts = split_authority(authority);
  out += "//";
  if (parts.has_user_information) {
    append_encoded(out, parts.user_information, in_user_information);
    out += '@';
  }
  const std::size_t host = out.size();
  if (parts.host.starts_with('[')) {
    out += parts.host;
  } else {
    append_encoded(out, parts.host, in_host);
  }
  if (http_like) {
    for (std::size_t i = host; i < out.size(); ++i) {
      if (is_escape_at(out, i)) {
        i += 2;
      } else if (out[i] >= 'A' && out[i] <= 'Z') {
        out[i] = static_cast<char>(out[i] + ('a' - 'A'));
      }
    }
    if (parts.port.empty() || parts.port == default_port(scheme)) return;
  }
  if (!parts.has_port) return;
  out += ':';
  append_encoded(out, parts.port, in_host);
}

}  // namespace

std::string clean_url(std::string_view reference) {
  reference = trim_controls(reference);
  std::string rewritten;  // holds the reference when it has to be changed before it is split
  if (reference.find_first_of("\t\n\r\\") != std::string_view::npos) {
    rewritten = reference;
    std::erase_if(rewritten, [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
    const std::string_view scheme = scheme_of(rewritten);
    if (scheme.empty() || is_http(scheme)) {
      const auto end = rewritten.begin() + static_cast<std::ptrdiff_t>(std::min(
                                               rewritten.find_first_of("?#"), rewritten.size()));
      std::replace(rewritten.begin(), end, '\\', '/');
    }
    reference = rewritten;
  }

  std::string out;
  out.reserve(reference.size() + 16);
  const std::string_view scheme = scheme_of(reference);
  const bool http_like = scheme.empty() || is_http(scheme);
  if (!scheme.empty()) {
    out += to_ascii_lower(scheme);
    out += ':';
    reference.remove_prefix(scheme.size() + 1);
  }
  if (http_like && reference.starts_with("//")) {
    // The URL Standard passes over surplus slashes: "http:////host".
    reference.remove_prefix(std::min(reference.find_first_not_of('/'), reference.size()) - 2);
  }
  const UrlComponents components = split_after_scheme(reference);
  if (!components.authority.empty()) {
    append_authority(out, components.authority.substr(2), scheme, http_like);
    if (http_like && components.path.empty()) out += '/';
  } else if (scheme.empty()) {
    // RFC 3986, section 4.2: a colon in the first segment would end a scheme.
    const std::string_view first_segment = components.path.substr(0, components.path.find('/'));
    if (first_segment.find(':') != std::string_view::npos) out += "./";
  }
  append_encoded(out, components.path, in_path);
  if (!components.query.empty()) {
    out += '?';
    append_encoded(out, components.query.substr(1), in_query);
  }
  if (!components.fragment.empty()) {
    out += '#';
    append_encoded(out, components.fragment.substr(1), in_query);
  }
  return out;
}

}  // namespace dateline::text
