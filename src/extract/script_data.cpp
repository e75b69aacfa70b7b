#include "extract/script_data.h"

#include <algorithm>
#include <utility>

#include "extract/loose_json.h"
#include "html/ascii.h"
#include "html/character_references.h"
#include "text/fold.h"
#include "text/url.h"
#include "text/utf8.h"

namespace dateline::extraction {

namespace {

using html::Node;
using html::Tag;

// In bytes.
constexpr std::size_t shortest_data = 250;
constexpr std::size_t most_data = std::size_t{2} << 20;
// Bound for pages that are made to cost much.
constexpr std::size_t most_functions = 50;
constexpr std::string_view parse_call = "JSON.parse(";
constexpr std::string_view percent_call = "decodeURIComponent(";

std::size_t behind_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && html::is_ascii_blank(text[at])) ++at;
  return at;
}

/// Behind the string whose quotation mark stands at `at`; the text's end when it has none.
std::size_t end_of_string(std::string_view text, std::size_t at) {
  const char mark = text[at++];
  while (at < text.size() && text[at] != mark) at += text[at] == '\\' ? 2 : 1;
  return std::min(at + 1, text.size());
}

/// Behind the bracket that closes the one at `at`; the text's end when none does.
std::size_t end_of_literal(std::string_view text, std::size_t at) {
  std::size_t depth = 0;
  while (true) {
    at = std::min(text.find_first_of("{}[]\"'", at), text.size());
    if (at == text.size()) return at;
    switch (text[at]) {
      case '{':
      case '[':
        ++depth;
        break;
      case '}':
      case ']':
        if (--depth == 0) return at + 1;
        break;
      default:
        at = end_of_string(text, at);
        continue;
    }
    ++at;
  }
}

class ScriptDataReader {
 public:
  explicit ScriptDataReader(const html::Document& document) : document_(document) {}

  std::vector<ScriptData> read() {
    for (html::NodeIndex i = 0; i < document_.size() && left_ > 0; ++i) {
      const Node node = document_.node(i);
      if (node.tag() != Tag::script) continue;
      const Node content = node.first_child();
      if (content && content.text().size() >= shortest_data) read_script(node, content.text());
    }
    return std::move(found_);
  }

 private:
  void read_script(Node script, std::string_view text) {
    const std::string type = text::to_ascii_lower(
        text::trim_ascii(script.attribute(html::AttributeName::type).value_or("")));
    if (type.find("ld+json") != std::string::npos) return;
    ScriptData data{.text = text, .decoded = {}, .script = script.index()};
    if (type.find("json") != std::string::npos) {
      data.has_references = script.id().starts_with("__NUXT_DATA__");
      const std::size_t mark = text.find_first_of("\"&");
      if (mark != std::string_view::npos && text.substr(mark).starts_with("&quot;"))
        html::append_text(data.decoded, text);
      add(std::move(data));
    } else if (type.empty() || type.find("javascript") != std::string::npos) {
      read_assignments(std::move(data));
    }
  }

  void read_assignments(ScriptData data) {
    const std::string_view script = data.text;
    for (std::size_t at = script.find('='); at < script.size(); at = script.find('=', at)) {
      std::size_t value = behind_blanks(script, at + 1);
      if (value == script.size()) return;
      at = value;
      if (script[value] == '(') value = returned_literal(script, value);
      if (script[value] == '{' || script[value] == '[') {
        at = end_of_literal(script, value);
        data.text = script.substr(value, at - value);
        add(data);
      } else if (script.substr(value).starts_with(parse_call)) {
        at = read_parsed_string(data, script, value + parse_call.size());
      }
    }
  }

  /// The literal that a function returns which is called where it stands; `at` when there is none.
  std::size_t returned_literal(std::string_view script, std::size_t at) {
    if (functions_ == most_functions) return at;
    std::string_view rest = script.substr(at + 1);
    if (rest.starts_with('(')) rest.remove_prefix(1);
    if (!rest.starts_with("function")) return at;
    ++functions_;
    const std::size_t returns = script.find("return", at);
    if (returns == std::string_view::npos) return at;
    const std::size_t value = behind_blanks(script, returns + 6);
    return value < script.size() && script[value] == '{' ? value : at;
  }

  /// Reads the string that JSON.parse() is called with; gives where it ends.
  std::size_t read_parsed_string(ScriptData data, std::string_view script, std::size_t at) {
    const bool has_percents = script.substr(at).starts_with(percent_call);
    if (has_percents) at += percent_call.size();
    if (at == script.size() || (script[at] != '"' && script[at] != '\'')) return at;
    const std::size_t end = end_of_string(script, at);
    const std::string_view content = script.substr(at + 1, end - at - 1);
    if (content.size() > left_) return end;
    data.decoded = unescaped(content.substr(0, content.size() - (content.empty() ? 0 : 1)));
    if (has_percents) {
      const std::string bytes = text::percent_decode(std::exchange(data.decoded, {}));
      text::append_utf8_with_replacement(data.decoded, bytes);
    }
    add(std::move(data));
    return end;
  }

  void add(ScriptData data) {
    const std::size_t size = data.json().size();
    if (size < shortest_data || size > left_) return;
    left_ -= size;
    found_.push_back(std::move(data));
  }

  const html::Document& document_;
  std::vector<ScriptData> found_;
  std::size_t left_ = most_data;
  std::size_t functions_ = 0;  // that were looked into
};

}  // namespace

std::vector<ScriptData> find_script_data(const html::Document& document) {
  return ScriptDataReader(document).read();
}

}  // namespace dateline::extraction
