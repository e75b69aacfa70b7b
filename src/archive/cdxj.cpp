#include "archive/cdxj.h"

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <vector>

#include "text/fold.h"
#include "text/url.h"

namespace dateline::archive {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// "www." and "www7." lead to the same site.
std::string_view without_www(std::string_view host) {
  constexpr std::string_view www = "www";
  if (!host.starts_with(www)) return host;
  std::string_view rest = host.substr(www.size());
  while (!rest.empty() && is_digit(rest.front())) rest.remove_prefix(1);
  return rest.starts_with('.') ? rest.substr(1) : host;
}

// "b.a" as "a,b"; of an IPv6 address without its brackets.
std::string reversed_host(std::string_view host) {
  if (host.starts_with('[')) return std::string(host.substr(1, host.find(']') - 1));
  std::string reversed;
  while (true) {
    const std::size_t point = host.rfind('.');
    if (point == std::string_view::npos) return reversed.append(host);
    reversed.append(host.substr(point + 1)).append(",");
    host = host.substr(0, point);
  }
}

// ":8080" behind the host; empty where there is none, or it is the scheme's own.
std::string_view port_of(std::string_view url, const text::UrlParts& parts) {
  const auto host_end =
      static_cast<std::size_t>(parts.host.data() + parts.host.size() - url.data());
  if (host_end >= url.size() || url[host_end] != ':') return {};
  const std::size_t end = url.find_first_not_of("0123456789", host_end + 1);
  const std::string_view port = url.substr(host_end, end - host_end);
  if (port == ":" || (parts.scheme == "http" && port == ":80") ||
      (parts.scheme == "https" && port == ":443"))
    return {};
  return port;
}

std::string sorted_query(std::string_view query) {
  std::vector<std::string_view> parts;
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    parts.push_back(query.substr(0, end));
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  std::sort(parts.begin(), parts.end());
  std::string sorted;
  for (const std::string_view part : parts) sorted.append(sorted.empty() ? "?" : "&").append(part);
  return sorted;
}

// What would end the key, or is no text, as percent-escapes.
std::string escaped(std::string_view key) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const char c : key) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F) {
      text += c;
    } else {
      text.append("%").append(1, digits[byte >> 4U]).append(1, digits[byte & 0xFU]);
    }
  }
  return text;
}

// 14 digits of an RFC 3339 date; what is missing is 0.
std::string timestamp(std::string_view date) {
  constexpr std::size_t size = 14;
  std::string digits;
  for (const char c : date) {
    if (is_digit(c) && digits.size() < size) digits += c;
  }
  digits.resize(size, '0');
  return digits;
}

// "text/html" of "Text/HTML; charset=utf-8".
std::string essence(std::string_view content_type) {
  return text::to_ascii_lower(text::trim_ascii(content_type.substr(0, content_type.find(';'))));
}

}  // namespace

std::string surt(std::string_view url) {
  const std::string lower = text::to_ascii_lower(url);
  const auto parts = text::split_url(lower);
  if (!parts || parts->host.empty()) return escaped(lower);
  std::string_view path = parts->path.empty() ? "/" : parts->path;
  while (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  std::string key = reversed_host(without_www(parts->host));
  key.append(port_of(lower, *parts)).append(")").append(path).append(sorted_query(parts->query));
  return escaped(key);
}

bool is_indexed(const WarcRecord& record) noexcept {
  const bool has_type = record.type == WarcType::response || record.type == WarcType::resource ||
                        record.type == WarcType::revisit;
  return has_type && !record.target_uri.empty();
}

std::optional<std::string> index_line(const WarcRecord& record, std::string_view filename) {
  if (!is_indexed(record) || !record.range) return std::nullopt;
  nlohmann::ordered_json object;
  object["url"] = record.target_uri;
  std::string mime;
  if (record.type == WarcType::resource) {
    mime = essence(record.header.value("Content-Type").value_or(""));
  } else if (const auto header = read_http_header(record.block)) {
    mime = essence(header->fields().value("Content-Type").value_or(""));
    object["status"] = std::to_string(header->status);
  }
  if (record.type == WarcType::revisit) mime = "warc/revisit";
  if (!mime.empty()) object["mime"] = mime;
  if (const auto digest = record.header.value("WARC-Payload-Digest")) object["digest"] = *digest;
  object["length"] = std::to_string(record.range->length);
  object["offset"] = std::to_string(record.range->offset);
  object["filename"] = filename;
  std::string line = surt(record.target_uri) + " " + timestamp(record.date) + " ";
  line += object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  return line + "\n";
}

}  // namespace dateline::archive
