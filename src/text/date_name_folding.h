#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace dateline::text {

/// Bytes: more than any name of a month or weekday has. What does not fit is left out, so that a
/// longer word equals none.
inline constexpr std::size_t longest_date_name = 48;
using FoldedName = std::array<char, longest_date_name + 16>;

/// The form in which names of months and weekdays are compared: lower case, without accents and
/// other marks that are left out in print, Persian letters as their Arabic ones. In `buffer`.
std::string_view fold_date_name(std::string_view word, FoldedName& buffer);

/// The same with "-" and another word behind the `length` bytes that are in `buffer` already.
std::string_view append_folded_date_name(FoldedName& buffer, std::size_t length,
                                         std::string_view word);

}  // namespace dateline::text
