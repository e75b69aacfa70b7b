#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline::extraction {

/// The language of a text whose letters are those of one language alone, or nearly so: Armenian,
/// Georgian, Greek, Hebrew, Japanese, Korean, Thai, and, by letters that others lack, Russian,
/// Ukrainian and Belarusian. Nothing for others, such as all that write Latin letters. Takes UTF-8
/// whose last code point may be cut off.
std::optional<std::string> language_of_letters(std::string_view text);

}  // namespace dateline::extraction
