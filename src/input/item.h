#pragma once

#include <cstdint>
#include <string>

namespace dateline::input {

/// One page that is to be read.
struct Item {
  enum class Kind : std::uint8_t { file, standard_input, url };

  Kind kind = Kind::file;
  /// What was named: a file's path (any bytes, as the file system has it), "-", or the URL.
  std::string name;
};

}  // namespace dateline::input
