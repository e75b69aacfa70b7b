#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace dateline {

/// A piece of a file as it is stored, in bytes.
struct StoredRange {
  std::uint64_t offset = 0;
  std::uint64_t length = 0;

  bool operator==(const StoredRange&) const = default;
};

/// Where in an archive a record lies (ISO 28500:2017).
struct WarcPosition {
  std::string file;  ///< the archive's path, or "-"
  /// Nothing for a record without a gzip member or Zstandard frame of its own, which cannot be
  /// reached without reading all that stands before it.
  std::optional<StoredRange> range = std::nullopt;
};

}  // namespace dateline
