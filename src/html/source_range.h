#pragma once

#include <cstdint>

namespace dateline::html {

/// A run of bytes in the text that was parsed: the offset of its first byte, and of the byte behind
/// its last. Empty (0, 0) for what the parser implied, such as a missing <tbody>.
struct SourceRange {
  std::uint32_t from = 0;
  std::uint32_t to = 0;

  bool operator==(const SourceRange&) const = default;
  bool is_empty() const { return from == to; }
  std::uint32_t size() const { return to - from; }
};

}  // namespace dateline::html
