#pragma once

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/site.h"

namespace dateline::site {

/// Where mistakes are collected while a profile is read.
class Problems {
 public:
  Problems(std::string_view json, std::string_view file) : json_(json), file_(file) {}

  void add(const std::string& json_path, std::string message);
  void add_at_offset(std::size_t offset, std::string message);
  std::vector<SiteProblem> take() { return std::move(problems_); }
  bool none() const { return problems_.empty(); }

 private:
  std::string_view json_;
  std::string_view file_;
  std::vector<SiteProblem> problems_;
};

/// A value of the profile together with its JSON Pointer, so that each question about it can say
/// where it went wrong. Views a document that outlives it.
class JsonValue {
 public:
  JsonValue(const nlohmann::json& value, std::string path, Problems& problems)
      : value_(&value), path_(std::move(path)), problems_(&problems) {}

  const std::string& path() const { return path_; }
  void problem(std::string message) const { problems_->add(path_, std::move(message)); }

  bool is_object() const { return value_->is_object(); }
  bool has(const std::string& key) const { return value_->is_object() && value_->contains(key); }

  /// Says which members are none of `known`. False, with a problem, when this is no object.
  bool expect_members(std::initializer_list<std::string_view> known) const;

  /// A member; reports one that is required and absent.
  std::optional<JsonValue> member(const std::string& key) const;
  std::optional<JsonValue> required(const std::string& key) const;

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
