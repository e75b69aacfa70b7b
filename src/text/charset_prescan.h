#pragma once

#include <optional>
#include <string_view>

namespace dateline::text {

/// HTML standard, "prescan a byte stream to determine its encoding", over all of `bytes`: the name
/// of the encoding that a meta element, or failing that an XML declaration, tells; UTF-8 in place
/// of UTF-16.
std::optional<std::string_view> prescan_all(std::string_view bytes);

}  // namespace dateline::text
