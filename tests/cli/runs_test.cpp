#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "cli/fixtures.h"
#include "support/gzip.h"
#include "support/program.h"
#include "support/temporary_folder.h"

// Many inputs: lists of them, and files for what comes out.
namespace {

using dateline::testing::gzip;
using dateline::testing::Outcome;
using dateline::testing::run_dateline;
using dateline::testing::run_in_shell;
using dateline::testing::TemporaryFolder;
using nlohmann::json;

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// The members of the records in NDJSON.
std::vector<std::string> members(const std::string& ndjson, const std::string& name) {
  std::vector<std::string> values;
  std::istringstream lines(ndjson);
  for (std::string line; std::getline(lines, line);) {
    const json value = json::parse(line)[name];
    values.push_back(value.is_string() ? value.get<std::string>() : value.dump());
  }
  return values;
}

using Names = std::vector<std::string>;

TEST(Lists, NameInputs) {
  const TemporaryFolder folder;
  const std::string lines = article_page() + "\r\n\nmissing\n" + front_page();
  const Names inputs = {article_page(), "missing", front_page()};

  const Outcome from_standard_input =
      run_dateline({.arguments = {"-q", "-i", "-"}, .standard_input = lines});
  EXPECT_EQ(from_standard_input.exit_status, 1);
  EXPECT_EQ(members(from_standard_input.standard_output, "input"), inputs);
  const Outcome from_file = run_dateline({{"-q", "-i", folder.write("list", lines)}});
  EXPECT_EQ(from_file.standard_output, from_standard_input.standard_output);
  const Outcome with_argument =
      run_dateline({{"-q", "-i", folder.path("list"), fixture("2024-hy")}});
  EXPECT_EQ(members(with_argument.standard_output, "input"),
            (Names{fixture("2024-hy"), article_page(), "missing", front_page()}));
}

TEST(Lists, MayBeSeparatedByNul) {
  const TemporaryFolder folder;
  std::filesystem::copy_file(article_page(), folder.path("a\n.html"));
  std::filesystem::copy_file(article_page(), folder.path("b.html"));
  const Outcome outcome = run_in_shell(
      "find . -name '*.html' -print0 | sort -z | dateline -0 -q -i - | jq -c '[.kind, .input]'",
      {.folder = folder.path()});
  EXPECT_EQ(outcome.standard_output, "[\"article\",\"./a\\n.html\"]\n[\"article\",\"./b.html\"]\n");
}

TEST(Lists, OfOnePageAreAStream) {
  const Outcome outcome =
      run_dateline({.arguments = {"-i", "-", "-f", "json"}, .standard_input = article_page()});
  EXPECT_EQ(json::parse(outcome.standard_output).size(), 1U);
  EXPECT_TRUE(json::parse(outcome.standard_output).is_array());
  EXPECT_EQ(outcome.standard_error, "dateline: 1 article, 0 errors\n");
}

TEST(Lists, MayBeEmpty) {
  const Outcome outcome = run_dateline({.arguments = {"-i", "-"}});
  EXPECT_EQ(outcome.exit_status, 0);
  EXPECT_EQ(outcome.standard_output, "");
  EXPECT_EQ(outcome.standard_error, "dateline: 0 articles, 0 errors\n");
  EXPECT_EQ(run_dateline({{"-f", "json", "-i", "/dev/null"}}).standard_output, "[]\n");
}

TEST(Lists, ThatCannotBeReadEndTheRun) {
  const Outcome outcome = run_dateline({{"-i", "missing", article_page()}});
  EXPECT_EQ(outcome.exit_status, 2);
  EXPECT_EQ(outcome.standard_output, "");
  EXPECT_EQ(outcome.standard_error,
            "dateline: the list missing cannot be read: No such file or directory\n"
            "Try 'dateline --help'.\n");
}

TEST(Lists, ForNulAreNotTakenForLines) {
  const Outcome outcome = run_in_shell("printf 'a\\0b\\0' | dateline -i - 2>&1 >/dev/null");
  EXPECT_EQ(outcome.standard_output,
            "dateline: a?b?: unreadable: the name holds a NUL byte; is the list separated by NUL "
            "(--null)?\ndateline: 0 articles, 1 error: 1 unreadable\n");
}

TEST(Lists, OnStandardInputHoldNoPage) {
  const Outcome outcome =
      run_dateline({.arguments = {"-q", "-i", "-"}, .standard_input = "-\n" + article_page()});
  EXPECT_EQ(members(outcome.standard_output, "kind"), (Names{"error", "article"}));
}

// The way round: the errors of one run are the inputs of the next, over the same file.
TEST(Errors, GoToTheirFileAndAreTriedAgain) {
  const TemporaryFolder folder;
  folder.make_folder("pages");
  std::filesystem::copy_file(article_page(), folder.path("pages/1.html"));
  std::filesystem::copy_file(front_page(), folder.path("pages/2.html"));
  const auto run = [&](std::vector<std::string> arguments) {
    return run_dateline({.arguments = std::move(arguments), .folder = folder.path()});
  };
  const Outcome first = run({"--errors", "errors.ndjson", "pages", "late.html"});
  EXPECT_EQ(first.exit_status, 1);
  EXPECT_EQ(members(first.standard_output, "input"), Names{"pages/1.html"});
  EXPECT_EQ(members(content(folder.path("errors.ndjson")), "input"),
            (Names{"pages/2.html", "late.html"}));
  EXPECT_EQ(std::count(first.standard_error.begin(), first.standard_error.end(), '\n'), 3);

  std::filesystem::copy_file(article_page(), folder.path("late.html"));
  const Outcome second = run({"-i", "errors.ndjson", "--errors", "errors.ndjson"});
  EXPECT_EQ(second.exit_status, 1);
  EXPECT_EQ(members(second.standard_output, "input"), Names{"late.html"});
  EXPECT_EQ(members(content(folder.path("errors.ndjson")), "input"), Names{"pages/2.html"});

  std::filesystem::remove(folder.path("pages/2.html"));
  std::filesystem::copy_file(article_page(), folder.path("pages/2.html"));
  const Outcome third = run({"-i", "errors.ndjson", "--errors", "errors.ndjson"});
  EXPECT_EQ(third.exit_status, 0);
  EXPECT_EQ(content(folder.path("errors.ndjson")), "");
  EXPECT_FALSE(std::filesystem::exists(folder.path("errors.ndjson.part")));
}

TEST(Errors, OfASinglePageAndOfAnArrayGoToTheirFileToo) {
  const TemporaryFolder folder;
  const std::string errors = folder.path("errors");
  EXPECT_EQ(run_dateline({{"--errors", errors, "missing"}}).standard_output, "");
  EXPECT_EQ(members(content(errors), "code"), Names{"not-found"});
  const Outcome array =
      run_dateline({{"-f", "json", "--pretty", "--errors", errors, "missing", article_page()}});
  EXPECT_EQ(json::parse(array.standard_output).size(), 1U);
  EXPECT_EQ(json::parse(content(errors))["code"], "not-found");
}

TEST(Errors, OfAnArrayOnStandardOutputAreInIt) {
  const Outcome outcome =
      run_dateline({{"-q", "-f", "json", "--errors", "-", article_page(), "missing"}});
  EXPECT_EQ(json::parse(outcome.standard_output).size(), 2U);
  EXPECT_EQ(
      run_dateline({{"-q", "-f", "json", "--errors", "/dev/stdout", article_page(), "missing"}})
          .standard_output,
      outcome.standard_output);
}

TEST(Errors, MayGoToStandardOutputWhileRecordsGoToAFile) {
  const TemporaryFolder folder;
  const Outcome outcome =
      run_dateline({{"-q", "-o", folder.path("out"), "--errors", "-", "missing", article_page()}});
  EXPECT_EQ(members(outcome.standard_output, "code"), Names{"not-found"});
  EXPECT_EQ(members(content(folder.path("out")), "kind"), Names{"article"});
}

TEST(OutputOption, ReplacesTheFileAtTheEnd) {
  const TemporaryFolder folder;
  const std::string out = folder.write("out", "old");
  const std::string direct = run_dateline({{article_page(), "missing"}}).standard_output;
  const Outcome outcome = run_dateline({{"-o", out, article_page(), "missing"}});
  EXPECT_EQ(outcome.exit_status, 1);
  EXPECT_EQ(outcome.standard_output, "");
  EXPECT_EQ(content(out), direct);
  EXPECT_FALSE(std::filesystem::exists(out + ".part"));
  EXPECT_EQ(run_dateline({{"-o", "-", article_page(), "missing"}}).standard_output, direct);
}

TEST(OutputOption, MayBeAnOpenDescriptor) {
  const std::string run = "dateline --fields language '" + article_page() + "' ";
  EXPECT_EQ(run_in_shell(run + "-o /dev/stdout | cat").standard_output, "{\"language\":\"en\"}\n");
  EXPECT_EQ(run_in_shell(run + "-o >(cat >&2)").standard_error, "{\"language\":\"en\"}\n");
  const TemporaryFolder folder;
  const Outcome appended = run_in_shell(
      "echo before > out; " + run + "-o /dev/stdout >> out; cat out", {.folder = folder.path()});
  EXPECT_EQ(appended.standard_output, "before\n{\"language\":\"en\"}\n");
}

TEST(OutputOption, IsAnotherFileThanErrors) {
  const TemporaryFolder folder;
  for (const char* errors : {"./out", "out.part"}) {
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"-o", "out", "--errors", errors, "missing"},
          {"-o", errors, "--errors", "out", "missing"}}) {
      const Outcome outcome = run_dateline({.arguments = arguments, .folder = folder.path()});
      EXPECT_EQ(outcome.exit_status, 2);
      EXPECT_TRUE(
          outcome.standard_error.starts_with("dateline: --output and --errors name the same"));
    }
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(OutputOption, SaysWhyItCannotBeWritten) {
  const TemporaryFolder folder;
  const Outcome missing = run_dateline({{"-o", folder.path("no/out"), article_page()}});
  EXPECT_EQ(missing.exit_status, 4);
  EXPECT_EQ(missing.standard_error,
            "dateline: cannot write " + folder.path("no/out") + ": No such file or directory\n");
  const Outcome device = run_dateline({{"-o", "/dev/full", article_page()}});
  EXPECT_EQ(device.exit_status, 4);
  EXPECT_EQ(device.standard_error, "dateline: cannot write /dev/full: No space left on device\n");
}

TEST(OutputOption, LeavesTheOldFileWhenTheDiskIsFull) {
  const TemporaryFolder folder;
  folder.write("out", "old");
  folder.write("errors", "old");
  // The largest file that may be written, in blocks of 1,024 bytes.
  for (const std::string arguments : {"-o out", "-o out -f json", "-o whole --errors errors"}) {
    const Outcome outcome = run_in_shell("ulimit -f 8; dateline -q " + arguments + " '" +
                                             fixture("seed-2022-saved") + "' '" + article_page() +
                                             "' $(seq -f missing-%g 100); echo \"exit status $?\"",
                                         {.folder = folder.path()});
    EXPECT_EQ(outcome.standard_output, "exit status 4\n") << arguments;
    EXPECT_TRUE(outcome.standard_error.starts_with("dateline: cannot write ")) << arguments;
    EXPECT_TRUE(outcome.standard_error.ends_with(".part: File too large\n")) << arguments;
  }
  EXPECT_EQ(content(folder.path("out")), "old");
  EXPECT_EQ(content(folder.path("errors")), "old");
}

TEST(Unordered, GivesTheSameRecords) {
  std::vector<std::string> arguments = {"-q",         "-j",
                                        "3",          article_page(),
                                        "missing",    fixture("2024-hy"),
                                        front_page(), fixture("2024-ru")};
  const auto sorted_lines = [](const std::string& text) {
    Names lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    std::sort(lines.begin(), lines.end());
    return lines;
  };
  const Names ordered = sorted_lines(run_dateline({arguments}).standard_output);
  arguments.insert(arguments.begin(), "--unordered");
  EXPECT_EQ(sorted_lines(run_dateline({arguments}).standard_output), ordered);
}

TEST(SavedPages, AreReadWithWhatIsSaidOfThem) {
  const TemporaryFolder folder;
  const std::string page = folder.write("a.html",
                                        "<!DOCTYPE html><html lang=ru><title>\xCF\xE0\xF0\xEE\xEC"
                                        "</title><h1>\xCF\xE0\xF0\xEE\xEC</h1>");
  const json plain = json::parse(run_dateline({{page}}).standard_output);
  EXPECT_EQ(plain["url"], nullptr);
  const json based =
      json::parse(run_dateline({{"--base-url", "https://news.example/a", page}}).standard_output);
  EXPECT_EQ(based["url"], "https://news.example/a");
  const json article =
      json::parse(run_dateline({{"--base-url", "https://caliber.az/en/post/x", article_page()}})
                      .standard_output);
  EXPECT_EQ(article["url"], "https://caliber.az/en/post/x");
}

TEST(SavedPages, AreReadInTheEncodingThatIsNamed) {
  // A page in KOI8-R that says it is something else.
  const Outcome outcome =
      run_in_shell("iconv -f utf-8 -t koi8-r//TRANSLIT '" + fixture("2024-ru") +
                   "' | dateline --charset KOI8-R --fields headline - | jq -r .headline");
  const Outcome expected =
      run_in_shell("dateline --fields headline '" + fixture("2024-ru") + "' | jq -r .headline");
  EXPECT_GT(expected.standard_output.size(), 20U);
  EXPECT_EQ(outcome.standard_output, expected.standard_output);
}

TEST(CompressedPages, AreReadAsTheOthers) {
  const TemporaryFolder folder;
  const std::string html = content(article_page());
  folder.write("d/a.html.gz", gzip(html));
  const std::string compressed = gzip(html);
  folder.write("d/c.html.gz", compressed.substr(0, compressed.size() - 20));
  const Outcome outcome = run_dateline({.arguments = {"-q", "d"}, .folder = folder.path()});
  EXPECT_EQ(members(outcome.standard_output, "input"), (Names{"d/a.html.gz", "d/c.html.gz"}));
  std::istringstream lines(outcome.standard_output);
  std::vector<json> records;
  for (std::string line; std::getline(lines, line);) records.push_back(json::parse(line));
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[0]["headline"], article_headline);
  EXPECT_EQ(records[1]["headline"], article_headline);
  EXPECT_EQ(records[1]["warnings"][0]["code"], "truncated");

  // Of a page that breaks off in its head there is no article, but there may be another time.
  folder.write("cut.html.gz", compressed.substr(0, 1000));
  const Outcome cut = run_dateline({{"--site", "caliber.az", folder.path("cut.html.gz")}});
  const json error = json::parse(cut.standard_output);
  EXPECT_EQ(error["code"], "no-article");
  EXPECT_EQ(error["retryable"], true);
  EXPECT_TRUE(
      error["message"].get<std::string>().ends_with("; the page broke off while it was read"));

  EXPECT_EQ(run_in_shell("gzip -c '" + article_page() + "' | dateline - | jq -r .headline")
                .standard_output,
            std::string(article_headline) + "\n");
}

TEST(Messages, NameArticlesWhenAskedTo) {
  const Outcome outcome = run_dateline({{"-v", article_page()}});
  EXPECT_EQ(outcome.standard_error, "dateline: " + article_page() +
                                        ": article: caliber.az, 2024\n"
                                        "dateline: 1 article, 0 errors\n");
}

// What a list waits for: that a file holds a text, or too long a time.
std::string until_seen(const std::string& text, const std::string& file) {
  return "for try in {1..300}; do grep -q '" + text + "' " + file + " && break; sleep 0.05; done";
}

// "N/s" for the pages of a second, which are as many as the machine likes.
std::string without_rates(std::string text) {
  for (std::size_t end = text.find("/s,"); end != std::string::npos; end = text.find("/s,", end)) {
    const std::size_t begin = text.find_last_not_of("0123456789,", end - 1) + 1;
    text.replace(begin, end - begin, "N");
    end = begin + 2;
  }
  return text;
}

TEST(ProgressOption, PlainIsLinesAfterTheFirstSecond) {
  const TemporaryFolder folder;
  const Outcome plain =
      run_in_shell("{ echo missing; " + until_seen("1 page", "err") + "; echo missing; } | " +
                       "dateline --progress plain -i - >out 2>err; cat err",
                   {.folder = folder.path()});
  const std::string error = "dateline: missing: not-found: there is no such file or folder\n";
  EXPECT_EQ(without_rates(plain.standard_output),
            error + "dateline: 1 page, N/s, 1 error\n" + error +
                "dateline: 0 articles, 2 errors: 2 not-found\n");
}

TEST(ProgressOption, AutomaticIsNothingWithoutATerminal) {
  const Outcome outcome =
      run_in_shell("{ echo missing; sleep 1.2; } | dateline -i - 2>&1 >/dev/null");
  EXPECT_EQ(outcome.standard_output,
            "dateline: missing: not-found: there is no such file or folder\n"
            "dateline: 0 articles, 1 error: 1 not-found\n");
}

// `script` gives the program a terminal.
TEST(ProgressOption, AutomaticIsALineOnATerminal) {
  const TemporaryFolder folder;
  folder.write("run", "dateline -o out '" + article_page() + "' <(" +
                          until_seen("1 of 2 pages", "terminal") + "; echo)");
  const Outcome outcome = run_in_shell(
      "SHELL=$BASH script -qefc '. ./run' terminal </dev/null >/dev/null; cat terminal; "
      "jq -c .kind out",
      {.folder = folder.path()});
  const std::string terminal = without_rates(outcome.standard_output);
  EXPECT_NE(terminal.find("\r\x1B[K1 of 2 pages, N/s, 0 errors\r"), std::string::npos) << terminal;
  EXPECT_NE(terminal.find("\r\x1B[Kdateline: /dev/fd/"), std::string::npos)
      << "a message wipes the line: " << terminal;
  EXPECT_TRUE(terminal.ends_with("\"article\"\n\"error\"\n")) << terminal;

  folder.write("run", "dateline -q -o out '" + article_page() + "' <(sleep 1.2; echo)");
  const Outcome quiet = run_in_shell("SHELL=$BASH script -qefc '. ./run' /dev/null </dev/null",
                                     {.folder = folder.path()});
  EXPECT_EQ(quiet.standard_output, "");
}

}  // namespace
