#include "archive/record_start.h"

#include <algorithm>

namespace dateline::archive {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_name_character(char c) {
  const char lower = static_cast<char>(c | 0x20);
  return (lower >= 'a' && lower <= 'z') || is_digit(c) || c == '-' || c == '_';
}

}  // namespace

bool is_record_start(std::string_view bytes) noexcept {
  bytes = bytes.substr(0, record_start_size);
  if (!bytes.starts_with(record_magic)) return false;
  bytes.remove_prefix(record_magic.size());
  const std::size_t version_end = bytes.find_first_of("\r\n");
  constexpr std::size_t longest_version = 8;
  if (version_end > longest_version) return false;
  const std::string_view version = bytes.substr(0, version_end);
  if (version.empty() || !is_digit(version.front())) return false;
  bytes.remove_prefix(version_end);
  if (bytes.starts_with('\r')) bytes.remove_prefix(1);
  if (!bytes.starts_with('\n')) return false;
  bytes.remove_prefix(1);
  const auto* const name_end = std::find_if_not(bytes.begin(), bytes.end(), is_name_character);
  return name_end != bytes.begin() && name_end != bytes.end() && *name_end == ':';
}

std::size_t find_record_start(std::string_view bytes, std::size_t from) noexcept {
  for (std::size_t at = from;; ++at) {
    at = bytes.find(record_magic, at);
    if (at == std::string_view::npos) return at;
    const bool begins_line = at == 0 || bytes[at - 1] == '\n';
    if (begins_line && is_record_start(bytes.substr(at))) return at;
  }
}

}  // namespace dateline::archive
