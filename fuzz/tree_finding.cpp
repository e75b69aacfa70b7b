#include "tree_finding.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdio>

#include "html/both_trees.h"
#include "html/scanner.h"
#include "html/skeleton.h"
#include "text/charset.h"

namespace dateline::fuzz {
namespace {

/// With the bytes that a terminal does not show as \xNN.
std::string printable(std::string_view page) {
  std::string shown;
  for (const char c : page) {
    if ((c >= ' ' && c <= '~') || c == '\n') {
      shown += c;
    } else {
      char code[8];
      std::snprintf(code, sizeof code, "\\x%02x", static_cast<unsigned>(c) & 0xFFU);
      shown += code;
    }
  }
  return shown;
}

/// Of a page that is both deep and rare, not even the texts are the same: it is read without what
/// is rare.
bool is_deep_and_rare(std::string_view page) {
  html::Scan scan;
  html::Skeleton skeleton;
  html::Scanner::scan(page, scan);
  html::write_skeleton(page, scan, skeleton);
  return skeleton.is_too_deep && skeleton.has_rare_construct;
}

/// Gumbo's number of a numeric character reference overflows, and may come to be another
/// character's.
bool has_overflowing_reference(std::string_view page) {
  constexpr std::size_t fewest_digits = 8;
  for (std::size_t at = page.find("&#"); at < page.size(); at = page.find("&#", at + 2)) {
    const std::string_view digits = page.substr(at + 2);
    const std::size_t count = digits.find_first_not_of("0123456789abcdefABCDEFxX");
    if (std::min(count, digits.size()) >= fewest_digits) return true;
  }
  return false;
}

}  // namespace

std::optional<std::string> tree_finding(std::string_view bytes) {
  text::DecodedText page;
  text::decode(bytes, std::nullopt, std::nullopt, page);
  const auto trees = html::both_trees(page.utf8, std::chrono::seconds(10));
  if (!trees) return std::nullopt;
  const std::string difference = trees->difference();
  if (difference.empty()) return std::string();
  if (is_deep_and_rare(page.utf8) || has_overflowing_reference(page.utf8)) return std::nullopt;
  return "== page\n" + printable(page.utf8) + "\n== difference\n" + difference + "\n== ours\n" +
         trees->skeleton + "== reference\n" + trees->reference;
}

}  // namespace dateline::fuzz
