#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "cli/fixtures.h"
#include "support/program.h"
#include "support/temporary_folder.h"

// Runs that go on where another one was interrupted. tests/cli/resume.py kills them.
namespace {

using dateline::testing::Outcome;
using dateline::testing::run_dateline;
using dateline::testing::run_in_shell;
using dateline::testing::RunningProgram;
using dateline::testing::TemporaryFolder;

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

bool exists(const std::string& path) {
  return std::filesystem::exists(path);
}

// Names of pages and of nothing, a line each.
std::string list() {
  std::string names;
  for (int i = 0; i < 5; ++i) {
    names += article_page() + "\n" + fixture("2024-ru") + "\nmissing-" + std::to_string(i) + "\n";
  }
  return names;
}

class Resume : public testing::Test {
 protected:
  Outcome run(std::vector<std::string> arguments, const std::string& input = {}) const {
    return run_dateline(
        {.arguments = std::move(arguments), .standard_input = input, .folder = folder_.path()});
  }

  std::string path(const std::string& name) const { return folder_.path(name); }

  // A run over the list that ends by a signal after some records.
  Outcome interrupt(std::vector<std::string> arguments, int lines) const {
    RunningProgram program({.arguments = std::move(arguments), .folder = folder_.path()});
    std::string names = list();
    std::size_t end = 0;
    for (int line = 0; line < lines; ++line) end = names.find('\n', end) + 1;
    program.give(names.substr(0, end) + "and half of a li");
    const auto count = [&] {
      const std::string text = content(path("out.part")) + content(path("errors.part"));
      return std::count(text.begin(), text.end(), '\n');
    };
    while (count() < lines) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    program.send_signal(SIGTERM);
    EXPECT_FALSE(program.wait_for_output("\x01"));  // the end of the output, before its input ends
    return program.finish();
  }

  TemporaryFolder folder_;
};

TEST_F(Resume, GoesOnWhereTheRunWasInterrupted) {
  ASSERT_EQ(run({"-o", "whole", "--errors", "whole-errors", "-i", "-"}, list()).exit_status, 1);
  const Outcome interrupted = interrupt({"-o", "out", "--errors", "errors", "-i", "-"}, 7);
  EXPECT_EQ(interrupted.signal, SIGTERM);
  EXPECT_TRUE(interrupted.standard_error.ends_with("the same with --resume goes on there\n"))
      << interrupted.standard_error;
  EXPECT_TRUE(exists(path("out.journal")));

  const Outcome resumed =
      run({"--resume", "-j", "3", "-o", "out", "--errors", "errors", "-i", "-"}, list());
  EXPECT_EQ(resumed.exit_status, 1);
  EXPECT_TRUE(resumed.standard_error.starts_with("dateline: --resume: going on behind 7 records\n"))
      << resumed.standard_error;
  EXPECT_TRUE(resumed.standard_error.ends_with("dateline: 10 articles, 5 errors: 5 not-found\n"))
      << resumed.standard_error;
  EXPECT_EQ(content(path("out")), content(path("whole")));
  EXPECT_EQ(content(path("errors")), content(path("whole-errors")));
  for (const char* name : {"out.part", "errors.part", "out.journal"}) {
    EXPECT_FALSE(exists(path(name))) << name;
  }
}

// The page that was still awaited is read again, though it has an error in what is left.
TEST_F(Resume, ReadsWhatWasCutByTheInterruptionAgain) {
  RunningProgram program(
      {.arguments = {"-j", "2", "-o", "out", article_page(), "-"}, .folder = folder_.path()});
  program.give("<p>");
  while (content(path("out.part")).empty()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  program.send_signal(SIGINT);
  EXPECT_FALSE(program.wait_for_output("\x01"));
  EXPECT_EQ(program.finish().signal, SIGINT);
  EXPECT_NE(content(path("out.part")).find("the run was interrupted"), std::string::npos);

  const std::string page = content(article_page());
  EXPECT_EQ(run({"--resume", "-o", "out", article_page(), "-"}, page).exit_status, 0);
  EXPECT_EQ(content(path("out")), run({article_page(), "-"}, page).standard_output);
}

TEST_F(Resume, GoesOnAfterAFullDisk) {
  // Names that cannot be compressed well, so that a frame is larger than the journal.
  std::mt19937 random(1);
  std::string names;
  for (int i = 0; i < 5000; ++i) {
    names += "missing-";
    for (int j = 0; j < 60; ++j) names += static_cast<char>('0' + random() % 75);
    names += "\n";
  }
  folder_.write("list", names + article_page() + "\n");
  const struct {
    std::string ending;
    std::string form;
    std::string blocks;  // of 1,024 bytes: the largest file that may be written
  } cases[] = {{"", "ndjson", "500"}, {".gz", "json", "80"}, {".zst", "ndjson", "80"}};
  for (const auto& [ending, form, blocks] : cases) {
    const std::string out = "out" + ending;
    const std::string whole = "whole" + ending;
    const std::string run = " -f " + form + " -i list -o ";
    const Outcome outcome = run_in_shell("dateline -q" + run + whole + "; (ulimit -f " + blocks +
                                             "; dateline --checkpoint 0.001" + run + out +
                                             " 2>&1 | tail -n 2); dateline --resume" + run + out +
                                             " 2>&1 | sed -n 1p; cmp " + whole + " " + out +
                                             "; ls out* whole*; rm " + out + " " + whole,
                                         {.folder = folder_.path()});
    const std::string& text = outcome.standard_output;
    EXPECT_TRUE(text.starts_with("dateline: cannot write " + out + ".part: File too large\n" +
                                 "dateline: the same with --resume goes on there\n"
                                 "dateline: --resume: going on behind "))
        << text;
    EXPECT_TRUE(text.ends_with("\n" + out + "\n" + whole + "\n")) << text;
  }
}

TEST_F(Resume, BeginsAnewWhereNothingWasLeft) {
  const Outcome outcome = run({"--resume", "-o", "out", "missing"});
  EXPECT_EQ(outcome.exit_status, 1);
  EXPECT_TRUE(outcome.standard_error.starts_with("dateline: --resume: there is no "))
      << outcome.standard_error;
  EXPECT_TRUE(run({"-q", "--resume", "-o", "out", "missing"}).standard_error.empty());
  folder_.write("out.part", "of a run without a journal\n");
  EXPECT_EQ(run({"--resume", "-o", "out", "missing"}).exit_status, 1);
  EXPECT_TRUE(content(path("out")).starts_with("{\"kind\":\"error\""));
}

TEST_F(Resume, RefusesAnotherRun) {
  interrupt({"-o", "out", "-i", "-"}, 4);
  const std::string part = content(path("out.part"));
  const struct {
    std::vector<std::string> arguments;
    std::string message;
    std::string input = list();
  } cases[] = {
      {{"--fields", "headline"}, "--fields: now \"headline\", in the interrupted run all"},
      {{"-f", "json"}, "--format: now an array, in the interrupted run lines"},
      {{"more"}, "the inputs: now \"more\", in the interrupted run none"},
      {{"--site", "none"}, "--site: now none, in the interrupted run all ("},
      {{"--errors", "errors"}, "--errors: now \"errors\", in the interrupted run none"},
      {{}, "the inputs up to where the run was interrupted are not what they were", "a\nb\nc\nd\n"},
      {{}, "the inputs up to where the run was interrupted are not what they were", "a\n"},
  };
  for (const auto& [arguments, message, input] : cases) {
    std::vector<std::string> all = {"--resume", "-o", "out", "-i", "-"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const Outcome outcome = run(all, input);
    EXPECT_EQ(outcome.exit_status, 2) << message;
    EXPECT_TRUE(outcome.standard_error.starts_with("dateline: --resume: " + message))
        << outcome.standard_error;
    EXPECT_EQ(content(path("out.part")), part) << "and nothing was done to it";
  }
  EXPECT_EQ(run({"--resume", "-q", "-v", "-j", "1", "-o", "out", "-i", "-"}, list()).exit_status, 1)
      << "these may differ";
}

TEST_F(Resume, NeedsAFileInOrder) {
  const struct {
    std::vector<std::string> arguments;
    std::string message;
  } cases[] = {
      {{}, "--resume needs --output FILE"},
      {{"-o", "-"}, "--resume needs --output FILE"},
      {{"-o", "/dev/stdout"}, "--resume needs --output FILE"},
      {{"-o", "/dev/null"}, "--resume needs files for --output and --errors"},
      {{"-o", "out", "--errors", "-"}, "--resume needs files for --output and --errors"},
      {{"-o", "out", "--errors", "/dev/null"}, "--resume needs files for --output and --errors"},
      {{"-o", "out", "--unordered"}, "--resume and --unordered exclude each other"},
  };
  for (const auto& [arguments, message] : cases) {
    std::vector<std::string> all = {"--resume", "missing"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const Outcome outcome = run(all);
    EXPECT_EQ(outcome.exit_status, 2) << message;
    EXPECT_TRUE(outcome.standard_error.starts_with("dateline: " + message))
        << outcome.standard_error;
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
}

// A journal tells of one FILE.part: it goes with that.
TEST_F(Resume, KnowsNothingOfRunsThatWereBegunAnew) {
  interrupt({"-o", "out", "-i", "-"}, 4);
  EXPECT_TRUE(exists(path("out.journal")));
  EXPECT_EQ(run({"--unordered", "-o", "out", "missing"}).exit_status, 1);
  EXPECT_FALSE(exists(path("out.journal")));
  EXPECT_FALSE(exists(path("out.part")));
}

TEST_F(Resume, IsNotForTwoRunsAtOnce) {
  RunningProgram first({.arguments = {"-o", "out", "-i", "-"}, .folder = folder_.path()});
  first.give("missing\n");
  while (content(path("out.part")).empty()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  const Outcome second = run({"--resume", "-o", "out", "missing"});
  EXPECT_EQ(second.exit_status, 4);
  EXPECT_TRUE(second.standard_error.ends_with("another run is writing it\n"));
  EXPECT_EQ(first.finish().exit_status, 1);
}

TEST_F(Resume, CompressesByTheName) {
  const Outcome plain = run({article_page(), "missing", fixture("2024-ru")});
  for (const std::string ending : {".gz", ".zst"}) {
    EXPECT_EQ(
        run({"-o", "out" + ending, article_page(), "missing", fixture("2024-ru")}).exit_status, 1);
    const std::string unpack = ending == ".gz" ? "gzip -dc" : "zstd -dcq";
    EXPECT_EQ(run_in_shell(unpack + " out" + ending, {.folder = folder_.path()}).standard_output,
              plain.standard_output);
    EXPECT_EQ(run({"-q", "-o", "none" + ending, "-i", "/dev/null"}).exit_status, 0);
    const Outcome none = run_in_shell(unpack + " none" + ending, {.folder = folder_.path()});
    EXPECT_EQ(none.exit_status, 0);
    EXPECT_EQ(none.standard_output, "");
  }
}

}  // namespace
