#include "html/both_trees.h"

#include <algorithm>
#include <cstddef>

#include "html/document.h"
#include "html/outline.h"

namespace dateline::html {
namespace {

/// The line around an offset.
std::string_view line_at(std::string_view text, std::size_t offset) {
  const std::size_t before = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  const std::size_t from = before == std::string_view::npos ? 0 : before + 1;
  return text.substr(from, text.find('\n', from) - from);
}

bool has_element(const Document& document, Tag tag) {
  for (NodeIndex i = 0; i < document.size(); ++i) {
    if (document.node(i).tag() == tag) return true;
  }
  return false;
}

}  // namespace

std::string BothTrees::difference() const {
  if (skeleton == reference) return {};
  const auto differs =
      std::mismatch(skeleton.begin(), skeleton.end(), reference.begin(), reference.end());
  const auto offset = static_cast<std::size_t>(differs.first - skeleton.begin());
  const auto line = std::count(skeleton.begin(), differs.first, '\n') + 1;
  std::string text = "the trees differ first in line " + std::to_string(line);
  text.append("\n  ours:      ").append(line_at(skeleton, offset));
  text.append("\n  reference: ").append(line_at(reference, offset));
  return text;
}

tl::expected<BothTrees, Error> both_trees(std::string_view page, std::chrono::milliseconds time) {
  const auto reference = Document::parse(page, {.time = time, .parser = ParserKind::reference});
  if (!reference) return tl::unexpected(reference.error());
  const auto found = Document::parse(page, {.time = time, .parser = ParserKind::skeleton});
  if (!found) return BothTrees{found.error().message, outline(*reference, page)};
  if (found->is_too_deep()) {
    BothTrees texts{all_text(*found), all_text(*reference)};
    // Text in a table, but in none of its cells, goes before it: where the table's tag is left out,
    // before another one.
    if (has_element(*reference, Tag::table)) {
      std::sort(texts.skeleton.begin(), texts.skeleton.end());
      std::sort(texts.reference.begin(), texts.reference.end());
    }
    return texts;
  }
  return BothTrees{outline(*found, page), outline(*reference, page)};
}

}  // namespace dateline::html
