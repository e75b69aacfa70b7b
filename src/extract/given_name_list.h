#pragma once

#include <string_view>

namespace dateline::extraction {

/// The text of given_names.txt, compiled in: a name a line, sorted by bytes.
std::string_view given_name_list() noexcept;

}  // namespace dateline::extraction
