#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "cli/option_table.h"
#include "support/paths.h"
#include "support/program.h"
#include "support/temporary_folder.h"

namespace {

using dateline::testing::Outcome;
using dateline::testing::run_dateline;
using dateline::testing::TemporaryFolder;

TEST(Usage, HelpFitsAScreenAndNamesEveryOptionThatIsNotHidden) {
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{"--help"},
                                                    {"-h"},
                                                    {"extract", "-h"},
                                                    {"schema", "--help"},
                                                    {"a.html", "-h"}}) {
    const Outcome outcome = run_dateline({arguments});
    EXPECT_EQ(outcome.exit_status, 0);
    EXPECT_EQ(outcome.standard_error, "");
    std::istringstream lines(outcome.standard_output);
    int count = 0;
    for (std::string line; std::getline(lines, line); ++count) EXPECT_LE(line.size(), 80U) << line;
    EXPECT_LE(count, 55);
    for (const auto& option : dateline::cli::option_table()) {
      const std::string name = "--" + std::string(long_name(option));
      const bool is_named = outcome.standard_output.find(name) != std::string::npos;
      EXPECT_EQ(is_named, !option.is_hidden) << name;
    }
    for (const char* expected : {"Exit status", "dateline schema", "dateline site", "jq"}) {
      EXPECT_NE(outcome.standard_output.find(expected), std::string::npos) << expected;
    }
  }
}

TEST(Usage, VersionNamesTheLibrariesToo) {
  const Outcome outcome = run_dateline({{"--version"}});
  EXPECT_EQ(outcome.exit_status, 0);
  EXPECT_TRUE(outcome.standard_output.starts_with("dateline 0.1.0\n"));
  for (const char* library : {"libcurl/7.", "OpenSSL/", "gumbo 0.", "utf8proc 2.", "uriparser 0.",
                              "nlohmann/json 3.", "CLI11 2.", "zlib/1."}) {
    EXPECT_NE(outcome.standard_output.find(library), std::string::npos) << library;
  }
  EXPECT_EQ(outcome.standard_error, "");
}

TEST(Usage, SchemaIsTheSchema) {
  const Outcome outcome = run_dateline({{"schema"}});
  EXPECT_EQ(outcome.exit_status, 0);
  std::ifstream file(dateline::testing::in_project("schema/record.schema.json"), std::ios::binary);
  EXPECT_EQ(outcome.standard_output,
            std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()));
}

TEST(Usage, NoArgumentsAreExplained) {
  const Outcome outcome = run_dateline({});
  EXPECT_EQ(outcome.exit_status, 2);
  EXPECT_EQ(outcome.standard_output, "");
  EXPECT_TRUE(outcome.standard_error.starts_with("Usage: dateline ")) << outcome.standard_error;
}

TEST(Usage, MistakesAreNamedOnStandardError) {
  const TemporaryFolder folder;
  const std::string page = folder.write("a.html", "<p>");
  const std::string profile = folder.write("site.json", "{\n  \"name\": 7\n}\n");
  const struct {
    std::vector<std::string> arguments;
    std::string error;  // the beginning of standard error
  } cases[] = {
      {{"extract"}, "dateline: no input is named\nTry 'dateline --help'.\n"},
      {{"--jbos", "2", page},
       "dateline: there is no option --jbos; did you mean --jobs?\nTry 'dateline --help'.\n"},
      {{"--pretty", "-f", "ndjson", page},
       "dateline: --pretty and --format ndjson exclude each other"},
      {{"--pretty", page, page}, "dateline: --pretty needs --format json here"},
      {{"--pretty", folder.path()}, "dateline: --pretty needs --format json here"},
      {{"--site", "calibre.az", page},
       "dateline: there is no site profile and no file called \"calibre.az\" (did you mean "
       "\"caliber.az\"?)"},
      {{"--site", profile, page}, profile + ":"},
      {{"--bad\x1B[31m\n", page}, "dateline: there is no option --bad?[31m?\n"},
  };
  for (const auto& [arguments, error] : cases) {
    const Outcome outcome = run_dateline({arguments});
    EXPECT_EQ(outcome.exit_status, 2);
    EXPECT_EQ(outcome.standard_output, "");
    EXPECT_EQ(outcome.standard_error.substr(0, error.size()), error);
  }
}

}  // namespace
