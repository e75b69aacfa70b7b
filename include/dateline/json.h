#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "dateline/api.h"
#include "dateline/article.h"
#include "dateline/error.h"
#include "dateline/listing.h"

namespace dateline {

/// A choice of the record's fields, from names such as "headline", "dateline.published" or
/// "read_also.title". A record holds those of them that its kind has.
class DATELINE_API FieldSelection {
 public:
  /// Reads a comma-separated list. A name that neither articles nor listings have is an error,
  /// whose text names it and, where there is one, the nearest name.
  static tl::expected<FieldSelection, std::string> parse(std::string_view names);

  /// The chosen fields as lists of members' names, from the record inwards, sorted. The members of
  /// `evidence` have the names of fields: {"evidence", "dateline.published"}.
  const std::vector<std::vector<std::string>>& paths() const { return paths_; }

  /// The names of the list that only listings have: "title", "items.url".
  const std::vector<std::string>& names_of_listings() const { return names_of_listings_; }

 private:
  std::vector<std::vector<std::string>> paths_;
  std::vector<std::string> names_of_listings_;
};

struct JsonOptions {
  bool pretty = false;  ///< indented by two blanks; else one line
  const FieldSelection* fields =
      nullptr;            ///< borrowed; null for all of them. Keeps the record's shape and order
  bool evidence = false;  ///< write the member `evidence`
};

/// The record of an article or a listing, without a line end at its end. Control characters are
/// escaped, other text is written as UTF-8; the members come in the schema's order.
DATELINE_API std::string to_json(const Article& article, const JsonOptions& options = {});
DATELINE_API std::string to_json(const Listing& listing, const JsonOptions& options = {});

/// The record of an error. It is always whole: JsonOptions::fields is not asked.
DATELINE_API std::string to_json(const Error& error, const JsonOptions& options = {});

/// The JSON Schema (draft 2020-12) that every record fulfils, as text.
DATELINE_API std::string_view record_schema();

}  // namespace dateline
