#include "run/records.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <filesystem>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "input/opened_items.h"
#include "support/temporary_folder.h"

namespace {

using dateline::Error;
using dateline::ErrorCode;
using dateline::input::Items;
using dateline::input::OpenedItems;
using dateline::run::for_each_record;
using dateline::run::Options;
using dateline::run::Record;
using dateline::testing::TemporaryFolder;

constexpr int item_count = 2000;
constexpr std::size_t page_bytes = std::size_t{1} << 20U;

// Files that do not exist: their records are made quickly and tell them apart.
std::vector<std::string> missing_files() {
  std::vector<std::string> names;
  for (int number = 0; number < item_count; ++number) {
    names.push_back("/nonexistent/" + std::to_string(number));
  }
  return names;
}

// URLs that are refused before anything is asked for, and files, mixed.
std::vector<std::string> files_and_urls() {
  std::vector<std::string> names = missing_files();
  for (std::size_t number = 0; number < names.size(); number += 3) {
    names[number] = "ftp://news.example/" + std::to_string(number);
  }
  return names;
}

std::vector<std::string> inputs_of_records(const std::vector<std::string>& names,
                                           const Options& options) {
  Items items(names);
  OpenedItems opened_items(items, {}, page_bytes);
  std::vector<std::string> inputs;
  for_each_record(opened_items, options, {}, [&](const Record& record, const auto&) {
    EXPECT_NE(record.error(), nullptr);
    if (record.error() != nullptr) inputs.push_back(record.error()->input);
    return true;
  });
  return inputs;
}

Options with_jobs(unsigned jobs) {
  Options options;
  options.jobs = jobs;
  options.fetch.pause = {};
  return options;
}

TEST(ForEachRecord, KeepsTheOrderOnAnyNumberOfThreads) {
  for (const auto& names : {missing_files(), files_and_urls()}) {
    for (const unsigned jobs : {1U, 2U, 3U, 16U}) {
      EXPECT_EQ(inputs_of_records(names, with_jobs(jobs)), names) << "jobs: " << jobs;
    }
  }
}

// More URLs than may be under way at once.
TEST(ForEachRecord, BoundsTheUrlsThatAreUnderWay) {
  std::vector<std::string> urls;
  for (int number = 0; number < 5000; ++number) {
    urls.push_back("ftp://news.example/" + std::to_string(10'000 + number));
  }
  for (const bool unordered : {false, true}) {
    Options options = with_jobs(2);
    options.unordered = unordered;
    std::vector<std::string> inputs = inputs_of_records(urls, options);
    std::sort(inputs.begin(), inputs.end());
    EXPECT_EQ(inputs, urls);
  }
  Items items(urls);
  OpenedItems opened_items(items, {}, page_bytes);
  int count = 0;
  for_each_record(opened_items, with_jobs(2), {},
                  [&](const Record&, const auto&) { return ++count < 10; });
  int left = 0;
  while (items.next()) ++left;
  EXPECT_GE(left, 5000 - 10 - 2048 - 1);
}

TEST(ForEachRecord, GivesEachOnceWithoutOrder) {
  std::vector<std::string> names = files_and_urls();
  std::sort(names.begin(), names.end());
  for (const unsigned jobs : {1U, 4U}) {
    Options options = with_jobs(jobs);
    options.unordered = true;
    std::vector<std::string> inputs = inputs_of_records(names, options);
    std::sort(inputs.begin(), inputs.end());
    EXPECT_EQ(inputs, names) << "jobs: " << jobs;
  }
}

// A page that is long in coming holds back those behind it, but for unordered records.
TEST(ForEachRecord, WithoutOrderWaitsForNoSlowPage) {
  std::array<int, 2> slow{};
  ASSERT_EQ(pipe(slow.data()), 0);
  ASSERT_EQ(write(slow[1], "<p>", 3), 3);
  Options options = with_jobs(2);
  options.unordered = true;
  Items items({"/dev/fd/" + std::to_string(slow[0]), "/nonexistent/1", "/nonexistent/2"});
  OpenedItems opened_items(items, {}, page_bytes);
  std::vector<std::string> inputs;
  for_each_record(opened_items, options, {}, [&](const Record& record, const auto&) {
    inputs.push_back(record.error()->input);
    if (inputs.size() == 2) close(slow[1]);  // only now the slow page ends
    return true;
  });
  close(slow[0]);
  ASSERT_EQ(inputs.size(), 3U);
  EXPECT_EQ(inputs[2], "/dev/fd/" + std::to_string(slow[0]));
}

TEST(ForEachRecord, StopsWhenNoMoreIsWanted) {
  for (const unsigned jobs : {1U, 4U}) {
    Items items(missing_files());
    OpenedItems opened_items(items, {}, page_bytes);
    int count = 0;
    for_each_record(opened_items, with_jobs(jobs), {},
                    [&](const Record&, const auto&) { return ++count < 10; });
    EXPECT_EQ(count, 10);
    // Those that ran ahead were bounded in number: most items are still there.
    int left = 0;
    while (items.next()) ++left;
    EXPECT_GT(left, item_count - 10 - 16 * 4 - 4 - 1);
  }
}

TEST(ForEachRecord, EndsWithWhatWasBegunWhenItIsToStop) {
  for (const bool unordered : {false, true}) {
    Options options = with_jobs(4);
    options.unordered = unordered;
    Items items(missing_files());
    OpenedItems opened_items(items, {}, page_bytes);
    std::stop_source stop;
    std::vector<std::string> inputs;
    for_each_record(opened_items, options, stop.get_token(),
                    [&](const Record& record, const auto&) {
                      inputs.push_back(record.error()->input);
                      if (inputs.size() == 10) stop.request_stop();
                      return true;
                    });
    EXPECT_GE(inputs.size(), 10U);
    EXPECT_LE(inputs.size(), 10U + 4 * 16 + 4);
    // Not one of those that were begun is missing.
    std::sort(inputs.begin(), inputs.end());
    std::vector<std::string> first = missing_files();
    first.resize(inputs.size());
    std::sort(first.begin(), first.end());
    EXPECT_EQ(inputs, first);
  }
}

TEST(ForEachRecord, StopsWaitingForAListThatComesThroughAPipe) {
  std::array<int, 2> list{};
  ASSERT_EQ(pipe(list.data()), 0);
  ASSERT_EQ(write(list[1], "/nonexistent/1\n/nonexis", 23), 23);
  std::stop_source stop;
  auto items = Items::open({.arguments = {}, .lists = {"/dev/fd/" + std::to_string(list[0])}});
  ASSERT_TRUE(items.has_value());
  OpenedItems opened_items(*items, {}, page_bytes);
  std::vector<std::string> inputs;
  for_each_record(opened_items, with_jobs(2), stop.get_token(),
                  [&](const Record& record, const auto&) {
                    inputs.push_back(record.error()->input);
                    stop.request_stop();
                    return true;
                  });
  EXPECT_EQ(inputs, std::vector<std::string>{"/nonexistent/1"}) << "half a line is none";
  close(list[0]);
  close(list[1]);
}

TEST(ForEachRecord, BeginsNothingAfterTheStop) {
  Items items(missing_files());
  OpenedItems opened_items(items, {}, page_bytes);
  std::stop_source stop;
  stop.request_stop();
  int count = 0;
  for_each_record(opened_items, with_jobs(2), stop.get_token(),
                  [&](const Record&, const auto&) { return ++count > 0; });
  EXPECT_EQ(count, 0);
}

// Neither a list nor a page that comes through a pipe holds up a run whose records nobody wants.
TEST(ForEachRecord, WaitsForNoPipeWhenNoMoreIsWanted) {
  std::array<int, 2> silent{};
  ASSERT_EQ(pipe(silent.data()), 0);
  const std::string path = "/dev/fd/" + std::to_string(silent[0]);
  auto items = Items::open({.arguments = {"/nonexistent/1"}, .lists = {path}});
  ASSERT_TRUE(items.has_value());
  OpenedItems opened_items(*items, {}, page_bytes);
  for_each_record(opened_items, with_jobs(2), {}, [](const Record&, const auto&) { return false; });

  Items page({"/nonexistent/1", path});
  OpenedItems opened_page(page, {}, page_bytes);
  for_each_record(opened_page, with_jobs(2), {}, [](const Record&, const auto&) { return false; });
  close(silent[0]);
  close(silent[1]);
}

// With one job, too, a fetched page does not wait for the list.
TEST(ForEachRecord, GivesAFetchedPageBeforeTheListGoesOn) {
  std::array<int, 2> list{};
  ASSERT_EQ(pipe(list.data()), 0);
  const std::string line = "ftp://news.example/1\n";
  ASSERT_EQ(write(list[1], line.data(), line.size()), static_cast<ssize_t>(line.size()));
  auto items = Items::open({.arguments = {}, .lists = {"/dev/fd/" + std::to_string(list[0])}});
  ASSERT_TRUE(items.has_value());
  OpenedItems opened_items(*items, {}, page_bytes);
  int count = 0;
  for_each_record(opened_items, with_jobs(1), {}, [&](const Record&, const auto&) {
    if (++count == 1) close(list[1]);  // only now the list ends
    return true;
  });
  EXPECT_EQ(count, 1);
  close(list[0]);
}

TEST(ForEachRecord, PassesOnWhatTheSinkThrows) {
  Items items(missing_files());
  OpenedItems opened_items(items, {}, page_bytes);
  EXPECT_THROW(
      for_each_record(opened_items, with_jobs(4), {},
                      [](const Record&, const auto&) -> bool { throw std::runtime_error("full"); }),
      std::runtime_error);
}

// A file that goes between its folder's reading and its own turn.
TEST(ForEachRecord, GivesARecordForAFileThatVanishes) {
  const TemporaryFolder folder;
  folder.write("d/a.html", "<p>");
  folder.write("d/b.html", "<p>");
  Items items({folder.path("d")});
  OpenedItems opened_items(items, {}, page_bytes);
  ASSERT_TRUE(items.next().has_value());
  std::filesystem::remove(folder.path("d/b.html"));
  std::vector<ErrorCode> codes;
  for_each_record(opened_items, with_jobs(2), {}, [&](const Record& record, const auto&) {
    codes.push_back(record.error()->code);
    return true;
  });
  EXPECT_EQ(codes, std::vector<ErrorCode>{ErrorCode::not_found});
}

}  // namespace
