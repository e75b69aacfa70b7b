#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/fixtures.h"
#include "support/paths.h"
#include "support/program.h"
#include "support/sanitizers.h"
#include "support/temporary_folder.h"

namespace {

using dateline::testing::Outcome;
using dateline::testing::run_dateline;
using dateline::testing::run_in_shell;
using dateline::testing::TemporaryFolder;
using nlohmann::json;

std::string file_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// A copy of the page, as a pattern of the shell finds no fixture.
void copy_article(const TemporaryFolder& folder, const std::string& name) {
  folder.write(name, file_bytes(article_page()));
}

TEST(Inputs, StandardInputIsADash) {
  const Outcome outcome =
      run_dateline({.arguments = {"-"}, .standard_input = file_bytes(article_page())});
  EXPECT_EQ(outcome.exit_status, 0);
  const json record = json::parse(outcome.standard_output);
  EXPECT_EQ(record["input"], "-");
  EXPECT_EQ(record["headline"], article_headline);
}

// The record is that of the page itself, with the address and the time that the browser kept.
TEST(Inputs, MayBeMhtml) {
  const TemporaryFolder folder;
  copy_article(folder, "page.html");
  folder.write(
      "saved.mhtml",
      "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://caliber.az/en/post/1/\r\n"
      "Date: Mon, 1 Jun 2026 10:45:00 +0000\r\nMIME-Version: 1.0\r\n"
      "Content-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
      "Content-Type: text/html\r\nContent-Transfer-Encoding: binary\r\n\r\n" +
          file_bytes(article_page()) + "\r\n--x--\r\n");
  const std::string script =
      "dateline --base-url https://caliber.az/en/post/1/ page.html | jq -c 'del(.input, "
      ".captured)' "
      ">page; dateline saved.mhtml | jq -c 'del(.input, .captured)' | cmp - page; "
      "dateline - <saved.mhtml | jq -c .captured";
  const Outcome outcome = run_in_shell(script, {.folder = folder.path()});
  EXPECT_EQ(outcome.standard_output, "\"2026-06-01T10:45:00+00:00\"\n");
}

TEST(Inputs, EmptyStandardInputIsNoPage) {
  const Outcome outcome = run_dateline({{"-"}});
  EXPECT_EQ(outcome.exit_status, 1);
  EXPECT_EQ(json::parse(outcome.standard_output)["code"], "not-html");
}

TEST(Inputs, AreMixed) {
  const TemporaryFolder folder;
  copy_article(folder, "d/2.html");
  copy_article(folder, "d/1.html");
  const Outcome outcome =
      run_in_shell("dateline 'd' - d/2.html < d/1.html | jq -r .input", {.folder = folder.path()});
  EXPECT_EQ(outcome.standard_output, "d/1.html\nd/2.html\n-\nd/2.html\n");
}

TEST(Inputs, MayBeCalledLikeVerbs) {
  const TemporaryFolder folder;
  for (const char* name : {"a.html", "schema", "extract", "crawl", "[draft]", "-q.html"})
    copy_article(folder, name);
  const std::string names = "dateline -- * | jq -r .input";
  EXPECT_EQ(run_in_shell(names, {.folder = folder.path()}).standard_output,
            "-q.html\n[draft]\na.html\ncrawl\nextract\nschema\n");
  EXPECT_EQ(run_in_shell("dateline a.html schema | jq -r .input", {.folder = folder.path()})
                .standard_output,
            "a.html\nschema\n");
  EXPECT_EQ(run_in_shell("dateline extract schema | jq -r .input", {.folder = folder.path()})
                .standard_output,
            "schema\n");
  EXPECT_EQ(run_in_shell("dateline extract crawl | jq -r .kind", {.folder = folder.path()})
                .standard_output,
            "article\n");
  EXPECT_EQ(
      run_in_shell("dateline ./schema | jq -r .kind", {.folder = folder.path()}).standard_output,
      "article\n");
}

TEST(Inputs, MayBeAPipeThatTheShellNames) {
  const Outcome piped = run_in_shell("dateline <(cat '" + article_page() + "') | jq -r .headline");
  EXPECT_EQ(piped.standard_output, std::string(article_headline) + "\n");
}

TEST(Inputs, ThatCannotBeReadAreErrorRecords) {
  const TemporaryFolder folder;
  ASSERT_EQ(mkfifo(folder.path("pipe.html").c_str(), 0600), 0);
  folder.make_folder("nothing");
  const struct {
    std::string input;
    std::string code;
  } cases[] = {
      {folder.path("missing"), "not-found"},
      {folder.path("pipe.html"), "unreadable"},
      {"/dev/null", "unreadable"},
      {folder.path("nothing"), "no-pages"},
      {folder.write("empty.html", ""), "not-html"},
      {folder.write("a.html", "%PDF-1.4 ..."), "not-html"},
      {front_page(), "no-article"},
      {"", "not-found"},
      {"ftp://news.example/a.html", "unreadable"},
  };
  for (const auto& [input, code] : cases) {
    const Outcome outcome = run_dateline({{input}});
    EXPECT_EQ(outcome.exit_status, 1) << input;
    const json record = json::parse(outcome.standard_output);
    EXPECT_EQ(record["kind"], "error");
    EXPECT_EQ(record["code"], code) << input;
    EXPECT_EQ(record["input"], input);
  }
}

TEST(Inputs, LargerThanTheLimitAreErrorRecords) {
  const Outcome file = run_dateline({{"--max-bytes", "10K", article_page()}});
  EXPECT_EQ(file.exit_status, 1);
  EXPECT_EQ(json::parse(file.standard_output)["code"], "too-large");
  const Outcome stream = run_dateline(
      {.arguments = {"--max-bytes", "10K", "-"}, .standard_input = file_bytes(article_page())});
  EXPECT_EQ(stream.exit_status, 1);
  EXPECT_EQ(json::parse(stream.standard_output)["code"], "too-large");
}

TEST(Inputs, WithNamesThatAreNoUtf8AreRead) {
  const TemporaryFolder folder;
  copy_article(folder, "d/caf\xE9\n.html");
  const Outcome outcome = run_dateline({.arguments = {"d"}, .folder = folder.path()});
  EXPECT_EQ(outcome.exit_status, 0);
  EXPECT_EQ(json::parse(outcome.standard_output)["input"], "d/caf\uFFFD\n.html");

  const Outcome missing = run_dateline({{"\xFF\x1B[2J\xC2\x9B.html"}});
  EXPECT_EQ(json::parse(missing.standard_output)["input"], "\uFFFD\x1B[2J\u009B.html");
  EXPECT_EQ(missing.standard_error,
            "dateline: \uFFFD?[2J?.html: not-found: there is no such file or folder\n");
}

TEST(Inputs, WithoutPermissionAreErrorRecords) {
  const TemporaryFolder folder;
  copy_article(folder, "d/a.html");
  copy_article(folder, "d/b.html");
  copy_article(folder, "d/locked/c.html");
  const std::string path = folder.path("d");
  chmod(folder.path("d/a.html").c_str(), 0);
  chmod(folder.path("d/locked").c_str(), 0);
  const Outcome outcome = run_dateline({.arguments = {"-f", "json", path}, .unprivileged = true});
  chmod(folder.path("d/locked").c_str(), 0700);
  if (outcome.exit_status == 127)
    GTEST_SKIP() << "another user cannot start " << dateline::testing::program_path();
  EXPECT_EQ(outcome.exit_status, 1);
  const json records = json::parse(outcome.standard_output);
  ASSERT_EQ(records.size(), 3U);
  EXPECT_EQ(records[0]["code"], "unreadable");
  EXPECT_EQ(records[0]["message"], "it cannot be read: Permission denied");
  EXPECT_EQ(records[1]["kind"], "article");
  EXPECT_EQ(records[2]["code"], "unreadable");
  EXPECT_EQ(records[2]["input"], path + "/locked");
}

TEST(Inputs, ThatNeedMoreMemoryThanThereIsEndNoBatch) {
  if (dateline::testing::is_sanitized)
    GTEST_SKIP() << "the sanitizer needs more address space than the limit leaves";
  const TemporaryFolder folder;
  copy_article(folder, "1.html");
  folder.write("2.html", "<p>");
  std::filesystem::resize_file(folder.path("2.html"),
                               std::uintmax_t{900} << 20U);  // a hole: it takes no room
  copy_article(folder, "3.html");
  const Outcome outcome = run_in_shell(
      "ulimit -v 500000; dateline -q -j 1 --max-bytes 1G *.html | jq -r '[.input, .kind, .code] | "
      "@csv'",
      {.folder = folder.path()});
  EXPECT_EQ(
      outcome.standard_output,
      "\"1.html\",\"article\",\n\"2.html\",\"error\",\"too-large\"\n\"3.html\",\"article\",\n");
}

}  // namespace
