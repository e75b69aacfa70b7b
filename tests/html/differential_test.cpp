#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "html/both_parsers.h"
#include "support/paths.h"
#include "support/program.h"
#include "support/sanitizers.h"
#include "support/shared_folder.h"
#include "support/temporary_folder.h"
#include "text/charset.h"

// Our parser and Gumbo by itself give the same tree of every page there is.
namespace dateline::html {
namespace {

namespace fs = std::filesystem;

/// All pages take a minute or more: of so many, one is read.
std::size_t pages_apart() {
  if (testing::is_sanitized) return 8;
  // nobody changes the environment here
  const bool all = std::getenv("DATELINE_ALL_PAGES") != nullptr;  // NOLINT(concurrency-mt-unsafe)
  return all ? 1 : 8;
}

std::vector<fs::path> pages_below(const fs::path& folder) {
  std::vector<fs::path> pages;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".html") pages.push_back(entry.path());
  }
  std::sort(pages.begin(), pages.end());
  return pages;
}

void expect_same_trees_of_file(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  text::DecodedText page;
  text::decode(bytes, std::nullopt, std::nullopt, page);
  expect_same_trees(file.filename().string(), page.utf8);
}

TEST(SameTrees, of_fixtures) {
  const std::vector<fs::path> pages = pages_below(testing::in_project("fixtures"));
  ASSERT_GT(pages.size(), 10U);
  for (const fs::path& page : pages) {
    SCOPED_TRACE(page.parent_path());
    expect_same_trees_of_file(page);
  }
}

struct Corpus {
  std::string name;
  std::size_t pages = 0;
};

void PrintTo(const Corpus& corpus, std::ostream* out) {
  *out << corpus.name;
}

class SameTreesOfCorpus : public ::testing::TestWithParam<Corpus> {};

TEST_P(SameTreesOfCorpus, page_by_page) {
  const auto archive = testing::in_shared_folder("quality/corpora/" + GetParam().name + ".tar.xz");
  if (!archive) GTEST_SKIP() << "DATELINE_SHARED names no folder with quality/corpora/";
  const testing::TemporaryFolder folder;
  const auto unpacked =
      testing::RunningProgram("tar", {.arguments = {"-xf", *archive, "-C", folder.path()}})
          .finish();
  ASSERT_EQ(unpacked.exit_status, 0) << unpacked.standard_error;
  const std::vector<fs::path> pages = pages_below(folder.path());
  EXPECT_EQ(pages.size(), GetParam().pages);
  for (std::size_t i = 0; i < pages.size(); i += pages_apart()) expect_same_trees_of_file(pages[i]);
}

INSTANTIATE_TEST_SUITE_P(Corpora, SameTreesOfCorpus,
                         ::testing::Values(Corpus{"fundus-news", 252}, Corpus{"naeb-dev", 191},
                                           Corpus{"trafilatura", 990}, Corpus{"wcxb-articles", 714},
                                           Corpus{"wcxb-lists", 216}),
                         [](const auto& corpus) {
                           std::string name = corpus.param.name;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace dateline::html
