#pragma once

#include <string_view>

namespace dateline::extraction {

/// Whether a word, in lower case, is one of the commonest given names of the languages that most
/// news pages are written in. A no says little.
bool is_given_name(std::string_view word) noexcept;

}  // namespace dateline::extraction
