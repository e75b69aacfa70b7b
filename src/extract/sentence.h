#pragma once

#include <string_view>

namespace dateline::extraction {

/// Whether a text ends as a sentence does: with a mark that closes one, a colon or a quotation
/// mark.
bool ends_sentence(std::string_view text);

}  // namespace dateline::extraction
