#include "html/both_parsers.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "html/both_trees.h"

namespace dateline::html {

std::string difference_of_trees(std::string_view page) {
  // Loaded machines and sanitizers take long; there is no question of time here.
  const auto trees = both_trees(page, std::chrono::minutes(5));
  return trees ? trees->difference() : "the reference: " + trees.error().message;
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
