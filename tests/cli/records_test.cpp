#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "cli/fixtures.h"
#include "support/program.h"
#include "support/temporary_folder.h"

namespace {

using dateline::testing::Outcome;
using dateline::testing::run_dateline;
using dateline::testing::TemporaryFolder;
using nlohmann::json;

std::vector<json> lines_of(const std::string& output) {
  std::vector<json> records;
  std::istringstream lines(output);
  for (std::string line; std::getline(lines, line);) records.push_back(json::parse(line));
  return records;
}

TEST(Records, OnePageIsOneObject) {
  const Outcome outcome = run_dateline({{article_page()}});
  EXPECT_EQ(outcome.exit_status, 0);
  EXPECT_EQ(outcome.standard_error, "");
  const std::vector<json> records = lines_of(outcome.standard_output);
  ASSERT_EQ(records.size(), 1U);
  EXPECT_EQ(records[0]["kind"], "article");
  EXPECT_EQ(records[0]["input"], article_page());
  EXPECT_EQ(records[0]["headline"], article_headline);

  const Outcome pretty = run_dateline({{"--pretty", article_page()}});
  EXPECT_GT(std::count(pretty.standard_output.begin(), pretty.standard_output.end(), '\n'), 20);
  EXPECT_EQ(json::parse(pretty.standard_output), records[0]);
  EXPECT_EQ(run_dateline({{"-f", "json", article_page()}}).standard_output,
            outcome.standard_output);
  EXPECT_EQ(run_dateline({{"-f", "ndjson", article_page()}}).standard_output,
            outcome.standard_output);
  EXPECT_EQ(run_dateline({{"extract", article_page()}}).standard_output, outcome.standard_output);
}

TEST(Records, BothParsersGiveTheSame) {
  const std::vector<std::string> arguments = {"--evidence", article_page(), fixture("2021-ru"),
                                              front_page(), fixture("2022-en-traps")};
  const Outcome outcome = run_dateline({arguments});
  EXPECT_EQ(lines_of(outcome.standard_output).size(), 4U);
  for (const char* parser : {"skeleton", "reference"}) {
    std::vector<std::string> with_parser = arguments;
    with_parser.insert(with_parser.begin(), {"--parser", parser});
    EXPECT_EQ(run_dateline({with_parser}).standard_output, outcome.standard_output) << parser;
  }
}

TEST(Records, SeveralPagesAreNdjsonInOrder) {
  const Outcome outcome =
      run_dateline({{article_page(), front_page(), fixture("2024-ru"), "missing"}});
  EXPECT_EQ(outcome.exit_status, 1);
  const std::vector<json> records = lines_of(outcome.standard_output);
  ASSERT_EQ(records.size(), 4U);
  EXPECT_EQ(records[0]["input"], article_page());
  EXPECT_EQ(records[1]["code"], "no-article");
  EXPECT_EQ(records[2]["input"], fixture("2024-ru"));
  EXPECT_EQ(records[3]["code"], "not-found");
}

TEST(Records, JsonOfSeveralPagesIsOneArray) {
  const std::vector<std::string> inputs = {article_page(), "missing", fixture("2024-ru")};
  const std::vector<json> records = lines_of(run_dateline({inputs}).standard_output);
  for (const std::vector<std::string>& options :
       {std::vector<std::string>{"-f", "json"}, {"--format=json", "--pretty"}}) {
    std::vector<std::string> arguments = options;
    arguments.insert(arguments.end(), inputs.begin(), inputs.end());
    const Outcome outcome = run_dateline({arguments});
    EXPECT_EQ(outcome.exit_status, 1);
    EXPECT_EQ(json::parse(outcome.standard_output), json(records));
  }
  const Outcome pretty = run_dateline({{"-f", "json", "--pretty", "missing", "missing"}});
  EXPECT_EQ(pretty.standard_output,
            nlohmann::ordered_json::parse(pretty.standard_output).dump(2) + "\n");
}

TEST(Records, FieldsAreChosen) {
  const Outcome outcome =
      run_dateline({{"--fields", "dateline.published,headline", article_page()}});
  EXPECT_EQ(outcome.standard_output,
            "{\"headline\":\"" + std::string(article_headline) +
                "\",\"dateline\":{\"published\":\"2025-07-13T00:01:00+04:00\"}}\n");
}

TEST(Records, EvidenceComesWhenAsked) {
  EXPECT_FALSE(json::parse(run_dateline({{article_page()}}).standard_output).contains("evidence"));
  const json record = json::parse(run_dateline({{"--evidence", article_page()}}).standard_output);
  EXPECT_TRUE(record["evidence"].contains("headline"));
}

TEST(Records, ErrorsAreNamedOnStandardErrorUnlessQuiet) {
  const std::vector<std::string> inputs = {"missing.html", front_page()};
  const Outcome loud = run_dateline({inputs});
  EXPECT_EQ(loud.exit_status, 1);
  EXPECT_TRUE(loud.standard_error.starts_with(
      "dateline: missing.html: not-found: there is no such file or folder\ndateline: " +
      front_page() + ": no-article: "))
      << loud.standard_error;
  EXPECT_TRUE(loud.standard_error.ends_with(
      "\ndateline: 0 articles, 2 errors: 1 not-found, 1 no-article\n"))
      << loud.standard_error;

  const Outcome quiet = run_dateline({{"-q", inputs[0], inputs[1]}});
  EXPECT_EQ(quiet.exit_status, 1);
  EXPECT_EQ(quiet.standard_error, "");
  EXPECT_EQ(quiet.standard_output, loud.standard_output);
}

TEST(Records, NoneIsLostOverMany) {
  // One bad page among many, on any number of threads: the same bytes.
  const TemporaryFolder folder;
  const std::vector<std::string> pages = {article_page(), fixture("2024-ru"), fixture("2021-ru"),
                                          fixture("seed-2022-div")};
  for (int number = 0; number < 40; ++number) {
    std::string name = std::to_string(number);
    name.insert(0, 3 - name.size(), '0');
    folder.make_folder("pages/" + name.substr(0, 2));
    const std::string path = folder.path("pages/" + name.substr(0, 2) + "/" + name + ".html");
    std::filesystem::create_symlink(
        number == 17 ? front_page() : pages[static_cast<std::size_t>(number) % pages.size()], path);
  }
  const Outcome single = run_dateline({{"-j", "1", folder.path("pages")}});
  EXPECT_EQ(single.exit_status, 1);
  const std::vector<json> records = lines_of(single.standard_output);
  ASSERT_EQ(records.size(), 40U);
  for (std::size_t number = 0; number < records.size(); ++number) {
    EXPECT_EQ(records[number]["kind"], number == 17 ? "error" : "article") << number;
    EXPECT_TRUE(number == 0 || records[number - 1]["input"] < records[number]["input"]);
  }
  for (const char* jobs : {"2", "4", "32"}) {
    const Outcome several = run_dateline({{"-j", jobs, folder.path("pages")}});
    EXPECT_EQ(several.exit_status, 1);
    EXPECT_TRUE(several.standard_output == single.standard_output) << "jobs: " << jobs;
    EXPECT_EQ(several.standard_error, single.standard_error) << "jobs: " << jobs;
  }
}

}  // namespace
