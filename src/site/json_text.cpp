#include "site/json_text.h"

#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace dateline::site {

namespace {

using nlohmann::json;

/// Follows the parser and notes the JSON Pointers of members that are written more than once.
class MemberWatch {
 public:
  void see(json::parse_event_t event, const json& parsed) {
    switch (event) {
      case json::parse_event_t::object_start:
      case json::parse_event_t::array_start:
        begin_value();
        levels_.emplace_back();
        levels_.back().is_object = event == json::parse_event_t::object_start;
        break;
      case json::parse_event_t::object_end:
      case json::parse_event_t::array_end:
        levels_.pop_back();
        break;
      case json::parse_event_t::key:
        levels_.back().key = parsed.get<std::string>();
        if (!levels_.back().keys.insert(levels_.back().key).second) repeated_.insert(path());
        break;
      case json::parse_event_t::value:
        begin_value();
        break;
    }
  }

  const std::set<std::string>& repeated() const { return repeated_; }

 private:
  struct Level {
    bool is_object = false;
    std::size_t elements = 0;  // of the array, so far
    std::string key = {};      // of the object's current member
    std::set<std::string> keys = {};
  };

  void begin_value() {
    if (!levels_.empty()) ++levels_.back().elements;
  }

  std::string path() const {
    json::json_pointer pointer;
    for (const Level& level : levels_) {
      if (level.is_object) {
        pointer /= level.key;
      } else {
        pointer /= level.elements - 1;
      }
    }
    return pointer.to_string();
  }

  std::vector<Level> levels_;
  std::set<std::string> repeated_;
};

/// What to do about a mistake in JSON, by what the library's message holds. The first that fits.
struct Remedy {
  std::string_view part;
  std::string_view remedy;
};
constexpr std::array remedies = {
    Remedy{"unexpected end of input", "write what is missing: each { and [ needs its } and ]"},
    Remedy{"expected end of input", "delete what stands behind the end of the profile"},
    Remedy{"object key - unexpected '}'", "delete the comma in front of it"},
    Remedy{"value - unexpected ']'", "delete the comma in front of it"},
    Remedy{"object key - ", "names of members stand in quotation marks"},
    Remedy{"expected ':'", "put a colon between a member's name and its value"},
    Remedy{"; expected '}'", "a comma in front of it may be missing"},
    Remedy{"; expected ']'", "a comma in front of it may be missing"},
    Remedy{"ill-formed UTF-8", "save the file as UTF-8"},
    Remedy{"missing closing quote", "write the quotation mark at the end of the text"},
    Remedy{"must be escaped", "write a line end in a text as \\n, a tab as \\t"},
    Remedy{"backslash", "write a backslash as \\\\"},
    Remedy{"invalid literal", "texts stand in quotation marks, and JSON has no comments"},
};

/// The library's text is "[json.exception.parse_error.101] parse error at line 3, column 13: syntax
/// error while parsing object - unexpected string literal; expected '}'", sometimes with "; last
/// read: ..." before the end.
std::string message_of(std::string_view what, std::size_t column) {
  constexpr std::string_view before_reason = " - ";
  const std::size_t dash = what.find(before_reason);
  std::string_view reason =
      dash == std::string_view::npos ? what : what.substr(dash + before_reason.size());
  std::string message =
      "this is no JSON: " + std::string(reason) + " (in column " + std::to_string(column) + ")";
  for (const Remedy& entry : remedies) {
    if (what.find(entry.part) == std::string_view::npos) continue;
    return message.append("; ").append(entry.remedy);
  }
  return message;
}

}  // namespace

std::optional<json> read_json(std::string_view text, Problems& problems) {
  MemberWatch watch;
  std::optional<json> document;
  try {
    document = json::parse(text, [&](int /*depth*/, json::parse_event_t event, json& parsed) {
      watch.see(event, parsed);
      return true;
    });
  } catch (const json::parse_error& error) {
    const std::size_t offset = error.byte == 0 ? 0 : error.byte - 1;
    const std::size_t line_end =
        offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
    const std::size_t line_begin = line_end == std::string_view::npos ? 0 : line_end + 1;
    problems.add_at_offset(offset, message_of(error.what(), offset - line_begin + 1));
    return std::nullopt;
  }
  for (const std::string& path : watch.repeated())
    problems.add(path, "this member is written more than once; keep one of them");
  return document;
}

}  // namespace dateline::site
