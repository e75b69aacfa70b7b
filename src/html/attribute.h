#pragma once

#include <cstdint>

#include "html/attribute_name.h"
#include "html/source_range.h"

namespace dateline::html {

/// An attribute of a start tag: see Scan for what the offsets are.
struct Attribute {
  std::uint32_t name_from = 0;  ///< as it stands in the source, in any case
  std::uint16_t name_size = 0;
  AttributeName name = AttributeName::other;
  SourceRange value;

  SourceRange name_range() const { return {name_from, name_from + name_size}; }
};

}  // namespace dateline::html
