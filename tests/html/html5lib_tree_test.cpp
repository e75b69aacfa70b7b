#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "html/both_parsers.h"
#include "html/document.h"
#include "html/html5lib_tree_cases.h"
#include "html/html5lib_tree_differences.h"
#include "html/outline.h"
#include "html/text_rendering.h"
#include "support/shared_folder.h"

// The html5lib tests of tree construction.
namespace dateline::html {
namespace {

std::string name_of(const TreeCase& test) {
  return test.file + " " + std::to_string(test.number) + ": " + test.data;
}

std::vector<TreeCase> all_cases() {
  const auto folder = testing::in_shared_folder("html5lib-tests/tree-construction");
  return folder ? read_tree_cases(*folder) : std::vector<TreeCase>();
}

constexpr const char* no_cases = "DATELINE_SHARED names no folder with html5lib-tests/";

/// Null for a case that gives the expected tree, as far as is known.
const TreeDifferences* known_difference(const TreeCase& test) {
  for (const TreeDifferences& known : tree_differences()) {
    if (known.file == test.file &&
        std::find(known.numbers.begin(), known.numbers.end(), test.number) != known.numbers.end())
      return &known;
  }
  return nullptr;
}

// Of fragments too, as whole pages.
TEST(Html5libTrees, are_the_same_by_both_parsers) {
  const std::vector<TreeCase> cases = all_cases();
  if (cases.empty()) GTEST_SKIP() << no_cases;
  EXPECT_EQ(cases.size(), 1'796U);
  for (const TreeCase& test : cases) {
    const std::string difference = difference_of_trees(test.data);
    const TreeDifferences* known = known_difference(test);
    if (known != nullptr && known->is_gumbos_alone) {
      EXPECT_NE(difference, "") << name_of(test)
                                << "\nis no longer different by: " << known->reason;
    } else {
      EXPECT_EQ(difference, "") << name_of(test);
    }
  }
}

TEST(Html5libTrees, are_as_expected) {
  const std::vector<TreeCase> cases = all_cases();
  if (cases.empty()) GTEST_SKIP() << no_cases;
  std::size_t compared = 0;
  std::size_t differences = 0;
  for (const TreeCase& test : cases) {
    if (test.is_fragment || test.is_script_on) continue;
    const auto document = Document::parse(test.data, {.parser = ParserKind::reference});
    ASSERT_TRUE(document) << name_of(test);
    ++compared;
    const TreeDifferences* known = known_difference(test);
    const std::string found = outline_without_places(*document);
    if (known != nullptr && known->is_gumbos_alone) {
      const auto ours = Document::parse(test.data);
      ASSERT_TRUE(ours) << name_of(test);
      EXPECT_EQ(outline_without_places(*ours), test.outline) << name_of(test);
    }
    if (known == nullptr) {
      EXPECT_EQ(found, test.outline) << name_of(test);
    } else {
      ++differences;
      EXPECT_NE(found, test.outline)
          << name_of(test) << "\nis no longer different by: " << known->reason;
    }
  }
  EXPECT_EQ(compared, 1'592U);
  std::size_t listed = 0;
  for (const TreeDifferences& known : tree_differences()) listed += known.numbers.size();
  EXPECT_EQ(differences, listed) << "cases are listed that there are not, or listed twice";
}

TEST(Html5libTrees, lie_in_their_page) {
  const std::vector<TreeCase> cases = all_cases();
  if (cases.empty()) GTEST_SKIP() << no_cases;
  for (const TreeCase& test : cases) {
    const auto document = Document::parse(test.data);
    ASSERT_TRUE(document) << name_of(test);
    for (NodeIndex i = 1; i < document->size(); ++i) {
      const Node node = document->node(i);
      ASSERT_TRUE(node.parent().contains(node)) << name_of(test);
      ASSERT_LE(node.source().to, test.data.size()) << name_of(test);
    }
    lines(document->root());
  }
}

}  // namespace
}  // namespace dateline::html
