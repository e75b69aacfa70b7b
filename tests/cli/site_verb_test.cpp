#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "support/paths.h"
#include "support/program.h"
#include "support/temporary_folder.h"

namespace {

using dateline::testing::Outcome;
using dateline::testing::run_dateline;
using dateline::testing::TemporaryFolder;

const std::string built_in_file = dateline::testing::in_project("sites/caliber.az.json");

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// A profile without mistakes; `name` as it is written in JSON.
std::string profile(const std::string& name, const std::string& layout = "today") {
  return R"({"name": ")" + name +
         R"(", "publisher": "The News", "hosts": [], "origin": "https://news.example", "links": {},
           "threshold": 1, "signs": [{"sign": "url-host"}],
           "layouts": [{"name": "old", "signs": []}, {"name": ")" +
         layout + R"(", "signs": []}]})";
}

TEST(SiteList, NamesTheBuiltInProfile) {
  const Outcome outcome = run_dateline({{"site", "list"}});
  EXPECT_EQ(outcome.exit_status, 0);
  EXPECT_EQ(outcome.standard_output, "caliber.az  built-in  2024, 2022, 2021\n");
  EXPECT_EQ(outcome.standard_error, "");
}

TEST(SiteList, AlignsItsColumnsByName) {
  const TemporaryFolder folder;
  const std::string long_file =
      folder.write("dateline/sites/z.json", profile("aşk.example", "bel\\u0007l"));
  const std::string short_file =
      folder.write("dateline/sites/a.json", profile("zebra.news.example"));
  const Outcome outcome = run_dateline(
      {.arguments = {"site", "list"}, .environment = {{"XDG_CONFIG_HOME", folder.path()}}});
  EXPECT_EQ(outcome.exit_status, 0);
  const std::string blanks(long_file.size() - std::string("built-in").size(), ' ');
  EXPECT_EQ(outcome.standard_output, "aşk.example         " + long_file +
                                         "  old, bel?l\n"
                                         "caliber.az          built-in" +
                                         blanks +
                                         "  2024, 2022, 2021\n"
                                         "zebra.news.example  " +
                                         short_file + "  old, today\n");
}

TEST(SiteShow, PrintsTheTextAsItWasWritten) {
  const TemporaryFolder folder;
  const std::string text = "\n" + profile("news.example") + "\r\n\n";
  const std::string file = folder.write("news", text);
  const struct {
    std::string name;
    std::string output;
  } cases[] = {
      {"caliber.az", bytes_of(built_in_file)},
      {built_in_file, bytes_of(built_in_file)},
      {file, text},
  };
  for (const auto& [name, output] : cases) {
    const Outcome outcome = run_dateline({{"site", "show", name}});
    EXPECT_EQ(outcome.exit_status, 0) << name;
    EXPECT_EQ(outcome.standard_output, output) << name;
    EXPECT_EQ(outcome.standard_error, "") << name;
  }
}

TEST(SiteShow, NamesTheMistakesInAFile) {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.json", "[]");
  const Outcome outcome = run_dateline({{"site", "show", file}});
  EXPECT_EQ(outcome.exit_status, 2);
  EXPECT_EQ(outcome.standard_output, "");
  EXPECT_EQ(outcome.standard_error, file +
                                        ":1: (root): expected an object; write its members between "
                                        "{ and }, in place of this array\n");
}

TEST(SiteLint, PraisesGoodFiles) {
  const Outcome outcome = run_dateline({{"site", "lint", built_in_file, built_in_file}});
  const std::string line = built_in_file + ": no mistakes\n";
  EXPECT_EQ(outcome.exit_status, 0);
  EXPECT_EQ(outcome.standard_output, line + line);
  EXPECT_EQ(outcome.standard_error, "");
}

TEST(SiteLint, NamesTheMistakesOfAllFiles) {
  const TemporaryFolder folder;
  const std::string bad =
      folder.write("bad.json", "{\"sele\\u001b[31mctor\": 1,\n" + profile("a\\nb").substr(1));
  const std::string good = folder.write("good.json", profile("news.example"));
  const std::string cut = folder.write("cut.json", "{\n\"name\": ");
  const std::string lost = folder.path("lost.json");
  const Outcome outcome =
      run_dateline({{"site", "lint", bad, lost, folder.path(), good, "--", cut}});
  EXPECT_EQ(outcome.exit_status, 2);
  EXPECT_EQ(outcome.standard_output,
            bad +
                ":1: /sele?[31mctor: unknown member; known are: name, publisher, brand, hosts, "
                "origin, utc_offset, languages, links, labels, badges, sections, furniture, "
                "furniture_images, signs, threshold, fields, layouts\n" +
                lost + ": there is no such file\n" + folder.path() +
                ": this is a folder; name the file of a profile\n" + good + ": no mistakes\n" +
                cut +
                ":2: this is no JSON: unexpected end of input; expected '[', '{', or a literal (in "
                "column 9); write what is missing: each { and [ needs its } and ]\n");
  EXPECT_EQ(outcome.standard_error, "");
}

TEST(SiteLint, NamesWhatItMayNotRead) {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.json", profile("news.example"));
  std::filesystem::permissions(file, std::filesystem::perms::none);
  std::filesystem::permissions(folder.path(), std::filesystem::perms::all);
  const Outcome outcome = run_dateline({.arguments = {"site", "lint", file}, .unprivileged = true});
  EXPECT_EQ(outcome.exit_status, 2);
  EXPECT_EQ(outcome.standard_output, file + ": cannot be read: Permission denied\n");
}

TEST(SiteVerb, SaysWhatIsWrong) {
  const std::string what = "list, show NAME|FILE or lint FILE...";
  const struct {
    std::vector<std::string> words;
    std::string error;
  } cases[] = {
      {{}, "site needs a word more: " + what},
      {{"frob"}, "site cannot \"frob\"; it can " + what},
      {{"lists", "a"}, "site cannot \"lists\" (did you mean \"list\"?); it can " + what},
      {{"list", "a"}, "site list takes no name; to print one profile: site show NAME"},
      {{"show"}, "site show needs the name or the file of a profile"},
      {{"show", "caliber.az", "caliber.az"}, "site show prints one profile, but several are named"},
      {{"show", "nope"},
       "there is no site profile and no file called \"nope\"; the known profiles: caliber.az"},
      {{"show", "calibre.az"},
       "there is no site profile and no file called \"calibre.az\" (did you mean \"caliber.az\"?); "
       "the known profiles: caliber.az"},
      {{"lint"}, "site lint needs the file of a profile"},
      {{"list", "--frob"}, "there is no option --frob"},
  };
  for (auto [words, error] : cases) {
    words.insert(words.begin(), "site");
    const Outcome outcome = run_dateline({words});
    EXPECT_EQ(outcome.exit_status, 2) << error;
    EXPECT_EQ(outcome.standard_output, "") << error;
    EXPECT_EQ(outcome.standard_error, "dateline: " + error + "\nTry 'dateline --help'.\n");
  }
}

TEST(SiteVerb, IsOneInFrontOnly) {
  const TemporaryFolder folder;
  folder.write("site", "<p>");
  const Outcome outcome = run_dateline({.arguments = {"-q", "site"}, .folder = folder.path()});
  EXPECT_EQ(outcome.exit_status, 1);
  EXPECT_NE(outcome.standard_output.find("\"input\":\"site\""), std::string::npos);
}

}  // namespace
