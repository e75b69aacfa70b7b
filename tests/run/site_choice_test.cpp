#include "run/site_choice.h"

#include <gtest/gtest.h>

#include <string>

#include "support/temporary_folder.h"

namespace {

using dateline::run::choose_sites;
using dateline::testing::TemporaryFolder;

TEST(ChooseSites, TakesABuiltInProfileByName) {
  const auto sites = choose_sites("caliber.az");
  ASSERT_TRUE(sites.has_value());
  ASSERT_EQ(sites->size(), 1U);
  EXPECT_EQ(sites->front().name(), "caliber.az");
}

TEST(ChooseSites, TakesNone) {
  const auto sites = choose_sites("none");
  ASSERT_TRUE(sites.has_value());
  EXPECT_TRUE(sites->empty());
}

TEST(ChooseSites, ReadsAFile) {
  const auto sites = choose_sites(DATELINE_SOURCE_DIR "/sites/caliber.az.json");
  ASSERT_TRUE(sites.has_value());
  ASSERT_EQ(sites->size(), 1U);
  EXPECT_EQ(sites->front().name(), "caliber.az");
}

TEST(ChooseSites, NamesTheMistakesInAFile) {
  const TemporaryFolder folder;
  const auto sites = choose_sites(
      folder.write("broken.json", "{\n  \"name\": \"news.example\",\n  \"hosts\": 7\n}\n"));
  ASSERT_FALSE(sites.has_value());
  EXPECT_EQ(sites.error().message, "");
  ASSERT_FALSE(sites.error().problems.empty());
  EXPECT_EQ(sites.error().problems.front().file, folder.path("broken.json"));
  EXPECT_GT(sites.error().problems.front().line, 0U);
}

TEST(ChooseSites, SaysWhatThereIs) {
  const TemporaryFolder folder;
  const struct {
    std::string choice;
    std::string message;
  } cases[] = {
      {"calibre.az",
       "there is no site profile and no file called \"calibre.az\" (did you mean \"caliber.az\"?); "
       "the built-in "
       "profiles: caliber.az"},
      {"weather",
       "there is no site profile and no file called \"weather\"; the built-in profiles: "
       "caliber.az"},
      {folder.path(), folder.path() + " is a folder"},
  };
  for (const auto& [choice, message] : cases) {
    const auto sites = choose_sites(choice);
    ASSERT_FALSE(sites.has_value()) << choice;
    EXPECT_EQ(sites.error().message, message);
    EXPECT_TRUE(sites.error().problems.empty());
  }
}

}  // namespace
