#include "text/url.h"

#include <uriparser/Uri.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "text/url_components.h"

namespace dateline::text {
namespace {

// uriparser reads by recursion; its compiled form needs no stack for that, but that is the
// compiler's kindness. No page links to a longer URL.
constexpr std::size_t longest_merged_url = 16'384;

/// Owns the members of a UriUriA, which point into the text that was parsed.
class Uri {
 public:
  Uri() = default;
  Uri(const Uri&) = delete;
  Uri& operator=(const Uri&) = delete;
  ~Uri() { uriFreeUriMembersA(&uri_); }

  bool parse(std::string_view text) {
    const char* error_position = nullptr;
    return uriParseSingleUriExA(&uri_, text.data(), text.data() + text.size(), &error_position) ==
           URI_SUCCESS;
  }
  bool resolve(const Uri& base, const Uri& reference) {
    return uriAddBaseUriExA(&uri_, &reference.uri_, &base.uri_, URI_RESOLVE_STRICTLY) ==
           URI_SUCCESS;
  }
  std::optional<std::string> to_string() const {
    int length = 0;
    if (uriToStringCharsRequiredA(&uri_, &length) != URI_SUCCESS) return std::nullopt;
    std::string out(static_cast<std::size_t>(length) + 1, '\0');
    int written = 0;
    if (uriToStringA(out.data(), &uri_, length + 1, &written) != URI_SUCCESS) return std::nullopt;
    out.resize(static_cast<std::size_t>(length));
    return out;
  }

 private:
  UriUriA uri_{};
};

bool is_http(std::string_view scheme) noexcept {
  return scheme == "http" || scheme == "https";
}

// The URL Standard's forbidden domain code points, which stand in a cleaned host as escapes, and
// its limit for ports.
bool has_valid_authority(std::string_view authority) {
  const UrlAuthority parts = split_authority(authority);
  if (parts.host.empty()) return false;
  if (!parts.host.starts_with('[')) {
    const std::string host = percent_decode(parts.host);
    const auto forbidden = [](char c) {
      constexpr std::string_view marks = " #%/:<>?@[\\]^|\x7F";
      return static_cast<unsigned char>(c) < 0x20 || marks.find(c) != std::string_view::npos;
    };
    if (std::any_of(host.begin(), host.end(), forbidden)) return false;
  }
  unsigned port = 0;
  const char* end = parts.port.data() + parts.port.size();
  const auto [stop, error] = std::from_chars(parts.port.data(), end, port);
  return parts.port.empty() || (error == std::errc() && stop == end && port <= 65535);
}

// RFC 3986, section 5.2, for cleaned URLs. With an absolute reference, which is then its own base,
// it only removes dot segments.
std::optional<std::string> merge(std::string_view base, std::string_view reference) {
  if (base.size() + reference.size() > longest_merged_url) return std::nullopt;
  Uri base_uri;
  Uri reference_uri;
  Uri result;
  if (!base_uri.parse(base) || !reference_uri.parse(reference)) return std::nullopt;
  if (!result.resolve(base_uri, reference_uri)) return std::nullopt;
  std::optional<std::string> url = result.to_string();
  if (!url) return std::nullopt;
  const UrlComponents components = split_reference(*url);
  if (components.scheme.empty()) return std::nullopt;
  std::string_view authority = split_reference(reference).authority;
  if (authority.empty()) authority = split_reference(base).authority;
  if (is_http(components.scheme) &&
      (authority.empty() || !has_valid_authority(authority.substr(2)))) {
    return std::nullopt;
  }
  // uriparser puts a dot segment before a path that begins with "//", which only a URL without
  // authority needs (RFC 3986, section 3.3). No other dot segment is left.
  if (!authority.empty() && components.path.starts_with("/./")) {
    url->erase(static_cast<std::size_t>(components.path.data() - url->data()), 2);
  }
  // uriparser writes IPv6 addresses with all their zeros.
  if (components.authority != authority) {
    url->replace(components.scheme.size() + 1, components.authority.size(), authority);
  }
  return url;
}

// Of a scheme and what follows its "//". Cleaned once more, as the scheme decides which port need
// not be written.
std::optional<std::string> resolve_absolute(std::string_view scheme, std::string_view rest) {
  std::string url(scheme);
  url += "://";
  url += rest;
  const std::string cleaned = clean_url(url);
  return merge(cleaned, cleaned);
}

// --- The fast way for what most links of a page are: addresses of letters, digits and a few marks,
// in which cleaning would change nothing, and whose merge is to put two pieces together.

enum Plain : std::uint8_t { in_plain_host = 1, in_plain_rest = 2 };

constexpr std::array<std::uint8_t, 256> plain_characters = [] {
  std::array<std::uint8_t, 256> table{};
  for (const char c : std::string_view("abcdefghijklmnopqrstuvwxyz0123456789-.")) {
    table[static_cast<unsigned char>(c)] = in_plain_host | in_plain_rest;
  }
  for (const char c : std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZ_~!$&'()*+,;=:@/?")) {
    table[static_cast<unsigned char>(c)] = in_plain_rest;
  }
  return table;
}();

constexpr bool is_plain(char c, Plain place) noexcept {
  return (plain_characters[static_cast<unsigned char>(c)] & place) != 0;
}

// Whether nothing would be changed in `rest`, which is a path, query and fragment: no bad character
// or escape, no dot at a segment's start, no second "#".
bool is_plain_rest(std::string_view rest) noexcept {
  bool fragment = false;
  char previous = '/';
  for (std::size_t i = 0; i < rest.size(); ++i) {
    const char c = rest[i];
    if (c == '.' && previous == '/') return false;
    previous = c;
    if (is_plain(c, in_plain_rest) || is_escape_at(rest, i)) continue;
    if (c != '#' || fragment) return false;
    fragment = true;
  }
  return true;
}

// Where the host that begins at `from` ends, when it is plain and "/" follows; else 0.
std::size_t plain_host_end(std::string_view url, std::size_t from) noexcept {
  std::size_t end = from;
  while (end < url.size() && is_plain(url[end], in_plain_host)) ++end;
  return end > from && end < url.size() && url[end] == '/' ? end : 0;
}

// The length of "http://host" or "https://host", when that is plain; else 0.
std::size_t plain_origin_length(std::string_view url) noexcept {
  if (url.starts_with("https://")) return plain_host_end(url, 8);
  if (url.starts_with("http://")) return plain_host_end(url, 7);
  return 0;
}

// How many bytes of a plain `base` stand before a plain relative reference; nothing when that has
// to be merged with care.
std::optional<std::size_t> kept_of_base(std::string_view base,
                                        std::string_view reference) noexcept {
  const std::size_t origin = plain_origin_length(base);
  if (origin == 0) return std::nullopt;
  if (reference.starts_with("//")) {
    const std::size_t host_end = plain_host_end(reference, 2);
    if (host_end == 0 || !is_plain_rest(reference.substr(host_end))) return std::nullopt;
    return base.find('/');
  }
  if (!is_plain_rest(reference)) return std::nullopt;
  if (reference.starts_with('/')) return origin;

  if (!is_plain_rest(base.substr(origin))) return std::nullopt;
  const std::size_t fragment = std::min(base.find('#'), base.size());
  if (reference.empty() || reference.starts_with('#')) return fragment;
  const std::size_t query = std::min(base.find('?'), fragment);
  if (reference.starts_with('?')) return query;
  // A colon in the first segment may end a scheme.
  const std::size_t mark = reference.find_first_of(":/?#");
  if (mark != std::string_view::npos && reference[mark] == ':') return std::nullopt;
  return base.rfind('/', query) + 1;
}

std::optional<std::string> resolve_plain(std::string_view base, std::string_view reference) {
  if (const std::size_t origin = plain_origin_length(reference)) {
    if (is_plain_rest(reference.substr(origin))) return std::string(reference);
    return std::nullopt;
  }
  const std::optional<std::size_t> kept = kept_of_base(base, reference);
  if (!kept) return std::nullopt;
  std::string url;
  url.reserve(*kept + reference.size());
  url.append(base, 0, *kept);
  url += reference;
  return url;
}

}  // namespace

std::optional<std::string> resolve_url(std::string_view base, std::string_view reference) {
  if (std::optional<std::string> url = resolve_plain(base, reference)) return url;

  const std::string cleaned = clean_url(reference);
  const std::string_view scheme = scheme_of(cleaned);
  if (!scheme.empty() && !is_http(scheme)) return cleaned;
  const std::string_view rest =
      std::string_view(cleaned).substr(scheme.empty() ? 0 : scheme.size() + 1);
  if (!scheme.empty() && rest.starts_with("//")) return merge(cleaned, cleaned);

  std::string cleaned_base = clean_url(base);
  // A reference without a path keeps the base's, dot segments and all.
  if (cleaned_base.find("/.") != std::string::npos) {
    if (std::optional<std::string> shorter = merge(cleaned_base, cleaned_base)) {
      cleaned_base = std::move(*shorter);
    }
  }
  const UrlComponents base_components = split_reference(cleaned_base);
  if (!scheme.empty()) {
    // "https:path" is relative to a base of the same scheme; to any other, slashes were forgotten
    // (URL Standard, "special relative or authority state" and "special authority slashes state").
    if (scheme != base_components.scheme) {
      return resolve_absolute(scheme,
                              rest.substr(std::min(rest.find_first_not_of('/'), rest.size())));
    }
    const bool begins_with_segment =
        !rest.empty() && std::string_view("/?#").find(rest.front()) == std::string_view::npos;
    return merge(cleaned_base, (begins_with_segment ? "./" : "") + std::string(rest));
  }
  if (is_http(base_components.scheme) && cleaned.starts_with("//")) {
    return resolve_absolute(base_components.scheme, rest.substr(2));
  }
  // Below "mailto:" and "about:" there is nothing relative.
  if (base_components.authority.empty() && !base_components.path.starts_with('/')) {
    return std::nullopt;
  }
  return merge(cleaned_base, cleaned);
}

std::optional<UrlParts> split_url(std::string_view absolute_url) {
  const UrlComponents components = split_reference(absolute_url);
  if (components.scheme.empty()) return std::nullopt;
  const auto without_delimiter = [](std::string_view component, std::size_t length) {
    return component.empty() ? component : component.substr(length);
  };
  return UrlParts{
      .scheme = components.scheme,
      .host = split_authority(without_delimiter(components.authority, 2)).host,
      .path = components.path,
      .query = without_delimiter(components.query, 1),
      .fragment = without_delimiter(components.fragment, 1),
  };
}

std::string percent_decode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t position = 0;
  while (position < text.size()) {
    if (is_escape_at(text, position)) {
      out += static_cast<char>(hexadecimal_value(text[position + 1]) * 16 +
                               hexadecimal_value(text[position + 2]));
      position += 3;
    } else {
      out += text[position++];
    }
  }
  return out;
}

}  // namespace dateline::text
