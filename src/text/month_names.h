#pragma once

#include <optional>
#include <string_view>

namespace dateline::text {

/// The month, 1 to 12, that `word` names in one of the languages that dates are read in (the table
/// in month_names.cpp has them): full, in the cases that stand in dates, or short, in any case of
/// letters, without a dot. Accents may be missing, and the dotted and dotless i of Turkish and
/// Azerbaijani count as one letter, so that "İyun", "iyun" and "IYUN" are all June.
std::optional<int> month_of_name(std::string_view word);

/// The month whose name is the two words: the months of the Levant ("كانون الثاني").
std::optional<int> month_of_two_words(std::string_view first, std::string_view second);

/// Whether `word` is the name of a weekday, or short for one, in one of these languages.
bool is_weekday_name(std::string_view word);

}  // namespace dateline::text
