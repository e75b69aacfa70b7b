#include "extract/given_names.h"

#include <algorithm>

#include "extract/given_name_list.h"

namespace dateline::extraction {

bool is_given_name(std::string_view word) noexcept {
  // Binary search for a line: what is left always begins and ends with whole lines.
  std::string_view lines = given_name_list();
  while (!lines.empty()) {
    const std::size_t middle = lines.size() / 2;
    const std::size_t break_before = lines.rfind('\n', middle == 0 ? 0 : middle - 1);
    const std::size_t begin = break_before == std::string_view::npos ? 0 : break_before + 1;
    const std::size_t end = std::min(lines.find('\n', begin), lines.size() - 1);
    const std::string_view line = lines.substr(begin, end - begin);
    if (line == word) return true;
    if (line < word) {
      lines.remove_prefix(end + 1);
    } else {
      lines = lines.substr(0, begin);
    }
  }
  return false;
}

}  // namespace dateline::extraction
