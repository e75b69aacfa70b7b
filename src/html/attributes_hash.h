#pragma once

#include <cstdint>
#include <string_view>

#include "html/token.h"

namespace dateline::html {

/// A hash of the attributes of a start tag with names and values, never 0: the same for the same
/// attributes in another order.
std::uint32_t attributes_hash(std::string_view source, const Scan& scan, const Token& start_tag);

}  // namespace dateline::html
