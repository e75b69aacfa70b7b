#include "html/raw_text.h"

#include <algorithm>

#include "html/ascii.h"
#include "text/fold.h"

namespace dateline::html {
namespace {

/// Whether the name stands at an offset, as the whole name of a tag.
bool has_name_at(std::string_view source, std::size_t at, std::string_view name) noexcept {
  const std::size_t end = at + name.size();
  if (end >= source.size() || !ends_tag_name(source[end])) return false;
  return text::equals_ignoring_ascii_case(source.substr(at, name.size()), name);
}

bool has_end_tag_at(std::string_view source, std::size_t at, std::string_view name) noexcept {
  return at + 1 < source.size() && source[at + 1] == '/' && has_name_at(source, at + 2, name);
}

constexpr std::string_view script = "script";

/// The script data escaped states: from behind "<!--" to behind "-->", or to the "<" of the end tag
/// of the script, or the end. The dashes of "<!--" may be those of "-->".
std::size_t escaped_end(std::string_view source, std::size_t from) noexcept {
  bool is_double_escaped = false;
  for (std::size_t at = from - 2; at < source.size(); ++at) {
    at = source.find_first_of("-<", at);
    if (at == std::string_view::npos) break;
    if (source[at] == '-') {
      if (source.substr(at, 3) == "-->") return at + 3;
    } else if (is_double_escaped) {
      if (has_end_tag_at(source, at, script)) is_double_escaped = false;
    } else if (has_end_tag_at(source, at, script)) {
      return at;
    } else if (has_name_at(source, at + 1, script)) {
      is_double_escaped = true;
    }
  }
  return source.size();
}

}  // namespace

std::size_t raw_text_end(std::string_view source, std::size_t from,
                         std::string_view name) noexcept {
  for (std::size_t at = source.find('<', from); at != std::string_view::npos;
       at = source.find('<', at + 1)) {
    if (has_end_tag_at(source, at, name)) return at;
  }
  return source.size();
}

std::size_t script_data_end(std::string_view source, std::size_t from) noexcept {
  constexpr std::string_view escape_start = "<!--";
  std::size_t at = source.find('<', from);
  while (at < source.size()) {
    if (has_end_tag_at(source, at, script)) return at;
    if (source.substr(at, escape_start.size()) == escape_start) {
      at = escaped_end(source, at + escape_start.size());
      if (at < source.size() && source[at] == '<') continue;
    } else {
      ++at;
    }
    at = source.find('<', at);
  }
  return source.size();
}

}  // namespace dateline::html
