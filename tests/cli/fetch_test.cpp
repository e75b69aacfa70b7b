#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "cli/fixtures.h"
#include "dateline/fetch.h"
#include "support/loopback_server.h"
#include "support/program.h"

namespace {

using dateline::testing::LoopbackServer;
using dateline::testing::Outcome;
using dateline::testing::run_dateline;
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
        run_dateline({{"-j", jobs, "-f", "json", server.url("/a"), article_page(),
                       server.url("/missing"), server.url("/a")}});
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
      {"/test/page", "no-profile"},
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
