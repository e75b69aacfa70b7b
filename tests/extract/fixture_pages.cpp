#include "extract/fixture_pages.h"
#include "support/paths.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace dateline::testing {

namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<FixturePage> read_cases() {
  std::vector<FixturePage> pages;
  for (const auto& entry : fs::directory_iterator(testing::in_project("fixtures"))) {
    const fs::path expected = entry.path() / "expected.json";
    if (!fs::exists(expected)) continue;
    pages.push_back({entry.path().filename(), read_file(entry.path() / "page.html"),
                     nlohmann::json::parse(read_file(expected))});
  }
  std::sort(pages.begin(), pages.end(),
            [](const FixturePage& a, const FixturePage& b) { return a.name < b.name; });
  return pages;
}

}  // namespace

const std::vector<FixturePage>& fixture_pages() {
  static const std::vector<FixturePage> pages = read_cases();
  return pages;
}

std::vector<FixturePage> fixture_articles() {
  std::vector<FixturePage> articles;
  for (const FixturePage& page : fixture_pages()) {
    if (page.is_article() && !page.expected.at("site").is_null()) articles.push_back(page);
  }
  return articles;
}

}  // namespace dateline::testing
