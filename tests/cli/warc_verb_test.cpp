#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/gzip.h"
#include "support/program.h"
#include "support/records.h"
#include "support/temporary_folder.h"
#include "support/warc_records.h"

namespace {

using dateline::testing::gzip;
using dateline::testing::Outcome;
using dateline::testing::response_record;
using dateline::testing::run_dateline;
using dateline::testing::run_in_shell;
using dateline::testing::TemporaryFolder;
using dateline::testing::warc_record;
using nlohmann::json;

std::string sample() {
  return gzip(warc_record("warcinfo", "", "software: none\r\n")) +
         gzip(response_record("https://news.example/b", "<p>b")) +
         gzip(warc_record("request", "https://news.example/b", "GET / HTTP/1.1\r\n\r\n")) +
         gzip(response_record("https://caliber.az/a", "<p>a"));
}

TEST(WarcIndex, WritesSortedLinesThatLeadToTheRecords) {
  const TemporaryFolder folder;
  folder.write("1.warc.gz", sample());
  folder.write("2.warc.gz", gzip(response_record("https://example.org/c", "<p>c")));
  const std::string script =
      "dateline warc index 1.warc.gz 2.warc.gz >index || exit; cut -d' ' -f1 index; "
      "LC_ALL=C sort -c index && dateline -q -i index | jq -r '[.code, .url] | @tsv'";
  const Outcome outcome = run_in_shell(script, {.folder = folder.path()});
  EXPECT_EQ(outcome.standard_output,
            "az,caliber)/a\nexample,news)/b\norg,example)/c\n"
            "no-article\thttps://caliber.az/a\nno-article\thttps://news.example/b\n"
            "no-article\thttps://example.org/c\n");
  EXPECT_EQ(outcome.standard_error, "");
}

TEST(WarcIndex, SaysWhatItCannotLeadTo) {
  const TemporaryFolder folder;
  folder.write("1.warc.gz", gzip(response_record("https://news.example/a", "<p>") +
                                 response_record("https://news.example/b", "<p>")));
  folder.write("2.warc.gz", sample() + "rubbish");
  const Outcome outcome =
      run_dateline({.arguments = {"warc", "index", "1.warc.gz", "2.warc.gz", "missing"},
                    .folder = folder.path()});
  EXPECT_EQ(outcome.exit_status, 1);
  EXPECT_EQ(std::count(outcome.standard_output.begin(), outcome.standard_output.end(), '\n'), 2);
  EXPECT_TRUE(outcome.standard_error.starts_with(
      "dateline: 1.warc.gz: 2 records without a gzip member or Zstandard frame of their own, which "
      "no index can lead to\n"
      "dateline: 2.warc.gz: bad-archive: "))
      << outcome.standard_error;
  EXPECT_TRUE(
      outcome.standard_error.ends_with("dateline: missing: not-found: "
                                       "there is no such file or folder\n"))
      << outcome.standard_error;
}

TEST(WarcCheck, FindsNothingWrongWithASoundFile) {
  const TemporaryFolder folder;
  folder.write("a.warc.gz", sample());
  for (const std::string command :
       {"dateline warc check a.warc.gz", "cat a.warc.gz | dateline warc check -",
        "dateline warc check <(cat a.warc.gz)", "cat a.warc.gz | dateline warc check /dev/stdin"}) {
    const Outcome outcome = run_in_shell(command, {.folder = folder.path()});
    EXPECT_EQ(outcome.exit_status, 0);
    EXPECT_EQ(outcome.standard_output, "");
    EXPECT_TRUE(outcome.standard_error.ends_with(": 4 records, 0 damages, 0 digests that differ\n"))
        << outcome.standard_error;
  }
}

TEST(WarcCheck, GivesAnErrorRecordForEachDamage) {
  const TemporaryFolder folder;
  const std::string wrong =
      gzip(response_record("https://news.example/x", "<p>", "X: y\r\n")) +
      gzip(warc_record("resource", "https://news.example/y", "<p>",
                       "WARC-Block-Digest: md5:00000000000000000000000000000000\r\n"));
  std::string cut = sample();
  cut.resize(cut.size() - 30);
  folder.write("a.warc.gz", wrong);
  folder.write("b.warc.gz", cut);
  folder.write("c.warc.gz", "no archive");
  const Outcome outcome =
      run_dateline({.arguments = {"warc", "check", "a.warc.gz", "b.warc.gz", "c.warc.gz"},
                    .folder = folder.path()});
  EXPECT_EQ(outcome.exit_status, 1);
  std::istringstream lines(outcome.standard_output);
  std::vector<json> records;
  for (std::string line; std::getline(lines, line);) records.push_back(json::parse(line));
  dateline::testing::keep_for_validation(outcome.standard_output);
  ASSERT_EQ(records.size(), 3U);
  EXPECT_EQ(records[0]["message"], "the record's bytes differ from its WARC-Block-Digest");
  EXPECT_EQ(records[0]["url"], "https://news.example/y");
  EXPECT_EQ(records[0]["warc"]["file"], "a.warc.gz");
  EXPECT_EQ(records[1]["input"], "b.warc.gz");
  EXPECT_EQ(records[1]["code"], "bad-archive");
  EXPECT_EQ(records[2]["input"], "c.warc.gz");
  EXPECT_EQ(outcome.standard_error,
            "dateline: a.warc.gz: 2 records, 0 damages, 1 digest that differs\n"
            "dateline: b.warc.gz: 3 records, 1 damage, 0 digests that differ\n"
            "dateline: c.warc.gz: 0 records, 1 damage, 0 digests that differ\n");
}

TEST(WarcVerb, SaysWhatItNeeds) {
  const struct {
    std::vector<std::string> arguments;
    std::string message;
  } cases[] = {
      {{"warc"}, "warc needs a word more: index FILE... or check FILE..."},
      {{"warc", "index"}, "warc index needs a WARC file"},
      {{"warc", "indx", "a"},
       "warc cannot \"indx\" (did you mean \"index\"?); it can index FILE... or check FILE..."},
  };
  for (const auto& [arguments, message] : cases) {
    const Outcome outcome = run_dateline({arguments});
    EXPECT_EQ(outcome.exit_status, 2);
    EXPECT_TRUE(outcome.standard_error.starts_with("dateline: " + message + "\n"))
        << outcome.standard_error;
  }
}

// A reader that wants no more ends it quietly, and a full disk is said.
TEST(WarcVerb, EndsWhereItCannotWrite) {
  const TemporaryFolder folder;
  folder.write("a.warc.gz", sample());
  const Outcome full =
      run_in_shell("dateline warc index a.warc.gz >/dev/full", {.folder = folder.path()});
  EXPECT_EQ(full.exit_status, 4);
  EXPECT_EQ(full.standard_error, "dateline: cannot write the output: No space left on device\n");
}

}  // namespace
