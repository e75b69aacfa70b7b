#include "run/site_choice.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "support/paths.h"
#include "support/temporary_folder.h"

namespace {

using dateline::run::choose_sites;
using dateline::run::known_sites;
using dateline::run::site_json;
using dateline::testing::TemporaryFolder;

const std::vector<std::string> no_folders;

/// A profile without mistakes.
std::string profile(const std::string& name) {
  return R"({
  "name": ")" +
         name + R"(",
  "publisher": "The News",
  "hosts": ["news.example"],
  "origin": "https://news.example",
  "links": {},
  "threshold": 1,
  "signs": [{"sign": "url-host"}],
  "layouts": [{"name": "today", "signs": []}]
})";
}

constexpr const char* broken_profile = "{\n  \"name\": \"news.example\",\n  \"hosts\": 7\n}\n";

std::vector<std::string> names_of(const std::vector<dateline::Site>& sites) {
  std::vector<std::string> names;
  for (const dateline::Site& site : sites) names.emplace_back(site.name());
  return names;
}

/// The message, or the problems a line each.
std::string text_of(const dateline::run::SiteChoiceError& error) {
  std::string text = error.message;
  for (const auto& problem : error.problems) text += problem.to_string() + "\n";
  return text;
}

using Names = std::vector<std::string>;

TEST(ChooseSites, TakesWhatIsNamed) {
  const TemporaryFolder folder;
  const std::string file = folder.write("elsewhere/a.json", profile("a.example"));
  const std::string plain = folder.write("elsewhere/plain", profile("plain.example"));
  folder.write("sites/news.json", profile("news.example"));
  const std::vector<std::string> folders = {folder.path("sites")};
  const struct {
    std::optional<std::string> choice;
    Names names;
  } cases[] = {
      {std::nullopt, {"news.example", "caliber.az"}},
      {"none", {}},
      {"caliber.az", {"caliber.az"}},
      {"news.example", {"news.example"}},
      {file, {"a.example"}},
      {plain, {"plain.example"}},
      {dateline::testing::in_project("sites/caliber.az.json"), {"caliber.az"}},
  };
  for (const auto& [choice, names] : cases) {
    const auto sites = choose_sites(choice, folders);
    ASSERT_TRUE(sites.has_value()) << choice.value_or("") << text_of(sites.error());
    EXPECT_EQ(names_of(*sites), names) << choice.value_or("all");
  }
}

TEST(ChooseSites, AsksTheFoldersOnlyWhereItMust) {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.json", profile("a.example"));
  folder.write("sites/broken.json", broken_profile);
  const std::vector<std::string> folders = {folder.path("sites")};
  EXPECT_TRUE(choose_sites("none", folders));
  EXPECT_TRUE(choose_sites(file, folders));
  EXPECT_FALSE(choose_sites("caliber.az", folders)) << "the broken one may replace it";
  EXPECT_FALSE(choose_sites(std::nullopt, folders));
}

TEST(ChooseSites, NamesTheMistakesInAFile) {
  const TemporaryFolder folder;
  const auto sites = choose_sites(folder.write("broken.json", broken_profile), no_folders);
  ASSERT_FALSE(sites.has_value());
  EXPECT_EQ(sites.error().message, "");
  ASSERT_FALSE(sites.error().problems.empty());
  EXPECT_EQ(sites.error().problems.front().file, folder.path("broken.json"));
  EXPECT_GT(sites.error().problems.front().line, 0U);
}

TEST(ChooseSites, SaysWhatThereIs) {
  const TemporaryFolder folder;
  folder.write("sites/news.json", profile("news.example"));
  const std::vector<std::string> folders = {folder.path("sites")};
  const struct {
    std::string choice;
    std::string error;
  } cases[] = {
      {"calibre.az",
       "there is no site profile and no file called \"calibre.az\" (did you mean \"caliber.az\"?); "
       "the known profiles: caliber.az news.example"},
      {"new.example",
       "there is no site profile and no file called \"new.example\" (did you mean "
       "\"news.example\"?); the known profiles: caliber.az news.example"},
      {"weather",
       "there is no site profile and no file called \"weather\"; the known profiles: caliber.az "
       "news.example"},
      {folder.path("no.json"), "there is no site profile and no file called \"" +
                                   folder.path("no.json") +
                                   "\"; the known profiles: caliber.az news.example"},
      {folder.path(), folder.path() + ": this is a folder; name the file of a profile\n"},
      {"/dev/null", "/dev/null: this is no file; name the file of a profile\n"},
  };
  for (const auto& [choice, error] : cases) {
    const auto sites = choose_sites(choice, folders);
    ASSERT_FALSE(sites.has_value()) << choice;
    EXPECT_EQ(text_of(sites.error()), error);
  }
}

TEST(KnownSites, AreTheBuiltInOnesWithoutFolders) {
  const TemporaryFolder folder;
  for (const auto& folders : {std::vector<std::string>{},
                              {folder.path("nowhere")},
                              {folder.path()},
                              {folder.write("file", "") + "/sites"}}) {
    const auto known = known_sites(folders);
    ASSERT_TRUE(known) << text_of(known.error());
    ASSERT_EQ(known->size(), 1U);
    EXPECT_EQ(known->front().site.name(), "caliber.az");
    EXPECT_EQ(known->front().file, "");
  }
}

TEST(KnownSites, StandByImportanceThenByFile) {
  const TemporaryFolder folder;
  folder.write("system/b.json", profile("b.example"));
  folder.write("system/shared.json", profile("shared.example"));
  folder.write("user/z.json", profile("a.example"));
  folder.write("user/m.json", profile("shared.example"));
  folder.write("user/mine.json", profile("caliber.az"));
  folder.write("user/.hidden.json", broken_profile);
  folder.write("user/notes.txt", broken_profile);
  folder.write("user/old.json.bak", broken_profile);
  folder.write("user/folder.json/inner.json", broken_profile);
  folder.write("user/more/inner.json", broken_profile);
  const auto known = known_sites(std::vector{folder.path("system"), folder.path("user")});
  ASSERT_TRUE(known) << text_of(known.error());
  std::vector<std::pair<std::string, std::string>> found;
  for (const auto& entry : *known) found.emplace_back(entry.site.name(), entry.file);
  EXPECT_EQ(found, (std::vector<std::pair<std::string, std::string>>{
                       {"shared.example", folder.path("user/m.json")},
                       {"caliber.az", folder.path("user/mine.json")},
                       {"a.example", folder.path("user/z.json")},
                       {"b.example", folder.path("system/b.json")},
                   }));
}

TEST(KnownSites, NameAllMistakesOfAllFiles) {
  const TemporaryFolder folder;
  folder.write("one/a.json", "{");
  folder.write("one/b.json", profile("b.example"));
  folder.write("two/a.json", profile("a.example"));
  folder.write("two/c.json", profile("a.example"));
  std::filesystem::create_symlink("nowhere", folder.path("two/lost.json"));
  const auto known = known_sites(
      std::vector{folder.path("one"), folder.path("two"), folder.write("three", "no folder")});
  ASSERT_FALSE(known);
  EXPECT_EQ(known.error().message, "");
  const std::string two = folder.path("two/");
  EXPECT_EQ(text_of(known.error()),
            folder.path("three") + ": cannot be read: Not a directory\n" +  //
                two + "c.json:2: /name: the profile in " + two +
                "a.json has the name \"a.example\" too; give each its own, or delete one of the "
                "files\n" +
                two + "lost.json: there is no such file\n" +  //
                folder.path("one/a.json") +
                ":1: this is no JSON: unexpected end of input; expected string literal (in column "
                "2); write what is missing: each { and [ needs its } and ]\n");
}

TEST(SiteJson, IsAsItWasWritten) {
  const TemporaryFolder folder;
  const std::string other = profile("other.example");
  const std::string mine = "\n" + profile("caliber.az") + "\n\n";
  const std::string file = folder.write("other.json", other);
  const auto built_in = site_json("caliber.az", no_folders);
  ASSERT_TRUE(built_in);
  EXPECT_EQ(*built_in, dateline::built_in_site_json("caliber.az"));
  EXPECT_EQ(site_json(file, no_folders), other);
  folder.write("sites/mine.json", mine);
  EXPECT_EQ(site_json("caliber.az", std::vector{folder.path("sites")}), mine);
  EXPECT_FALSE(site_json("none", no_folders));
  EXPECT_FALSE(site_json(folder.write("broken.json", broken_profile), no_folders));
}

}  // namespace
