#pragma once

#include <optional>
#include <string_view>

namespace dateline::text {

/// The month, 1 to 12, that `word` names in English, Russian, Armenian or Azerbaijani: full
/// (genitive and nominative where they differ) or short, in any case, without a dot. The dotted and
/// dotless i of Azerbaijani count as one letter, so that "İyun", "iyun" and "IYUN" are all June.
std::optional<int> month_of_name(std::string_view word);

}  // namespace dateline::text
