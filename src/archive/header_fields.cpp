#include "archive/header_fields.h"

#include <algorithm>

#include "dateline/warc.h"

namespace dateline {

std::optional<std::string_view> HeaderFields::value(std::string_view name) const noexcept {
  std::optional<std::string_view> result;
  archive::for_each_field(lines, [&](std::string_view field, std::string_view value) {
    if (!result && text::equals_ignoring_ascii_case(field, name)) result = value;
  });
  return result;
}

std::string HeaderFields::list(std::string_view name) const {
  std::string result;
  archive::for_each_field(lines, [&](std::string_view field, std::string_view value) {
    if (value.empty() || !text::equals_ignoring_ascii_case(field, name)) return;
    if (!result.empty()) result += ", ";
    result += value;
  });
  return result;
}

}  // namespace dateline

namespace dateline::archive {

std::size_t find_header_end(std::string_view bytes, std::size_t from) noexcept {
  std::size_t at = from;
  for (;;) {
    at = bytes.find('\n', at);
    if (at == std::string_view::npos) return at;
    ++at;
    if (bytes.substr(at).starts_with('\n')) return at + 1;
    if (bytes.substr(at).starts_with("\r\n")) return at + 2;
  }
}

void unfold(std::string& header) {
  std::size_t at = 0;
  while ((at = header.find('\n', at)) != std::string::npos) {
    const std::size_t next = at + 1;
    if (next < header.size() && (header[next] == ' ' || header[next] == '\t')) {
      header[at] = ' ';
      if (at > 0 && header[at - 1] == '\r') header[at - 1] = ' ';
    }
    at = next;
  }
}

std::string_view take_line(std::string_view& lines) noexcept {
  const std::size_t end = std::min(lines.find('\n'), lines.size());
  std::string_view line = lines.substr(0, end);
  lines.remove_prefix(std::min(end + 1, lines.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace dateline::archive
