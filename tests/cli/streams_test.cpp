#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "cli/fixtures.h"
#include "support/paths.h"
#include "support/program.h"
#include "support/temporary_folder.h"

namespace {

using dateline::testing::Outcome;
using dateline::testing::run_in_shell;
using dateline::testing::RunningProgram;
using dateline::testing::TemporaryFolder;

std::string quoted(const std::string& text) {
  return "'" + text + "'";
}

TEST(Streams, AreReadByJq) {
  const Outcome one = run_in_shell("dateline " + quoted(article_page()) + " | jq -r .headline");
  EXPECT_EQ(one.standard_output, std::string(article_headline) + "\n");
  const Outcome table =
      run_in_shell("dateline " + quoted(article_page()) + " " + quoted(fixture("2024-hy")) +
                   " | jq -r '[.dateline.published, .language] | @tsv'");
  EXPECT_EQ(table.standard_output,
            "2025-07-13T00:01:00+04:00\ten\n2024-09-18T10:26:00+04:00\thy\n");
  const Outcome array = run_in_shell("dateline -f json " + quoted(article_page()) +
                                     " missing 2>/dev/null | jq -c 'map(.kind)'");
  EXPECT_EQ(array.standard_output, "[\"article\",\"error\"]\n");
}

TEST(Streams, AClosedPipeEndsTheRunQuietly) {
  std::string pages;
  for (int count = 0; count < 30; ++count) pages += " " + quoted(article_page());
  for (const char* jobs : {"1", "4"}) {
    const Outcome outcome = run_in_shell("dateline -j " + std::string(jobs) + pages +
                                         " | head -c 10; echo \" ${PIPESTATUS[0]}\"");
    EXPECT_EQ(outcome.standard_output, "{\"kind\":\"a 141\n");
    EXPECT_EQ(outcome.standard_error, "");
  }
}

TEST(Streams, AClosedPipeEndsTheRunAlsoWhereSigpipeIsIgnored) {
  std::string pages;
  for (int count = 0; count < 30; ++count) pages += " " + quoted(article_page());
  const Outcome outcome =
      run_in_shell("trap '' PIPE; dateline" + pages + " | head -c 10; echo \" ${PIPESTATUS[0]}\"");
  EXPECT_EQ(outcome.standard_output, "{\"kind\":\"a 141\n");
  EXPECT_EQ(outcome.standard_error, "");
}

TEST(Streams, AFullDiskIsExitStatus4) {
  const std::string expected = "dateline: cannot write the output: No space left on device\n";
  for (const std::string& arguments :
       {std::string("schema"), std::string("--help"), std::string("--version"),
        quoted(article_page()), std::string("-q missing"),
        "-f json " + quoted(article_page()) + " " + quoted(article_page()),
        "-j 4 " + quoted(article_page()) + " missing missing"}) {
    const Outcome outcome = run_in_shell("dateline " + arguments + " > /dev/full");
    EXPECT_EQ(outcome.exit_status, 4) << arguments;
    EXPECT_EQ(outcome.standard_error, expected) << arguments;
  }
}

TEST(Streams, AClosedStandardOutputIsExitStatus4) {
  const Outcome outcome = run_in_shell("dateline " + quoted(article_page()) + " >&-");
  EXPECT_EQ(outcome.exit_status, 4);
  EXPECT_EQ(outcome.standard_error, "dateline: cannot write the output: Bad file descriptor\n");
}

TEST(Streams, AClosedStandardErrorDisturbsNothing) {
  const Outcome outcome =
      run_in_shell("dateline missing 2>&- | jq -r .code; echo ${PIPESTATUS[0]}");
  EXPECT_EQ(outcome.standard_output, "not-found\n1\n");
}

// The record of the second page is out while the end of the first is still awaited; then the signal
// ends the program.
TEST(Streams, RecordsComeAtOnceAndASignalEndsTheRun) {
  for (const int signal : {SIGINT, SIGTERM}) {
    for (const char* jobs : {"2", "4"}) {
      RunningProgram program({.arguments = {"--unordered", "-j", jobs, "-", article_page()}});
      program.give("<p>");
      EXPECT_TRUE(program.wait_for_output("\n"));
      program.send_signal(signal);
      EXPECT_TRUE(program.wait_for_output("interrupted"));  // before its input ends
      const Outcome outcome = program.finish();
      EXPECT_EQ(outcome.signal, signal);
      EXPECT_EQ(outcome.standard_error,
                "dateline: ending after the pages in work; the next signal ends at once\n"
                "dateline: -: unreadable: the run was interrupted while it was read\n"
                "dateline: interrupted; done: 1 article, 1 error: 1 unreadable\n");
      EXPECT_TRUE(outcome.standard_output.starts_with("{\"kind\":\"article\""));
      EXPECT_TRUE(outcome.standard_output.ends_with("}\n"));
    }
  }
}

// Waits until a file holds so many lines.
std::string wait_for_lines(const std::string& path, int lines) {
  for (;;) {
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (std::count(text.begin(), text.end(), '\n') >= lines) return text;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

TEST(Streams, AnInterruptedRunLeavesItsPartWhole) {
  const TemporaryFolder folder;
  const std::string out = folder.write("out", "old");
  RunningProgram program({.arguments = {"-i", "-", "-o", out}});
  program.give(article_page() + "\nmissing\nand half a li");
  const std::string part = wait_for_lines(out + ".part", 2);
  program.send_signal(SIGTERM);
  EXPECT_FALSE(
      program.wait_for_output("\x01"));  // the end of the output, which comes before its input ends
  const Outcome outcome = program.finish();
  EXPECT_EQ(outcome.signal, SIGTERM);
  EXPECT_EQ(wait_for_lines(out, 0), "old");
  EXPECT_EQ(wait_for_lines(out + ".part", 2), part);
  EXPECT_TRUE(part.ends_with("}\n"));
  EXPECT_TRUE(outcome.standard_error.ends_with("dateline: interrupted; " + out +
                                               ".part holds what is done: 1 article, 1 error: 1 "
                                               "not-found\n"
                                               "dateline: the same with --resume goes on there\n"))
      << outcome.standard_error;
}

TEST(Streams, AnInterruptedRunWithoutRecordsLeavesNoPart) {
  const TemporaryFolder folder;
  RunningProgram program({.arguments = {"-i", "-", "-o", folder.path("out")}});
  while (!std::filesystem::exists(folder.path("out.part"))) std::this_thread::yield();
  std::this_thread::sleep_for(std::chrono::milliseconds(50));  // until signals are watched
  program.send_signal(SIGINT);
  EXPECT_FALSE(program.wait_for_output("\x01"));  // the end of the output, before its input ends
  const Outcome outcome = program.finish();
  EXPECT_EQ(outcome.signal, SIGINT);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path())) << outcome.standard_error;
}

TEST(Streams, AnInterruptedArrayHasItsEnd) {
  RunningProgram program({.arguments = {"-f", "json", "-i", "-"}});
  program.give("missing\n");
  EXPECT_TRUE(program.wait_for_output("}"));
  program.send_signal(SIGINT);
  EXPECT_TRUE(program.wait_for_output("]"));  // before its input ends
  const Outcome outcome = program.finish();
  EXPECT_EQ(outcome.signal, SIGINT);
  EXPECT_TRUE(outcome.standard_output.ends_with("}\n]\n")) << outcome.standard_output;
}

TEST(Streams, ASignalThatIsIgnoredStaysIgnored) {
  const TemporaryFolder folder;
  // The signal comes when the first record is out, so the program is there to get it.
  const Outcome outcome = run_in_shell(
      "trap '' INT; mkfifo list; exec 3<>list; dateline -q --fields language -i list > out & "
      "echo missing >&3; until grep -q not-found out || ! kill -0 $!; do sleep 0.01; done; kill "
      "-INT $!; "
      "echo '" +
          article_page() +
          "' >&3; until grep -q '\"en' out || ! kill -0 $!; do sleep 0.01; done; "
          "kill -TERM $!; wait $!; echo \"exit status $?\"; tail -n 1 out",
      {.folder = folder.path()});
  EXPECT_EQ(outcome.standard_output, "exit status 143\n{\"language\":\"en\"}\n");
}

// Nothing that comes through a pipe holds up the end when the output cannot be written.
TEST(Streams, AFailedOutputEndsTheRunAtOnce) {
  RunningProgram program("bash", {.arguments = {"-c", "'" + dateline::testing::program_path() +
                                                          "' -q -i - > /dev/full"}});
  program.give("missing\n");
  EXPECT_FALSE(program.wait_for_output("\x01"));  // the end of the output, while its input is open
  EXPECT_EQ(program.finish().exit_status, 4);
}

}  // namespace
