#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "dateline/error.h"

namespace dateline::run {

/// What is said of an article besides its record.
struct ArticleNote {
  std::string input;
  std::optional<std::string> site = std::nullopt;
  std::optional<std::string> layout = std::nullopt;
  std::vector<std::string> warnings = {};  ///< their codes
};

/// What one item gave: the text of its record, and what that is about.
struct Record {
  std::string json;
  std::variant<ArticleNote, Error> about;

  const Error* error() const { return std::get_if<Error>(&about); }
};

}  // namespace dateline::run
