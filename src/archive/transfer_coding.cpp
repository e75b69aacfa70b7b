#include "archive/transfer_coding.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <system_error>

namespace dateline::archive {
namespace {

struct ChunkHead {
  std::uint64_t size = 0;
  std::size_t bytes = 0;  // of the line that says it
};

// The size in hexadecimal digits, perhaps blanks, perhaps extensions behind a semicolon.
std::optional<ChunkHead> read_chunk_head(std::string_view body) {
  constexpr std::size_t longest_line = 4096;
  const std::size_t line_end = body.substr(0, longest_line).find('\n');
  if (line_end == std::string_view::npos) return std::nullopt;
  std::string_view line = body.substr(0, line_end);
  if (line.ends_with('\r')) line.remove_suffix(1);
  ChunkHead head{.bytes = line_end + 1};
  constexpr int hexadecimal = 16;
  const auto [end, error] =
      std::from_chars(line.data(), line.data() + line.size(), head.size, hexadecimal);
  if (error != std::errc()) return std::nullopt;
  line.remove_prefix(static_cast<std::size_t>(end - line.data()));
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  if (!line.empty() && line.front() != ';') return std::nullopt;
  return head;
}

bool take_line_end(std::string_view& body) {
  if (body.starts_with("\r\n")) {
    body.remove_prefix(2);
    return true;
  }
  if (!body.starts_with('\n')) return false;
  body.remove_prefix(1);
  return true;
}

}  // namespace

bool is_chunked(std::string_view body) {
  const auto head = read_chunk_head(body);
  if (!head) return false;
  body.remove_prefix(head->bytes);
  if (head->size == 0 || head->size >= body.size()) return true;  // the end, or cut
  body.remove_prefix(static_cast<std::size_t>(head->size));
  return body.front() == '\r' || body.front() == '\n';
}

Unchunked unchunk(std::string_view body) {
  Unchunked result;
  result.bytes.reserve(body.size());
  for (;;) {
    const auto head = read_chunk_head(body);
    if (head && head->size == 0) return result;  // trailers are of no use
    if (!head) break;
    body.remove_prefix(head->bytes);
    const std::string_view content = body.substr(0, head->size);
    result.bytes += content;
    body.remove_prefix(content.size());
    if (content.size() < head->size || !take_line_end(body)) break;
  }
  result.is_truncated = true;
  return result;
}

}  // namespace dateline::archive
