#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "cli/fixtures.h"
#include "support/program.h"
#include "support/temporary_folder.h"

namespace {

using dateline::testing::Call;
using dateline::testing::Outcome;
using dateline::testing::run_dateline;
using dateline::testing::TemporaryFolder;

// A call with a configuration of its own, and nothing else's.
Call configured(const TemporaryFolder& folder, std::vector<std::string> arguments) {
  return {.arguments = std::move(arguments),
          .environment = {{"XDG_CONFIG_HOME", folder.path("home")},
                          {"XDG_CONFIG_DIRS", folder.path("system")}}};
}

std::string run(const TemporaryFolder& folder, std::vector<std::string> arguments) {
  return run_dateline(configured(folder, std::move(arguments))).standard_output;
}

TEST(Configuration, SetsWhatTheCommandLineDoesNot) {
  const TemporaryFolder folder;
  folder.write("home/dateline/config.toml",
               "# what I want\nfields = [\"language\", \"headline\"]\npretty = true\njobs = 1\n");
  EXPECT_EQ(run(folder, {fixture("2024-hy"), "--fields", "language"}),
            "{\n  \"language\": \"hy\"\n}\n");
  EXPECT_EQ(run(folder, {"--no-config", "--fields", "language", fixture("2024-hy")}),
            "{\"language\":\"hy\"}\n");
  EXPECT_EQ(run(folder, {"--fields", "language", fixture("2024-hy"), fixture("2024-en")}),
            "{\"language\":\"hy\"}\n{\"language\":\"en\"}\n")
      << "pretty is for where it can be";
  EXPECT_EQ(run(folder, {article_page()}), "{\n  \"language\": \"en\",\n  \"headline\": \"" +
                                               std::string(article_headline) + "\"\n}\n");
}

TEST(Configuration, OfTheUserCountsMoreThanTheSystems) {
  const TemporaryFolder folder;
  folder.write("system/dateline/config.toml", "fields = \"headline\"\npretty = true\n");
  folder.write("home/dateline/config.toml", "fields = \"language\"\n");
  EXPECT_EQ(run(folder, {article_page()}), "{\n  \"language\": \"en\"\n}\n");
}

TEST(Configuration, IsFoundInTheHomeFolder) {
  const TemporaryFolder folder;
  folder.write(".config/dateline/config.toml", "fields = \"language\"\n");
  const Outcome outcome = run_dateline({.arguments = {article_page()},
                                        .environment = {{"HOME", folder.path()},
                                                        {"XDG_CONFIG_HOME", ""},
                                                        {"XDG_CONFIG_DIRS", "relative/folder"}}});
  EXPECT_EQ(outcome.standard_output, "{\"language\":\"en\"}\n");
}

TEST(Configuration, OfTheEnvironmentCountsMoreThanFiles) {
  const TemporaryFolder folder;
  folder.write("home/dateline/config.toml", "fields = \"headline\"\n");
  Call call = configured(folder, {article_page()});
  call.environment.emplace_back("DATELINE_FIELDS", "language");
  call.environment.emplace_back("DATELINE_PRETTY", "");
  EXPECT_EQ(run_dateline(call).standard_output, "{\"language\":\"en\"}\n");
  call.arguments = {"--fields", "layout", article_page()};
  EXPECT_EQ(run_dateline(call).standard_output, "{\"layout\":\"2024\"}\n");
  call.arguments = {"--no-config", "--fields", "site", article_page()};
  EXPECT_EQ(run_dateline(call).standard_output, "{\"site\":\"caliber.az\"}\n");
}

TEST(Configuration, WithAMistakeEndsTheRun) {
  const TemporaryFolder folder;
  const std::string file = folder.path("home/dateline/config.toml");
  const struct {
    std::string text;
    std::string error;
  } cases[] = {
      {"jbos = 2\n", ": there is no setting \"jbos\"; did you mean \"jobs\"?\n"},
      {"jobs = 0\n", ": jobs = 0: needs a whole number from 1 to 256\n"},
      {"pretty = maybe\n", ": pretty: needs true or false\n"},
      {"[extract]\njobs = 2\n", ": there is no setting \"extract.jobs\"\n"},
      {"output = \"x\"\n", ": there is no setting \"output\"\n"},
      {"no-config = true\n", ": there is no setting \"no-config\"\n"},
      {"jobs =\n", ": jobs = : needs a whole number from 1 to 256\n"},
  };
  for (const auto& [text, error] : cases) {
    folder.write("home/dateline/config.toml", text);
    const Outcome outcome = run_dateline(configured(folder, {article_page()}));
    EXPECT_EQ(outcome.exit_status, 2) << text;
    EXPECT_EQ(outcome.standard_output, "");
    EXPECT_EQ(outcome.standard_error, "dateline: " + file + error + "Try 'dateline --help'.\n");
  }
  Call call = configured(folder, {"--no-config", "-q", article_page()});
  EXPECT_EQ(run_dateline(call).exit_status, 0);
}

TEST(Configuration, MayBeSwitchedOffByADevice) {
  const TemporaryFolder folder;
  folder.make_folder("home/dateline");
  std::filesystem::create_symlink("/dev/null", folder.path("home/dateline/config.toml"));
  EXPECT_EQ(run_dateline(configured(folder, {article_page()})).exit_status, 0);
}

TEST(Configuration, ThatIsNoFileEndsTheRun) {
  const TemporaryFolder folder;
  folder.make_folder("home/dateline/config.toml");
  const Outcome outcome = run_dateline(configured(folder, {article_page()}));
  EXPECT_EQ(outcome.exit_status, 2);
  EXPECT_TRUE(outcome.standard_error.starts_with(
      "dateline: " + folder.path("home/dateline/config.toml") + " is no file\n"));
}

}  // namespace
