#pragma once

#include <cstdint>
#include <string>

namespace dateline {

/// Where in an archive a record lies (ISO 28500:2017).
struct WarcPosition {
  std::string file;          ///< the archive's path
  std::uint64_t offset = 0;  ///< of the record's first byte, in the archive as it is stored
  std::uint64_t length = 0;  ///< how many bytes it takes there
};

}  // namespace dateline
