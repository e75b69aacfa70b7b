#include "site/json_position.h"

#include <algorithm>
#include <string>
#include <vector>

namespace dateline::site {

namespace {

/// Where the walk stands inside an open array or object.
struct Level {
  bool is_object = false;
  std::size_t index = 0;  // of the array's current element
  std::string key = {};   // of the object's current member, escaped for a pointer
  bool expects_key = false;
};

/// Reads the string that begins at `position` (its quotation mark) and moves behind it. Escapes
/// stay as written: keys of profiles hold none.
std::string_view read_string(std::string_view json, std::size_t& position) {
  const std::size_t begin = ++position;
  while (position < json.size() && json[position] != '"')
    position += json[position] == '\\' ? 2 : 1;
  const std::size_t end = std::min(position, json.size());
  position = end + 1;
  return json.substr(begin, end - begin);
}

std::string escape_for_pointer(std::string_view key) {
  std::string escaped;
  for (const char c : key) {
    if (c == '~') {
      escaped += "~0";
    } else if (c == '/') {
      escaped += "~1";
    } else {
      escaped += c;
    }
  }
  return escaped;
}

std::string pointer_to(const std::vector<Level>& levels) {
  std::string pointer;
  for (const Level& level : levels) {
    pointer += '/';
    pointer += level.is_object ? level.key : std::to_string(level.index);
  }
  return pointer;
}

bool leads_to(std::string_view prefix, std::string_view pointer) {
  return pointer.starts_with(prefix) &&
         (pointer.size() == prefix.size() || pointer[prefix.size()] == '/');
}

}  // namespace

std::size_t line_of_offset(std::string_view text, std::size_t offset) {
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(offset, text.size()));
  return 1 + static_cast<std::size_t>(std::count(text.begin(), end, '\n'));
}

std::size_t line_of_value(std::string_view json, std::string_view pointer) {
  std::vector<Level> levels;
  std::size_t best_offset = 0;
  std::size_t best_length = 0;
  const auto depth = static_cast<std::size_t>(std::count(pointer.begin(), pointer.end(), '/'));
  const auto begin_value = [&](std::size_t position) {
    if (levels.size() > depth) return;  // below what is asked for
    const std::string here = pointer_to(levels);
    if (here.size() >= best_length && leads_to(here, pointer)) {
      best_offset = position;
      best_length = here.size();
    }
  };

  std::size_t position = 0;
  bool in_scalar = false;
  while (position < json.size()) {
    const char c = json[position];
    switch (c) {
      case ' ':
      case '\t':
      case '\r':
      case '\n':
      case ':':
        in_scalar = false;
        ++position;
        break;
      case '{':
      case '[':
        begin_value(position++);
        levels.push_back({.is_object = c == '{', .expects_key = c == '{'});
        break;
      case '}':
      case ']':
        in_scalar = false;
        if (!levels.empty()) levels.pop_back();
        ++position;
        break;
      case ',':
        in_scalar = false;
        if (!levels.empty()) {
          ++levels.back().index;
          levels.back().expects_key = levels.back().is_object;
        }
        ++position;
        break;
      case '"':
        if (!levels.empty() && levels.back().expects_key) {
          levels.back().key = escape_for_pointer(read_string(json, position));
          levels.back().expects_key = false;
        } else {
          begin_value(position);
          read_string(json, position);
        }
        break;
      default:
        if (!in_scalar) begin_value(position);
        in_scalar = true;
        ++position;
    }
  }
  return line_of_offset(json, best_offset);
}

}  // namespace dateline::site
