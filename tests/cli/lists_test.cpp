#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "cli/fixtures.h"
#include "support/program.h"
#include "support/records.h"

namespace {

using dateline::testing::Outcome;
using dateline::testing::run_dateline;
using nlohmann::json;

TEST(Lists, AreMadeOfPagesThatListArticles) {
  const Outcome outcome = run_dateline({{"--lists", front_page()}});
  EXPECT_EQ(outcome.exit_status, 0);
  EXPECT_EQ(outcome.standard_error, "");
  dateline::testing::keep_for_validation(outcome.standard_output);
  const json record = json::parse(outcome.standard_output);
  EXPECT_EQ(record["kind"], "listing");
  EXPECT_EQ(record["input"], front_page());
  EXPECT_EQ(record["site"], "caliber.az");
  EXPECT_GE(record["items"].size(), 3U);
  EXPECT_FALSE(record.contains("evidence"));
}

TEST(Lists, AreErrorsWithoutTheOption) {
  const Outcome outcome = run_dateline({{"-q", front_page()}});
  EXPECT_EQ(outcome.exit_status, 1);
  EXPECT_EQ(json::parse(outcome.standard_output)["code"], "no-article");
}

TEST(Lists, StandInTheStreamBesideArticlesAndErrors) {
  const Outcome outcome = run_dateline({{"--lists", "-f", "json", "--evidence", article_page(),
                                         front_page(), fixture("not-found-404")}});
  EXPECT_EQ(outcome.exit_status, 1);
  dateline::testing::keep_for_validation(outcome.standard_output);
  const json records = json::parse(outcome.standard_output);
  ASSERT_EQ(records.size(), 3U);
  EXPECT_EQ(records[0]["kind"], "article");
  EXPECT_EQ(records[1]["kind"], "listing");
  EXPECT_TRUE(records[1]["evidence"].contains("items"));
  EXPECT_EQ(records[2]["kind"], "error");
  EXPECT_TRUE(
      outcome.standard_error.ends_with("dateline: 1 article, 1 listing, 1 error: 1 no-article\n"))
      << outcome.standard_error;
}

TEST(Lists, AreNamedInTheVerboseRun) {
  const Outcome outcome = run_dateline({{"-v", "--lists", front_page()}});
  EXPECT_TRUE(
      outcome.standard_error.starts_with("dateline: " + front_page() + ": listing: caliber.az; "))
      << outcome.standard_error;
}

TEST(Lists, HaveFieldsOfTheirOwn) {
  const Outcome outcome = run_dateline({{"--lists", "--fields", "kind,items.url", front_page()}});
  const json record = json::parse(outcome.standard_output);
  EXPECT_EQ(record.size(), 2U);
  EXPECT_EQ(record["kind"], "listing");
  EXPECT_EQ(record["items"][0].size(), 1U);

  const Outcome without = run_dateline({{"--fields", "items.url", front_page()}});
  EXPECT_EQ(without.exit_status, 2);
  EXPECT_TRUE(without.standard_error.starts_with(
      "dateline: --fields: only listings have the field \"items.url\", and --lists gives them\n"))
      << without.standard_error;
}

TEST(Lists, MayBeIndented) {
  const Outcome outcome = run_dateline({{"--lists", "--pretty", front_page()}});
  EXPECT_EQ(outcome.standard_output,
            nlohmann::ordered_json::parse(outcome.standard_output).dump(2) + "\n");
}

}  // namespace
