#pragma once

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "site/problems.h"

namespace dateline::site {

/// The names with commas between them.
std::string joined(std::span<const std::string_view> names);

/// A value of the profile together with its JSON Pointer, so that each question about it can say
/// where it went wrong and what to do. Views a document that outlives it.
class JsonValue {
 public:
  JsonValue(const nlohmann::json& value, std::string path, Problems& problems)
      : value_(&value), path_(std::move(path)), problems_(&problems) {}

  const std::string& path() const { return path_; }
  void problem(std::string message) const { problems_->add(path_, std::move(message)); }
  /// "unknown WHAT", with the nearest of the known names or, where none is near, all of them.
  void unknown(std::string_view what, std::string_view name,
               std::span<const std::string_view> known) const;
  /// Whether no mistake was found in the value so far.
  bool is_sound() const { return problems_->none_in(path_); }

  bool has(const std::string& key) const { return value_->is_object() && value_->contains(key); }

  /// Says which members are none of `known`. False, with a problem, when this is no object.
  bool expect_members(std::initializer_list<std::string_view> known) const;
  /// Says when the object has none of these members, or more than one. `what` names it, with its
  /// article; `example` is one such member as it is written.
  void expect_one_of(std::initializer_list<std::string_view> members, std::string_view what,
                     std::string_view example) const;

  /// A member; reports one that is required and absent, and shows the value `example`.
  std::optional<JsonValue> member(const std::string& key) const;
  std::optional<JsonValue> required(const std::string& key, std::string_view example) const;

  /// The elements of an array; none, with a problem, when this is no array.
  std::vector<JsonValue> elements() const;

  /// The text of a string that is not empty; empty, with a problem, when this is none.
  std::string text() const;
  std::vector<std::string> texts() const;
  std::optional<int> integer() const;

 private:
  const nlohmann::json* value_;
  std::string path_;
  Problems* problems_;
};

}  // namespace dateline::site
