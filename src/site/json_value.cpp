#include "site/json_value.h"

#include <algorithm>

#include "text/nearest_name.h"

namespace dateline::site {

std::string joined(std::span<const std::string_view> names) {
  std::string text;
  for (const std::string_view name : names) {
    if (!text.empty()) text += ", ";
    text += name;
  }
  return text;
}

void JsonValue::unknown(std::string_view what, std::string_view name,
                        std::span<const std::string_view> known) const {
  const std::vector<std::string> names(known.begin(), known.end());
  const std::string_view nearest = text::nearest_name(name, names);
  std::string message = "unknown " + std::string(what);
  if (nearest.empty()) {
    message += "; known are: " + joined(known);
  } else {
    message.append("; did you mean \"").append(nearest).append("\"?");
  }
  problem(std::move(message));
}

bool JsonValue::expect_members(std::initializer_list<std::string_view> known) const {
  if (!value_->is_object()) {
    problem(
        std::string("expected an object; write its members between { and }, in place of this ") +
        value_->type_name());
    return false;
  }
  for (const auto& [key, value] : value_->items()) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    const std::string path = (nlohmann::json::json_pointer(path_) / key).to_string();
    JsonValue(value, path, *problems_).unknown("member", key, known);
  }
  return true;
}

void JsonValue::expect_one_of(std::initializer_list<std::string_view> members,
                              std::string_view what, std::string_view example) const {
  const auto count = std::count_if(members.begin(), members.end(), [&](std::string_view member) {
    return has(std::string(member));
  });
  if (count == 1) return;
  const std::string needs = std::string(what) + " needs one of: " + joined(members);
  problem(count == 0 ? needs + "; add one, such as " + std::string(example)
                     : needs + "; leave one here, and put the others in objects of their own");
}

std::optional<JsonValue> JsonValue::member(const std::string& key) const {
  if (!has(key)) return std::nullopt;
  return JsonValue((*value_)[key], path_ + '/' + key, *problems_);
}

std::optional<JsonValue> JsonValue::required(const std::string& key,
                                             std::string_view example) const {
  auto found = member(key);
  if (!found) {
    problem("the member \"" + key + "\" is missing; add it, such as \"" + key +
            "\": " + std::string(example));
  }
  return found;
}

std::vector<JsonValue> JsonValue::elements() const {
  std::vector<JsonValue> result;
  if (!value_->is_array()) {
    problem(std::string("expected an array; write [ and ] round its values, in place of this ") +
            value_->type_name());
    return result;
  }
  for (std::size_t i = 0; i < value_->size(); ++i) {
    result.emplace_back((*value_)[i], path_ + '/' + std::to_string(i), *problems_);
  }
  return result;
}

std::string JsonValue::text() const {
  if (value_->is_string() && !value_->get_ref<const std::string&>().empty())
    return value_->get<std::string>();
  problem("expected a string that is not empty; write a text in quotation marks, or delete this");
  return {};
}

std::vector<std::string> JsonValue::texts() const {
  std::vector<std::string> result;
  for (const JsonValue& element : elements()) result.push_back(element.text());
  return result;
}

std::optional<int> JsonValue::integer() const {
  constexpr int highest = 1'000'000;
  if (value_->is_number_integer()) {
    const auto number = value_->get<double>();  // exact where it matters; no integer type holds all
    if (number >= -highest && number <= highest) return static_cast<int>(number);
  }
  problem("expected a whole number; write one up to " + std::to_string(highest) +
          ", without quotation marks");
  return std::nullopt;
}

}  // namespace dateline::site
