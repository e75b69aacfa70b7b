#pragma once

#include <string>
#include <string_view>

namespace dateline::testing {

/// The bytes as one gzip member (RFC 1952).
std::string gzip(std::string_view bytes);

}  // namespace dateline::testing
