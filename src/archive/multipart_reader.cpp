#include "archive/multipart_reader.h"

#include <algorithm>

#include "archive/header_fields.h"
#include "archive/mime_field.h"

namespace dateline::archive {

MimePart split_mime_part(std::string_view bytes) noexcept {
  for (const std::string_view line_end : {"\n", "\r\n"}) {
    if (bytes.starts_with(line_end)) return {.header = {}, .body = bytes.substr(line_end.size())};
  }
  const std::size_t end = std::min(find_header_end(bytes), bytes.size());
  return {.header = bytes.substr(0, end), .body = bytes.substr(end)};
}

std::optional<std::string_view> guess_boundary(std::string_view body) noexcept {
  while (!body.empty()) {
    std::string_view line = take_line(body);
    if (!line.starts_with("--") || !begins_with_field(body)) continue;
    line.remove_prefix(2);
    line = line.substr(0, line.find_last_not_of(" \t") + 1);
    if (!line.empty()) return line;
  }
  return std::nullopt;
}

MultipartReader::MultipartReader(std::string_view body, std::string_view boundary)
    : body_(body), delimiter_("\n--") {
  delimiter_ += boundary;
  if (const auto first = find_delimiter(0)) begin_part(*first);
}

std::optional<std::string_view> MultipartReader::next() noexcept {
  if (!part_) return std::nullopt;
  const std::size_t from = *part_;
  part_.reset();
  const auto delimiter = find_delimiter(from);
  if (!delimiter) {
    if (from == body_.size()) return std::nullopt;
    return body_.substr(from);
  }
  begin_part(*delimiter);
  std::string_view part = body_.substr(from, delimiter->from - from);
  if (part.ends_with('\n')) part.remove_suffix(1);
  if (part.ends_with('\r')) part.remove_suffix(1);
  return part;
}

// `line` is where a line begins that has the two hyphens and the boundary.
std::optional<MultipartReader::Delimiter> MultipartReader::delimiter_at(
    std::size_t line) const noexcept {
  std::size_t at = line + delimiter_.size() - 1;
  const bool is_closing = body_.substr(at).starts_with("--");
  if (is_closing) at += 2;
  at = std::min(body_.find_first_not_of(" \t", at), body_.size());
  if (body_.substr(at).starts_with('\r')) ++at;
  if (at < body_.size() && body_[at] != '\n') return std::nullopt;
  return Delimiter{.from = line, .to = std::min(at + 1, body_.size()), .is_closing = is_closing};
}

std::optional<MultipartReader::Delimiter> MultipartReader::find_delimiter(
    std::size_t first_line) const noexcept {
  // What is searched for begins with the line end before it, which the body's first line has none
  // of.
  if (first_line == 0 && body_.starts_with(std::string_view(delimiter_).substr(1))) {
    if (const auto delimiter = delimiter_at(0)) return delimiter;
  }
  std::size_t line_end = first_line == 0 ? 0 : first_line - 1;
  while ((line_end = body_.find(delimiter_, line_end)) != std::string_view::npos) {
    if (const auto delimiter = delimiter_at(line_end + 1)) return delimiter;
    ++line_end;
  }
  return std::nullopt;
}

void MultipartReader::begin_part(const Delimiter& delimiter) noexcept {
  is_closed_ = delimiter.is_closing;
  if (!is_closed_) part_ = delimiter.to;
}

}  // namespace dateline::archive
