#include "tree_finding.h"

#include <chrono>
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

}  // namespace

std::optional<std::string> tree_finding(std::string_view bytes) {
  text::DecodedText page;
  text::decode(bytes, std::nullopt, std::nullopt, page);
  const auto trees = html::both_trees(page.utf8, std::chrono::seconds(10));
  if (!trees) return std::nullopt;
  const std::string difference = trees->difference();
  if (difference.empty()) return std::string();
  if (is_deep_and_rare(page.utf8)) return std::nullopt;
  return "== page\n" + printable(page.utf8) + "\n== difference\n" + difference + "\n== ours\n" +
         trees->skeleton + "== reference\n" + trees->reference;
}

}  // namespace dateline::fuzz
