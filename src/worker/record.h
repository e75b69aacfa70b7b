#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "dateline/error.h"

namespace dateline::worker {

/// What is said of an article besides its record.
struct ArticleNote {
  std::string input;
  std::optional<std::string> site = std::nullopt;
  std::optional<std::string> layout = std::nullopt;
  std::vector<std::string> warnings = {};  ///< their codes
};

/// What is said of a listing besides its record.
struct ListingNote {
  std::string input;
  std::optional<std::string> site = std::nullopt;
  std::size_t items = 0;
  std::vector<std::string> warnings = {};  ///< their codes
};

/// What one item gave: the text of its record, and what that is about.
struct Record {
  std::string json;
  std::variant<ArticleNote, ListingNote, Error> about;

  const ListingNote* listing() const { return std::get_if<ListingNote>(&about); }
  const Error* error() const { return std::get_if<Error>(&about); }
};

}  // namespace dateline::worker
