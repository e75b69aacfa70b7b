#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/paths.h"

/// Pages of fixtures/ that the program's tests read.
inline std::string fixture(std::string_view name) {
  return dateline::testing::in_project("fixtures/").append(name).append("/page.html");
}

/// An article and its headline.
inline std::string article_page() {
  return fixture("2024-en");
}
inline constexpr std::string_view article_headline = "Port Askera's grain waits for a berth";

/// A page without an article.
inline std::string front_page() {
  return fixture("front-page-2024");
}
