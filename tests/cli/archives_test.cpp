#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "cli/fixtures.h"
#include "support/gzip.h"
#include "support/paths.h"
#include "support/program.h"
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

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<json> records_of(const std::string& ndjson) {
  std::istringstream lines(ndjson);
  std::vector<json> records;
  for (std::string line; std::getline(lines, line);) records.push_back(json::parse(line));
  return records;
}

// Two articles, a front page, and what holds no page; each record by itself.
std::vector<std::string> sample() {
  return {warc_record("warcinfo", "", "software: none\r\n"),
          response_record("https://caliber.az/en/post/1", content(article_page())),
          warc_record("request", "https://caliber.az/en/post/1", "GET / HTTP/1.1\r\n\r\n"),
          response_record("https://news.example/", content(front_page())),
          warc_record("response", "https://news.example/2", "HTTP/1.1 404 Not Found\r\n\r\n<p>"),
          warc_record("resource", "https://caliber.az/en/post/3", content(article_page()),
                      "Content-Type: text/html\r\n")};
}

// A member of its own for each.
std::string stored(const std::vector<std::string>& records) {
  std::string bytes;
  for (const std::string& record : records) bytes += gzip(record);
  return bytes;
}

std::string joined(const std::vector<std::string>& records) {
  std::string bytes;
  for (const std::string& record : records) bytes += record;
  return bytes;
}

constexpr std::string_view sample_summary =
    "dateline: 2 articles, 1 error: 1 no-article; 3 records passed over: 1 warcinfo, 1 request, "
    "1 status\n";

TEST(Archives, GiveARecordForEachPageInThem) {
  const TemporaryFolder folder;
  const std::vector<std::string> parts = sample();
  folder.write("a.warc.gz", stored(parts));
  const Outcome outcome = run_dateline({.arguments = {"a.warc.gz"}, .folder = folder.path()});
  EXPECT_EQ(outcome.exit_status, 1);
  EXPECT_TRUE(outcome.standard_error.ends_with(sample_summary)) << outcome.standard_error;
  const auto records = records_of(outcome.standard_output);
  ASSERT_EQ(records.size(), 3U);
  EXPECT_EQ(records[0]["headline"], article_headline);
  EXPECT_EQ(records[0]["input"], "a.warc.gz");
  EXPECT_EQ(records[0]["url"], "https://caliber.az/en/post/1");
  EXPECT_TRUE(records[0]["captured"].is_string());
  EXPECT_EQ(records[0]["warc"]["file"], "a.warc.gz");
  EXPECT_EQ(records[0]["warc"]["offset"], gzip(parts[0]).size());
  EXPECT_EQ(records[0]["warc"]["length"], gzip(parts[1]).size());
  EXPECT_EQ(records[1]["code"], "no-article");
  EXPECT_EQ(records[1]["url"], "https://news.example/");
  EXPECT_EQ(records[1]["warc"]["file"], "a.warc.gz");
  EXPECT_EQ(records[2]["headline"], article_headline);
  EXPECT_EQ(records[2]["url"], "https://caliber.az/en/post/3");
}

TEST(Archives, GiveTheSameWhateverHoldsThem) {
  const TemporaryFolder folder;
  folder.write("a.warc.gz", stored(sample()));
  folder.write("plain", joined(sample()));
  folder.write("one", gzip(joined(sample())));
  const std::string without_place = " | jq -c 'del(.input, .warc)'";
  const std::string expected =
      run_in_shell("dateline -j1 a.warc.gz" + without_place, {.folder = folder.path()})
          .standard_output;
  EXPECT_EQ(records_of(expected).size(), 3U);
  for (const std::string command :
       {"dateline -j4 a.warc.gz", "dateline - <a.warc.gz", "cat a.warc.gz | dateline -",
        "dateline <(cat a.warc.gz)", "dateline plain", "dateline one", "dateline - <one"}) {
    const Outcome outcome = run_in_shell(command + without_place, {.folder = folder.path()});
    EXPECT_EQ(outcome.standard_output, expected) << command;
    EXPECT_TRUE(outcome.standard_error.ends_with(sample_summary)) << command;
  }
}

TEST(Archives, HaveNoPlaceForRecordsWithoutAMemberOfTheirOwn) {
  const TemporaryFolder folder;
  folder.write("one.warc.gz", gzip(joined(sample())));
  const auto records = records_of(
      run_dateline({.arguments = {"one.warc.gz"}, .folder = folder.path()}).standard_output);
  ASSERT_EQ(records.size(), 3U);
  EXPECT_EQ(records[0]["warc"]["file"], "one.warc.gz");
  EXPECT_EQ(records[0]["warc"]["offset"], nullptr);
  EXPECT_EQ(records[0]["warc"]["length"], nullptr);
}

TEST(Archives, StandInFoldersBesidePages) {
  const TemporaryFolder folder;
  folder.write("d/b.warc.gz", stored(sample()));
  folder.write("d/a.html", content(article_page()));
  folder.write("d/c.html", content(article_page()));
  const auto records =
      records_of(run_dateline({.arguments = {"d"}, .folder = folder.path()}).standard_output);
  ASSERT_EQ(records.size(), 5U);
  EXPECT_EQ(records[0]["input"], "d/a.html");
  EXPECT_EQ(records[0]["warc"], nullptr);
  EXPECT_EQ(records[1]["input"], "d/b.warc.gz");
  EXPECT_EQ(records[4]["input"], "d/c.html");
}

TEST(Archives, AreReadForSomeHostsOnly) {
  const TemporaryFolder folder;
  folder.write("a.warc.gz", stored(sample()));
  for (const std::string hosts : {"--host caliber.az", "--host x.example,*.caliber.az",
                                  "--host x.example --host 'CALIBER.*'"}) {
    const Outcome outcome =
        run_in_shell("dateline a.warc.gz " + hosts + " | jq -r .url", {.folder = folder.path()});
    EXPECT_EQ(outcome.standard_output,
              "https://caliber.az/en/post/1\nhttps://caliber.az/en/post/3\n")
        << hosts;
    EXPECT_EQ(outcome.standard_error,
              "dateline: 2 articles, 0 errors; 4 records passed over: 1 warcinfo, 1 request, "
              "2 other-host\n");
  }
  for (const std::string wrong :
       {"https://caliber.az/", "a,,b", ",", "caliber.az:80", "новости.example"}) {
    const Outcome outcome = run_dateline({{"--host", wrong, "a.warc.gz"}});
    EXPECT_EQ(outcome.exit_status, 2);
    EXPECT_TRUE(outcome.standard_error.starts_with(
        "dateline: --host " + wrong +
        ": needs names of hosts as URLs have them, such as caliber.az or "
        "*.caliber.az,xn--mxahbxey0c.example\n"))
        << outcome.standard_error;
  }
}

TEST(Archives, GiveOneRecordAgainByItsPlace) {
  const TemporaryFolder folder;
  folder.write("a.warc.gz", stored(sample()));
  const std::string script =
      "dateline -q a.warc.gz >all; for n in 1 2 3; do sed -n ${n}p all >one; "
      "dateline -q a.warc.gz --offset $(jq .warc.offset one) --length $(jq .warc.length one) "
      "| cmp - one && echo same; dateline -q -i one | cmp - one && echo same; done; "
      "dateline -q -i all | cmp - all && echo same";
  EXPECT_EQ(run_in_shell(script, {.folder = folder.path()}).standard_output,
            "same\nsame\nsame\nsame\nsame\nsame\nsame\n");
}

TEST(Archives, SayWhyARecordThatIsAskedForIsNoPage) {
  const TemporaryFolder folder;
  folder.write("a.warc.gz", stored(sample()));
  const std::string length = std::to_string(gzip(sample()[0]).size());
  const Outcome outcome = run_dateline(
      {.arguments = {"a.warc.gz", "--offset", "0", "--length", length}, .folder = folder.path()});
  EXPECT_EQ(outcome.exit_status, 1);
  const json record = json::parse(outcome.standard_output);
  EXPECT_EQ(record["code"], "not-html");
  EXPECT_EQ(record["stage"], "archive");
  EXPECT_EQ(record["message"], "the record holds no page: it is warcinfo");
  EXPECT_EQ(std::to_string(record["warc"]["length"].get<int>()), length);

  const Outcome wrong = run_dateline(
      {.arguments = {"a.warc.gz", "--offset", "1", "--length", "9"}, .folder = folder.path()});
  EXPECT_EQ(json::parse(wrong.standard_output)["code"], "bad-archive");
}

TEST(Archives, NeedBothOffsetAndLengthOfOneFile) {
  const struct {
    std::vector<std::string> arguments;
    std::string message;
  } cases[] = {
      {{"a", "--offset", "1"}, "--offset and --length go together"},
      {{"a", "--length", "1"}, "--offset and --length go together"},
      {{"a", "b", "--offset", "1", "--length", "1"},
       "--offset and --length mean a record of one archive"},
      {{"-i", "b", "--offset", "1", "--length", "1"},
       "--offset and --length mean a record of one archive"},
      {{"a", "--offset", "x", "--length", "1"}, "--offset x: needs a number of bytes"},
      {{"-", "--offset", "1", "--length", "1"},
       "--offset and --length mean a record of a file, which - is not"},
      {{"/", "--offset", "1", "--length", "1"},
       "--offset and --length mean a record of a file, which / is not"},
      {{"https://a.example/", "--offset", "1", "--length", "1"},
       "--offset and --length mean a record of a file, which https://a.example/ is not"},
  };
  for (const auto& [arguments, message] : cases) {
    const Outcome outcome = run_dateline({.arguments = arguments});
    EXPECT_EQ(outcome.exit_status, 2) << message;
    EXPECT_TRUE(outcome.standard_error.starts_with("dateline: " + message + "\n"))
        << outcome.standard_error;
  }
}

// An index is a list of work.
TEST(Archives, AreReadByTheLinesOfAnIndex) {
  const TemporaryFolder folder;
  const std::vector<std::string> parts = sample();
  folder.write("a.warc.gz", stored(parts));
  const std::vector<std::string> statuses = {"", "200", "", "200", "404", "-"};
  std::string index;
  std::size_t offset = 0;
  for (std::size_t number = 0; number < parts.size(); ++number) {
    const std::size_t length = gzip(parts[number]).size();
    json line;
    line["url"] = "https://caliber.az/";
    line["status"] = statuses[number];
    line["offset"] = std::to_string(offset);
    line["length"] = std::to_string(length);
    line["filename"] = "a.warc.gz";
    if (!statuses[number].empty()) index += "az,caliber)/ 20260601104500 " + line.dump() + "\n";
    offset += length;
  }
  folder.write("a.cdxj", index);
  const Outcome outcome = run_in_shell("dateline -q a.warc.gz >all; dateline -i a.cdxj | cmp - all",
                                       {.folder = folder.path()});
  EXPECT_EQ(outcome.standard_output, "");
  EXPECT_TRUE(outcome.standard_error.ends_with(
      "dateline: 2 articles, 1 error: 1 no-article; 1 record passed over: 1 status\n"))
      << outcome.standard_error;
}

TEST(Archives, ThatAreDamagedGiveAnErrorAndAllElse) {
  const TemporaryFolder folder;
  std::string bytes = stored(sample());
  const std::size_t first = gzip(sample()[0]).size();
  for (std::size_t i = first + 50; i < first + 70; ++i)
    bytes[i] = static_cast<char>(bytes[i] ^ 0x55);
  folder.write("a.warc.gz", bytes);
  const auto records = records_of(
      run_dateline({.arguments = {"a.warc.gz"}, .folder = folder.path()}).standard_output);
  ASSERT_EQ(records.size(), 3U);
  EXPECT_EQ(records[0]["code"], "bad-archive");
  EXPECT_EQ(records[0]["input"], "a.warc.gz");
  EXPECT_EQ(records[0]["warc"]["offset"], first);
  EXPECT_EQ(records[2]["headline"], article_headline);
}

TEST(Archives, AreComparedWithTheirDigestsWhereThatIsWanted) {
  const TemporaryFolder folder;
  folder.write("a.warc",
               warc_record("resource", "https://caliber.az/en/post/1", content(article_page()),
                           "Content-Type: text/html\r\n"
                           "WARC-Block-Digest: md5:00000000000000000000000000000000\r\n"));
  const Outcome trusting = run_dateline({.arguments = {"a.warc"}, .folder = folder.path()});
  EXPECT_EQ(records_of(trusting.standard_output).at(0)["headline"], article_headline);
  const Outcome verifying =
      run_dateline({.arguments = {"--verify", "a.warc"}, .folder = folder.path()});
  EXPECT_EQ(verifying.exit_status, 1);
  EXPECT_EQ(records_of(verifying.standard_output).at(0)["code"], "bad-archive");
}

TEST(Archives, HoldPagesThatAreCut) {
  const TemporaryFolder folder;
  const std::string page = content(article_page());
  folder.write("a.warc", warc_record("resource", "https://caliber.az/en/post/1", page,
                                     "Content-Type: text/html\r\nWARC-Truncated: length\r\n") +
                             response_record("https://caliber.az/en/post/1", page,
                                             "Content-Length: 90000000\r\n"));
  const auto records =
      records_of(run_dateline({.arguments = {"a.warc"}, .folder = folder.path()}).standard_output);
  ASSERT_EQ(records.size(), 2U);
  for (const json& record : records) EXPECT_EQ(record["warnings"].at(0)["code"], "truncated");
}

// A record above the limit is an error record, and its neighbours are read.
TEST(Archives, HoldPagesThatAreTooLarge) {
  const TemporaryFolder folder;
  const std::string page = content(article_page());
  folder.write("a.warc",
               response_record("https://a.example/", page) +
                   response_record("https://b.example/", page + std::string(5'000'000, ' ')) +
                   response_record("https://c.example/", page));
  const auto records = records_of(
      run_dateline({.arguments = {"--max-bytes", "1M", "a.warc"}, .folder = folder.path()})
          .standard_output);
  ASSERT_EQ(records.size(), 3U);
  EXPECT_EQ(records[0]["kind"], "article");
  EXPECT_EQ(records[1]["code"], "too-large");
  EXPECT_EQ(records[1]["url"], "https://b.example/");
  EXPECT_EQ(records[2]["kind"], "article");
}

// A page that ends the process it is read in is an error, and all others are there, in any form.
TEST(Archives, AreReadInProcessesOfTheirOwn) {
  const TemporaryFolder folder;
  const std::string page = content(article_page());
  std::vector<std::string> records;
  for (int number = 0; number < 12; ++number) {
    const std::string command = number % 4 == 1 ? "<!-- risky-worker: abort -->" : "";
    records.push_back(
        response_record("https://caliber.az/en/post/" + std::to_string(number), page + command));
  }
  folder.write("a.warc.gz", stored(records));
  std::string first;
  for (const std::string jobs : {"1", "3"}) {
    const Outcome outcome = run_dateline(
        {.arguments = {"-j", jobs, "--worker", dateline::testing::risky_worker(), "a.warc.gz"},
         .folder = folder.path()});
    EXPECT_TRUE(outcome.standard_error.ends_with("dateline: 9 articles, 3 errors: 3 crashed\n"))
        << outcome.standard_error;
    const auto found = records_of(outcome.standard_output);
    ASSERT_EQ(found.size(), 12U);
    for (std::size_t number = 0; number < found.size(); ++number) {
      EXPECT_EQ(found[number]["url"], "https://caliber.az/en/post/" + std::to_string(number));
      EXPECT_EQ(found[number].value("code", ""), number % 4 == 1 ? "crashed" : "");
    }
    if (first.empty()) first = outcome.standard_output;
    EXPECT_EQ(outcome.standard_output, first);
  }
}

TEST(Archives, GiveTheSameWithAndWithoutIsolation) {
  const TemporaryFolder folder;
  folder.write("d/a.warc.gz", stored(sample()));
  folder.write("d/b.html", content(article_page()));
  const std::string script =
      "for options in -j1 '-j4 --no-isolate' '-j4 --isolate' '-j4 --isolate --no-isolate'; do "
      "dateline -q --evidence --lists $options d | sha256sum; done | uniq | wc -l";
  EXPECT_EQ(run_in_shell(script, {.folder = folder.path()}).standard_output, "1\n");
}

TEST(Archives, NeedTheWorkerProgram) {
  const TemporaryFolder folder;
  folder.write("a.warc", response_record("https://caliber.az/en/post/1", content(article_page())));
  const Outcome by_default = run_dateline(
      {.arguments = {"-q", "--worker", "/nonexistent/worker", "a.warc"}, .folder = folder.path()});
  EXPECT_EQ(by_default.exit_status, 4);
  EXPECT_EQ(by_default.standard_output, "");
  EXPECT_EQ(by_default.standard_error,
            "dateline: ended early: /nonexistent/worker cannot be started: No such file or "
            "directory\n");
  const Outcome without = run_dateline(
      {.arguments = {"-q", "--worker", "/nonexistent/worker", "--no-isolate", "a.warc"},
       .folder = folder.path()});
  EXPECT_EQ(records_of(without.standard_output).at(0)["kind"], "article");
  const Outcome page = run_dateline({{"--worker", "/nonexistent/worker", article_page()}});
  EXPECT_EQ(page.exit_status, 0) << "which needs none";
  const Outcome outcome =
      run_dateline({{"--worker", "/nonexistent/worker", "--isolate", article_page()}});
  EXPECT_EQ(outcome.exit_status, 2);
  EXPECT_TRUE(outcome.standard_error.starts_with(
      "dateline: /nonexistent/worker cannot be started: No such file or directory"))
      << outcome.standard_error;
}

}  // namespace
