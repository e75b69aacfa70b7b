#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/fixtures.h"
#include "dateline/fetch.h"
#include "support/loopback_server.h"
#include "support/program.h"

namespace {

using dateline::testing::LoopbackServer;
using dateline::testing::Outcome;
using dateline::testing::run_dateline;
using dateline::testing::RunningProgram;
using nlohmann::json;

TEST(Fetching, GivesTheArticleBehindAUrl) {
  const LoopbackServer server({"--map", "/en/post/grain=" + article_page()});
  const Outcome outcome = run_dateline({{server.url("/en/post/grain")}});
  EXPECT_EQ(outcome.exit_status, 0) << outcome.standard_error;
  const json record = json::parse(outcome.standard_output);
  EXPECT_EQ(record["input"], server.url("/en/post/grain"));
  EXPECT_EQ(record["url"], server.url("/en/post/grain"));
  EXPECT_TRUE(record["captured"].is_string());
  EXPECT_EQ(record["headline"], article_headline);
}

TEST(Fetching, ReadsUrlsAndFilesInOrder) {
  const LoopbackServer server({"--map", "/a=" + article_page()});
  for (const char* jobs : {"1", "4"}) {
    const Outcome outcome =
        run_dateline({{"-j", jobs, "-f", "json", "--pause", "0.02", server.url("/a"),
                       article_page(), server.url("/missing"), server.url("/a")}});
    EXPECT_EQ(outcome.exit_status, 1);
    const json records = json::parse(outcome.standard_output);
    ASSERT_EQ(records.size(), 4U);
    EXPECT_EQ(records[0]["url"], server.url("/a"));
    EXPECT_EQ(records[1]["input"], article_page());
    EXPECT_EQ(records[2]["http_status"], 404);
    EXPECT_EQ(records[3]["headline"], article_headline);
  }
}

TEST(Fetching, MakesErrorRecordsOfFailures) {
  const LoopbackServer server;
  const struct {
    std::string path;
    std::string code;
  } cases[] = {
      {"/test/status/404", "http-status"},
      {"/test/status/500", "http-status"},
      {"/test/redirect-loop", "redirect-refused"},
      {"/test/type/pdf", "not-html"},
      {"/test/slow", "timeout"},
      {"/test/drop-empty", "network"},
      {"/test/oversized", "too-large"},
  };
  for (const auto& [path, code] : cases) {
    const Outcome outcome =
        run_dateline({{"--timeout", "0.5", "--max-bytes", "100K", server.url(path)}});
    EXPECT_EQ(outcome.exit_status, 1) << path;
    const json record = json::parse(outcome.standard_output);
    EXPECT_EQ(record["code"], code) << path << " " << record;
    EXPECT_EQ(record["input"], server.url(path));
    EXPECT_TRUE(record["url"].is_string());
  }
}

TEST(Fetching, TriesAgainAndSaysSoWhenAsked) {
  const LoopbackServer server({"--map", "/a=" + article_page()});
  const std::string url = server.url("/test/flaky/503/1/a");
  const Outcome outcome = run_dateline({{"-v", "--site", "caliber.az", url}});
  EXPECT_EQ(outcome.standard_error.substr(0, outcome.standard_error.find('\n')),
            "dateline: " + url + ": the server answered with status 503; the next try is in 1.0 s");
  EXPECT_EQ(outcome.exit_status, 0);
  EXPECT_EQ(json::parse(outcome.standard_output)["headline"], article_headline);
}

TEST(Fetching, PausesBetweenRequestsToOneHost) {
  const LoopbackServer server({"--map", "/a=" + article_page()});
  const auto seconds_of = [&](const std::vector<std::string>& options) {
    std::vector<std::string> arguments = {"-q"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    for (int count = 0; count < 4; ++count) arguments.push_back(server.url("/a"));
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(run_dateline({arguments}).exit_status, 0);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  EXPECT_GE(seconds_of({}), 3.0) << "a second between each two of four";
  EXPECT_GE(seconds_of({"--pause", "0.2"}), 0.6);
  EXPECT_LT(seconds_of({"--pause", "0"}), 3.0);
}

TEST(Fetching, WarnsOfAnAnswerThatBreaksOff) {
  const LoopbackServer server({"--map", "/a=" + article_page()});
  const Outcome whole = run_dateline({{server.url("/a")}});
  const Outcome cut = run_dateline({{server.url("/test/cut/a")}});
  EXPECT_EQ(cut.exit_status, 0) << cut.standard_error;
  const json record = json::parse(cut.standard_output);
  EXPECT_EQ(record["headline"], json::parse(whole.standard_output)["headline"]);
  ASSERT_FALSE(record["warnings"].empty());
  EXPECT_EQ(record["warnings"].back()["code"], "truncated");
}

// A run that waits for its host's turn ends at once, with the pages that it has.
TEST(Fetching, EndsEarlyWhenItIsInterrupted) {
  const LoopbackServer server({"--map", "/a=" + article_page()});
  std::string list = article_page() + "\n";
  for (int count = 0; count < 50; ++count) list += server.url("/a") + "\n";
  RunningProgram program({.arguments = {"--pause", "600", "-i", "-"}});
  program.give(list);
  ASSERT_TRUE(program.wait_for_output("\n{"));  // a file, and the first page of the host
  program.send_signal(SIGINT);
  EXPECT_FALSE(
      program.wait_for_output("\x01"));  // the end of the output, which comes before its input ends
  const Outcome outcome = program.finish();
  EXPECT_EQ(outcome.signal, SIGINT);
  EXPECT_EQ(outcome.standard_error,
            "dateline: ending after the pages in work; the next signal ends at once\n"
            "dateline: interrupted; done: 2 articles, 0 errors\n");
}

TEST(Fetching, SaysWhoItIs) {
  const LoopbackServer server;
  run_dateline({{"-q", server.url("/test/page")}});
  run_dateline({{"-q", "-A", "Reader/1 (+https://reader.example)", server.url("/test/page")}});
  const auto log_page = dateline::fetch(server.url("/test/log"));
  ASSERT_TRUE(log_page.has_value());
  const std::string& log = log_page->bytes;
  EXPECT_NE(log.find("dateline/0.1.0"), std::string::npos) << log;
  EXPECT_NE(log.find("Reader/1 (+https://reader.example)"), std::string::npos) << log;
}

}  // namespace
