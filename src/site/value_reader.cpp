#include "site/value_reader.h"

#include <cstddef>
#include <string_view>
#include <utility>

#include "text/date.h"
#include "text/fold.h"

namespace dateline::site {

namespace {

constexpr std::size_t longest_pattern = 200;  // in bytes

}  // namespace

std::optional<html::Selector> read_selector(const JsonValue& value) {
  const std::string text = value.text();
  if (text.empty()) return std::nullopt;  // said by text()
  auto compiled = html::Selector::compile(text);
  if (compiled) return std::move(*compiled);
  value.problem("not a selector: at byte " + std::to_string(compiled.error().offset) + ", " +
                compiled.error().message +
                "; supported are type, *, .class, #id, [attribute=\"value\"], :not(), the "
                "combinators blank > + ~, and lists with commas");
  return std::nullopt;
}

std::string read_pattern(const JsonValue& value) {
  std::string pattern = value.text();
  if (pattern.size() > longest_pattern) {
    value.problem("a pattern has at most " + std::to_string(longest_pattern) +
                  " bytes; put * in place of a part of it");
  }
  return pattern;
}

std::vector<std::string> read_patterns(const JsonValue& parent, const std::string& key) {
  std::vector<std::string> patterns;
  if (const auto list = parent.member(key)) {
    for (const JsonValue& value : list->elements()) patterns.push_back(read_pattern(value));
  }
  return patterns;
}

std::vector<std::string> read_keys(const JsonValue& parent, const std::string& key) {
  std::vector<std::string> keys;
  if (const auto list = parent.member(key)) {
    for (const std::string& text : list->texts()) keys.push_back(text::comparison_key(text));
  }
  return keys;
}

std::string read_day(const JsonValue& parent, const std::string& key) {
  const auto value = parent.member(key);
  if (!value) return {};
  std::string day = value->text();
  const auto timestamp = text::parse_iso8601(day);
  const bool is_day = timestamp && day.size() == std::string_view("2023-06-06").size();
  if (!is_day && !day.empty()) {
    value->problem("expected a day of the calendar as YYYY-MM-DD, such as \"2024-07-01\"");
  }
  return day;
}

}  // namespace dateline::site
