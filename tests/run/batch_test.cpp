#include "run/batch.h"

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <numeric>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "input/opened_items.h"
#include "run/resumption.h"
#include "support/gzip.h"
#include "support/temporary_folder.h"
#include "support/warc_records.h"

namespace {

using dateline::input::Items;
using dateline::input::OpenedItems;
using dateline::run::Checkpoint;
using dateline::run::Compression;
using dateline::run::find_checkpoint;
using dateline::run::Journal;
using dateline::run::Options;
using dateline::run::OutputFile;
using dateline::run::Record;
using dateline::run::run_batch;
using dateline::run::Summary;
using dateline::testing::gzip;
using dateline::testing::response_record;
using dateline::testing::TemporaryFolder;
using dateline::testing::warc_record;

constexpr std::size_t page_bytes = std::size_t{1} << 20U;

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string page(int number) {
  const std::string title = "Ferry " + std::to_string(number) + " leaves the new harbour";
  std::string html =
      "<!DOCTYPE html><html lang=en><title>" + title + "</title><h1>" + title + "</h1><article>";
  for (int i = 0; i < 5; ++i) {
    html += "<p>The council said that the ferry of quarry " + std::to_string(number * i) +
            " leaves the new harbour in the storm, and comes back before the end of the year.";
  }
  return html;
}

// Records of all kinds, and what only its content shows to be no page.
std::string archive() {
  std::string bytes;
  for (int number = 0; number < 60; ++number) {
    const std::string uri = "https://a.example/" + std::to_string(number);
    bytes += gzip(warc_record("request", uri, "GET / HTTP/1.1\r\n\r\n"));
    if (number % 4 == 1) {
      bytes += gzip(warc_record("response", uri, "HTTP/1.1 200 OK\r\n\r\nplain text"));
    } else {
      bytes += gzip(response_record(uri, number % 4 == 2 ? "" : page(number)));
    }
    if (number % 9 == 4) bytes += "rubbish";
  }
  return bytes;
}

class Batch : public testing::TestWithParam<Compression> {
 protected:
  Batch() {
    const std::string path = folder_.write("a.warc.gz", archive());
    for (int number = 0; number < 300; ++number) {
      names_.push_back((number % 3 == 0 ? "ftp://news.example/" : "/nonexistent/") +
                       std::to_string(number));
      if (number % 100 == 50) names_.push_back(path);
    }
  }

  struct Result {
    Summary summary;
    std::string records;
    std::string errors;
  };

  // Goes on where the run before ended; ends after `count` records, if there is one.
  Result run(const std::string& name, std::optional<int> count, unsigned jobs, bool array) {
    Items named(names_);
    OpenedItems items(named, {}, page_bytes);
    OutputFile records = *OutputFile::open(folder_.path(name));
    OutputFile errors = *OutputFile::open(folder_.path(name + "-errors"));
    Journal journal(folder_.path(name + ".journal"), {});
    const auto found = find_checkpoint(journal, records, &errors);
    const Checkpoint begin = found.value_or(Checkpoint());
    EXPECT_TRUE(items.go_to(begin.place));
    EXPECT_FALSE(records.cut(begin.records_output.state.bytes));
    EXPECT_FALSE(errors.cut(begin.errors_output.state.bytes));
    std::stop_source stop;
    Options options;
    options.jobs = jobs;
    options.array = array;
    options.fetch.pause = {};
    options.on_record = [&](const Record&) {
      if (count && --*count == 0) stop.request_stop();
    };
    const Summary summary = run_batch(items, options,
                                      {.records = records.descriptor(),
                                       .errors = errors.descriptor(),
                                       .records_compression = GetParam(),
                                       .errors_compression = GetParam(),
                                       .journal = &journal,
                                       .checkpoint_after = std::chrono::hours(1)},
                                      stop.get_token(), begin);
    EXPECT_FALSE(summary.output_failure);
    return {summary, content(records.written_path()), content(errors.written_path())};
  }

  TemporaryFolder folder_;
  std::vector<std::string> names_;
};

TEST_P(Batch, GoesOnWhereItWasToldToStop) {
  for (const bool array : {false, true}) {
    const Result whole = run("whole", std::nullopt, 3, array);
    EXPECT_GT(whole.summary.articles, 50U);
    EXPECT_GT(std::accumulate(whole.summary.passed_over.begin(), whole.summary.passed_over.end(),
                              std::uint64_t{0}),
              200U);
    const std::string name = array ? "array" : "lines";
    for (int runs = 1;; ++runs) {
      ASSERT_LT(runs, 200) << "it does not come to an end";
      const Result result =
          run(name, 10 + runs * 7 % 30, 1 + static_cast<unsigned>(runs) % 4, array);
      const std::uint64_t done = result.summary.articles + result.summary.error_records();
      if (done < whole.summary.articles + whole.summary.error_records()) continue;
      EXPECT_GT(runs, 5);
      EXPECT_EQ(result.records, whole.records);
      EXPECT_EQ(result.errors, whole.errors);
      EXPECT_EQ(result.summary.articles, whole.summary.articles);
      EXPECT_EQ(result.summary.errors, whole.summary.errors);
      EXPECT_EQ(result.summary.passed_over, whole.summary.passed_over);
      break;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Compressions, Batch,
                         testing::Values(Compression::none, Compression::gzip, Compression::zstd),
                         [](const auto& test) {
                           return std::string(test.param == Compression::none   ? "Plain"
                                              : test.param == Compression::gzip ? "Gzip"
                                                                                : "Zstandard");
                         });

}  // namespace
