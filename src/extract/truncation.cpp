#include "extract/truncation.h"

#include <algorithm>

#include "text/fold.h"

namespace dateline::extraction {

bool is_truncated(std::string_view utf8) {
  // The end tags stand close to the end, but for what scripts of others add behind them.
  constexpr std::size_t longest_tail = 65'536;
  std::string_view tail = utf8.substr(utf8.size() - std::min(utf8.size(), longest_tail));
  constexpr std::string_view body = "</body";
  constexpr std::string_view html = "</html";
  if (text::trim_ascii(tail).ends_with('>')) return false;
  while (true) {
    const std::size_t at = tail.rfind('<');
    if (at == std::string_view::npos) return true;
    const std::string_view tag = tail.substr(at, body.size());
    if (text::equals_ignoring_ascii_case(tag, body) || text::equals_ignoring_ascii_case(tag, html))
      return false;
    tail = tail.substr(0, at);
  }
}

}  // namespace dateline::extraction
