#pragma once

#include <optional>
#include <string>

namespace dateline::archive {

/// What a line of an index (CDXJ) says of a record besides where it lies. Empty where it does not.
struct IndexEntry {
  std::string url;
  std::string mime;  ///< the type of its content, without parameters
  std::optional<int> status = std::nullopt;
};

}  // namespace dateline::archive
