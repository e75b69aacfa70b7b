#include "html/both_parsers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <string>

#include "html/document.h"
#include "html/outline.h"

namespace dateline::html {
namespace {

tl::expected<Document, Error> parse(std::string_view page, ParserKind parser) {
  // Loaded machines and sanitizers take long; there is no question of time here.
  return Document::parse(page, {.time = std::chrono::minutes(5), .parser = parser});
}

/// The line around an offset.
std::string_view line_at(std::string_view text, std::size_t offset) {
  const std::size_t before = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  const std::size_t from = before == std::string_view::npos ? 0 : before + 1;
  return text.substr(from, text.find('\n', from) - from);
}

}  // namespace

std::string difference_of_trees(std::string_view page) {
  const auto found = parse(page, ParserKind::skeleton);
  const auto reference = parse(page, ParserKind::reference);
  if (!found) return found.error().message;
  if (!reference) return "the reference: " + reference.error().message;
  const bool is_too_deep = found->is_too_deep();
  const std::string ours = is_too_deep ? all_text(*found) : outline(*found, page);
  const std::string theirs = is_too_deep ? all_text(*reference) : outline(*reference, page);
  if (ours == theirs) return {};
  const auto differs = std::mismatch(ours.begin(), ours.end(), theirs.begin(), theirs.end());
  const auto offset = static_cast<std::size_t>(differs.first - ours.begin());
  const auto line = std::count(ours.begin(), differs.first, '\n') + 1;
  std::string difference = "the trees differ first in line " + std::to_string(line);
  difference.append("\n  ours:      ").append(line_at(ours, offset));
  difference.append("\n  reference: ").append(line_at(theirs, offset));
  return difference;
}

void expect_same_trees(std::string_view name, std::string_view page) {
  const std::string difference = difference_of_trees(page);
  if (!difference.empty()) ADD_FAILURE() << name << ": " << difference;
}

void expect_same_trees(std::span<const NamedPage> pages) {
  for (const auto& [name_view, page_view] : pages) {
    const std::string name(name_view);
    const std::string page(page_view);
    expect_same_trees(name, page);
    expect_same_trees(name + ", behind a doctype", "<!DOCTYPE html>" + page);
    expect_same_trees(name + ", in a body", "<body><div>" + page + "x");
  }
}

}  // namespace dateline::html
