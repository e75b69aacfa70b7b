#include "run/ordered_records.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace {

using dateline::ErrorCode;
using dateline::input::Items;
using dateline::run::for_each_record;
using dateline::run::Options;
using dateline::run::Record;

constexpr int file_count = 2000;

// Files that do not exist: their records are made quickly and tell them apart.
std::vector<std::string> missing_files() {
  std::vector<std::string> names;
  for (int number = 0; number < file_count; ++number) {
    names.push_back("/nonexistent/" + std::to_string(number));
  }
  return names;
}

TEST(ForEachRecord, KeepsTheOrderOnAnyNumberOfThreads) {
  const std::vector<std::string> names = missing_files();
  for (const unsigned jobs : {1U, 2U, 3U, 16U}) {
    Options options;
    options.jobs = jobs;
    Items items(names);
    std::vector<std::string> seen;
    for_each_record(items, options, [&](const Record& record) {
      EXPECT_TRUE(record.error && record.error->code == ErrorCode::not_found);
      if (record.error) seen.push_back(record.error->input);
      return true;
    });
    EXPECT_EQ(seen, names) << "jobs: " << jobs;
  }
}

TEST(ForEachRecord, StopsWhenNoMoreIsWanted) {
  for (const unsigned jobs : {1U, 4U}) {
    Options options;
    options.jobs = jobs;
    Items items(missing_files());
    int count = 0;
    for_each_record(items, options, [&](const Record&) { return ++count < 10; });
    EXPECT_EQ(count, 10);
    // Those that ran ahead were bounded in number: most items are still there.
    int left = 0;
    while (items.next()) ++left;
    EXPECT_GT(left, file_count - 10 - 16 * 4 - 4 - 1);
  }
}

TEST(ForEachRecord, PassesOnWhatTheSinkThrows) {
  Options options;
  options.jobs = 4;
  Items items(missing_files());
  EXPECT_THROW(for_each_record(items, options,
                               [](const Record&) -> bool { throw std::runtime_error("full"); }),
               std::runtime_error);
}

}  // namespace
