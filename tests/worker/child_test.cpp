#include "worker/child.h"

#include <gtest/gtest.h>
#include <signal.h>  // NOLINT(modernize-deprecated-headers): POSIX's kill
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>

#include "dateline/extract.h"
#include "support/paths.h"
#include "support/records.h"
#include "support/sanitizers.h"
#include "worker/make_record.h"

namespace {

using dateline::Error;
using dateline::ErrorCode;
using dateline::Page;
using dateline::StoredRange;
using dateline::WarcPosition;
using dateline::worker::Child;
using dateline::worker::Record;
using dateline::worker::RecordOptions;
using namespace std::chrono_literals;

Page page_that_says(const std::string& command) {
  return {.input = "a.warc",
          .bytes =
              "<!DOCTYPE html><title>Ferry</title><h1>A ferry for Saltmarsh</h1><p>The council "
              "of Saltmarsh has ordered a ferry, which is to run from May on. <!-- risky-worker: " +
              command + " -->",
          .url = "https://news.example/1",
          .warc = WarcPosition{"a.warc", StoredRange{1, 2}}};
}

Record record_by(Child& child, const Page& page) {
  child.give(page);
  return child.take();
}

std::string in_this_process(const Page& page, const RecordOptions& options) {
  dateline::Extractor extractor;
  return dateline::worker::make_record(Page(page), options, extractor).json;
}

TEST(Child, MakesTheSameRecords) {
  RecordOptions options;
  Child child(dateline::testing::risky_worker(), options);
  Page large = page_that_says("nothing");
  large.bytes += std::string(5'000'000, ' ');
  for (const Page& page : {page_that_says("nothing"), large, Page{.input = "x", .bytes = ""},
                           Page{.input = "caf\xE9", .bytes = "<p>"}}) {
    const Record record = record_by(child, page);
    EXPECT_EQ(record.json, in_this_process(page, options));
    dateline::testing::keep_for_validation(record.json);
  }
}

// Each gives one error record, and the next page goes to another process.
TEST(Child, SurvivesPagesThatEndIt) {
  RecordOptions options;
  Child child(dateline::testing::risky_worker(), options);
  const Page harmless = page_that_says("nothing");
  const std::string expected = in_this_process(harmless, options);
  const struct {
    std::string command;
    std::string ending;
  } cases[] = {
      {"abort", "signal 6 (SIGABRT)"},
      {"segmentation fault", "signal 11 (SIGSEGV)"},
      {"kill", "signal 9 (SIGKILL)"},
      {"exit", "exit status 7"},
  };
  for (const auto& [command, ending] : cases) {
    if (dateline::testing::is_sanitized && command == "segmentation fault") continue;  // it exits
    const Record record = record_by(child, page_that_says(command));
    const Error* error = record.error();
    ASSERT_NE(error, nullptr) << command;
    EXPECT_EQ(error->code, ErrorCode::crashed) << command;
    EXPECT_EQ(error->stage, "worker");
    EXPECT_EQ(error->message, "the process that read the page ended by " + ending);
    EXPECT_EQ(error->input, "a.warc");
    EXPECT_EQ(error->url, "https://news.example/1");
    ASSERT_TRUE(error->warc.has_value());
    EXPECT_EQ(error->warc->range, (StoredRange{1, 2}));
    dateline::testing::keep_for_validation(record.json);
    EXPECT_EQ(record_by(child, harmless).json, expected) << command;
  }
}

// A page that was given behind the one that ends the process is read by the next process, once.
TEST(Child, ReadsPagesBehindThoseThatEndIt) {
  RecordOptions options;
  Child child(dateline::testing::risky_worker(), options);
  const Page harmless = page_that_says("nothing");
  const std::string expected = in_this_process(harmless, options);
  for (const char* command : {"kill", "exit", "nothing"}) {
    const bool ends = std::string_view(command) != "nothing";
    child.give(page_that_says(command));
    child.give(harmless);
    EXPECT_EQ(child.pages(), 2U);
    EXPECT_EQ(child.take().error() != nullptr, ends) << command;
    child.give(page_that_says(command));
    EXPECT_EQ(child.take().json, expected) << command;
    child.give(harmless);
    EXPECT_EQ(child.take().error() != nullptr, ends) << command;
    EXPECT_EQ(child.take().json, expected) << command;
    EXPECT_EQ(child.pages(), 0U);
  }
}

// What it has done of another page is not counted.
TEST(Child, GivesEachPageItsOwnTime) {
  RecordOptions options;
  options.limits.time = 300ms;
  Child child(dateline::testing::risky_worker(), options);
  const Page slow = page_that_says("sleep");  // 400 ms
  child.give(slow);
  child.give(slow);
  EXPECT_EQ(child.take().json, in_this_process(slow, options));
  EXPECT_EQ(child.take().json, in_this_process(slow, options));
}

// Neither end waits for the other one to take a large message.
TEST(Child, TakesLargeAnswersAndLargeAddresses) {
  RecordOptions options;
  Child child(dateline::testing::risky_worker(), options);
  Page page = page_that_says("nothing");
  page.url = "https://news.example/" + std::string(2'000'000, 'x');
  for (int i = 0; i < 2'000; ++i)
    page.bytes += "<p>" + std::string(1'000, 'a') + " said the council.";
  const std::string expected = in_this_process(page, options);
  EXPECT_GT(expected.size(), 2'000'000U);
  child.give(page);
  for (int i = 0; i < 4; ++i) {
    child.give(page);
    EXPECT_EQ(child.take().json, expected);
  }
  EXPECT_EQ(child.take().json, expected);
  EXPECT_FALSE(child.has_answer());
}

// Whoever asks all processes to end means the program, which decides about the pages in work.
TEST(Child, IsNotEndedBySignalsThatAskTo) {
  RecordOptions options;
  Child child(dateline::testing::risky_worker(), options);
  const Page page = page_that_says("sleep");
  child.give(page);
  ASSERT_FALSE(child.start());
  std::string children;
  std::ifstream("/proc/self/task/" + std::to_string(gettid()) + "/children") >> children;
  ASSERT_FALSE(children.empty());
  for (const int signal : {SIGTERM, SIGINT, SIGHUP, SIGQUIT}) {
    EXPECT_EQ(kill(std::stoi(children), signal), 0);
  }
  EXPECT_EQ(child.take().json, in_this_process(page, options));
}

TEST(Child, EndsPagesThatTakeTooLong) {
  RecordOptions options;
  options.limits.time = 200ms;
  Child child(dateline::testing::risky_worker(), options);
  const auto start = std::chrono::steady_clock::now();
  const Record record = record_by(child, page_that_says("hang"));
  EXPECT_LT(std::chrono::steady_clock::now() - start, 10s);
  ASSERT_NE(record.error(), nullptr);
  EXPECT_EQ(record.error()->code, ErrorCode::timeout);
  EXPECT_EQ(record.error()->message,
            "reading the page takes longer than 400 ms, and its process was ended");
  dateline::testing::keep_for_validation(record.json);
}

TEST(Child, RefusesMemoryToPagesThatTakeTooMuch) {
  if (dateline::testing::is_sanitized) GTEST_SKIP() << "sanitizers do without the limit";
  RecordOptions options;
  options.limits.memory_bytes = 1U << 20U;
  options.limits.page_bytes = 1U << 20U;
  Child child(dateline::testing::risky_worker(), options);
  const Record record = record_by(child, page_that_says("memory"));
  ASSERT_NE(record.error(), nullptr);
  EXPECT_EQ(record.error()->code, ErrorCode::too_large);
  EXPECT_EQ(record.error()->message, "the page needs more memory than its process may take");
  EXPECT_EQ(record.error()->url, "https://news.example/1");
  const Page harmless = page_that_says("nothing");
  EXPECT_EQ(record_by(child, harmless).json, in_this_process(harmless, options));
}

TEST(Child, SaysWhyItCannotBeStarted) {
  const RecordOptions options;
  Child child("/nonexistent/worker", options);
  EXPECT_EQ(child.start(), std::errc::no_such_file_or_directory);
  child.give(page_that_says("nothing"));
  try {
    child.take();
    FAIL() << "it was started";
  } catch (const std::system_error& error) {
    EXPECT_STREQ(error.what(), "/nonexistent/worker cannot be started: No such file or directory");
  }
}

// A program that is no worker program.
TEST(Child, GivesAnErrorForAnotherProgram) {
  const RecordOptions options;
  Child child("/bin/true", options);
  const Record record = record_by(child, page_that_says("nothing"));
  ASSERT_NE(record.error(), nullptr);
  EXPECT_EQ(record.error()->code, ErrorCode::crashed);
}

}  // namespace
