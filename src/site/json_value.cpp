#include "site/json_value.h"

#include <algorithm>

#include "site/json_position.h"

namespace dateline::site {

void Problems::add(const std::string& json_path, std::string message) {
  problems_.push_back(
      {std::string(file_), line_of_value(json_, json_path), json_path, std::move(message)});
}

void Problems::add_at_offset(std::size_t offset, std::string message) {
  problems_.push_back({std::string(file_), line_of_offset(json_, offset), "", std::move(message)});
}

bool JsonValue::expect_members(std::initializer_list<std::string_view> known) const {
  if (!value_->is_object()) {
    problem("expected an object");
    return false;
  }
  for (const auto& [key, value] : value_->items()) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    std::string names;
    for (const std::string_view name : known) {
      if (!names.empty()) names += ", ";
      names += name;
    }
    const std::string path = (nlohmann::json::json_pointer(path_) / key).to_string();
    JsonValue(value, path, *problems_).problem("unknown member; known are: " + names);
  }
  return true;
}

std::optional<JsonValue> JsonValue::member(const std::string& key) const {
  if (!has(key)) return std::nullopt;
  return JsonValue((*value_)[key], path_ + '/' + key, *problems_);
}

std::optional<JsonValue> JsonValue::required(const std::string& key) const {
  auto found = member(key);
  if (!found) problem("the member \"" + key + "\" is missing");
  return found;
}

std::vector<JsonValue> JsonValue::elements() const {
  std::vector<JsonValue> result;
  if (!value_->is_array()) {
    problem("expected an array");
    return result;
  }
  for (std::size_t i = 0; i < value_->size(); ++i) {
    result.emplace_back((*value_)[i], path_ + '/' + std::to_string(i), *problems_);
  }
  return result;
}

std::string JsonValue::text() const {
  if (!value_->is_string() || value_->get_ref<const std::string&>().empty()) {
    problem("expected a string that is not empty");
    return {};
  }
  return value_->get<std::string>();
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
  problem("expected a whole number");
  return std::nullopt;
}

}  // namespace dateline::site
