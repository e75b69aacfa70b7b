#include <gtest/gtest.h>

#include <csignal>
#include <string>
#include <vector>

#include "cli/fixtures.h"
#include "support/program.h"

namespace {

using dateline::testing::Outcome;
using dateline::testing::run_in_shell;
using dateline::testing::RunningProgram;

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

// The record of the first page is out while the second is still awaited; then the signal ends the
// program.
TEST(Streams, RecordsComeAtOnceAndSigintEndsTheRun) {
  for (const char* jobs : {"1", "4"}) {
    RunningProgram program({.arguments = {"-j", jobs, article_page(), "-"}});
    EXPECT_TRUE(program.wait_for_output("\n"));
    program.send_signal(SIGINT);
    const Outcome outcome = program.finish();
    EXPECT_EQ(outcome.signal, SIGINT);
    EXPECT_EQ(outcome.standard_error, "");
    EXPECT_TRUE(outcome.standard_output.starts_with("{\"kind\":\"article\""));
  }
}

}  // namespace
