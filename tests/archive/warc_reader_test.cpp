#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "archive/sample_archive.h"
#include "dateline/warc.h"
#include "support/gzip.h"
#include "support/temporary_folder.h"

namespace {

using dateline::ErrorCode;
using dateline::StoredRange;
using dateline::WarcOptions;
using dateline::WarcReader;
using dateline::WarcType;
using namespace dateline::testing;  // NOLINT(google-build-using-namespace): what these tests are of

std::string block_of(const std::string& record) {
  const std::size_t begin = record.find("\r\n\r\n") + 4;
  return record.substr(begin, record.size() - 4 - begin);
}

class EachStorage : public ::testing::TestWithParam<Storage> {};
INSTANTIATE_TEST_SUITE_P(WarcReader, EachStorage, ::testing::ValuesIn(all_storages),
                         [](const auto& storage) { return to_string(storage.param); });

TEST_P(EachStorage, GivesAllRecords) {
  const auto records = sample_records(40);
  const Archive archive = store(records, GetParam());
  const auto outcomes = read_archive(archive.bytes);
  ASSERT_EQ(outcomes.size(), records.size());
  for (std::size_t number = 0; number < records.size(); ++number) {
    EXPECT_EQ(outcomes[number].error, "");
    EXPECT_EQ(outcomes[number].uri, "http://example.org/" + std::to_string(number));
    EXPECT_EQ(outcomes[number].block, block_of(records[number])) << number;
    if (archive.ranges.empty()) {
      EXPECT_EQ(outcomes[number].range, std::nullopt);
    } else {
      EXPECT_EQ(outcomes[number].range, archive.ranges[number]) << number;
    }
  }
}

TEST_P(EachStorage, TakesRecordsAboveTheLimitForWhatTheyAre) {
  const std::string large = response_record("http://example.org/large", std::string(500'000, 'x'));
  const auto records = sample_records(2);
  const Archive archive = store({records[0], large, records[1]}, GetParam());
  const auto outcomes = read_archive(archive.bytes, {.max_block_bytes = 200'000});
  ASSERT_EQ(outcomes.size(), 3U);
  EXPECT_EQ(outcomes[1].uri, "http://example.org/large");
  EXPECT_EQ(outcomes[1].block, block_of(large).substr(0, 65'536));
  EXPECT_EQ(outcomes[2].block, block_of(records[1]));
  if (!archive.ranges.empty()) {
    EXPECT_EQ(outcomes[1].range, archive.ranges[1]);
  }
}

TEST_P(EachStorage, GivesEachRecordAgainByItsRange) {
  const auto records = sample_records(12);
  const Archive archive = store(records, GetParam());
  const TemporaryFolder folder;
  const std::string path = folder.write("file", archive.bytes);
  for (std::size_t number = 0; number < archive.ranges.size(); ++number) {
    auto reader = WarcReader::open_record(path, archive.ranges[number]);
    ASSERT_TRUE(reader.has_value()) << reader.error().message;
    const auto outcomes = read_all(*reader);
    ASSERT_EQ(outcomes.size(), 1U);
    EXPECT_EQ(outcomes[0].block, block_of(records[number]));
    EXPECT_EQ(outcomes[0].range, archive.ranges[number]);
  }
}

TEST_P(EachStorage, RefusesRangesThatAreNoRecords) {
  const Archive archive = store(sample_records(3), GetParam());
  const TemporaryFolder folder;
  const std::string path = folder.write("file", archive.bytes);
  const StoredRange record =
      archive.ranges.empty() ? StoredRange{0, archive.bytes.size()} : archive.ranges[1];
  for (const StoredRange& wrong :
       {StoredRange{record.offset + 1, record.length - 1},
        StoredRange{record.offset, record.length / 2}, StoredRange{archive.bytes.size(), 1},
        StoredRange{record.offset, archive.bytes.size() + 1},
        StoredRange{~std::uint64_t{0}, ~std::uint64_t{0}}}) {
    auto reader = WarcReader::open_record(path, wrong);
    if (!reader) {
      EXPECT_EQ(reader.error().code, ErrorCode::bad_archive);
      continue;
    }
    const auto outcomes = read_all(*reader);
    ASSERT_FALSE(outcomes.empty());
    EXPECT_NE(outcomes.back().error, "") << wrong.offset << ' ' << wrong.length;
  }
}

// The fields of a record, as they are written and as they are given.
TEST(WarcReader, ReadsHeaders) {
  struct Case {
    const char* record;
    WarcType type;
    const char* uri;
    const char* date;
    bool is_truncated;
  };
  constexpr Case cases[] = {
      {"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <http://a/>\r\nContent-Length: 0\r\n"
       "\r\n\r\n\r\n",
       WarcType::response, "http://a/", "", false},
      {"WARC/1.1\r\nwarc-type:RESOURCE\r\ncontent-length:0\r\nWARC-Date: "
       "2024-03-04T12:07:00.123Z\r\n\r\n\r\n\r\n",
       WarcType::resource, "", "2024-03-04T12:07:00.123Z", false},
      {"WARC/0.18\nWARC-Type: revisit\nWARC-Target-URI:\n http://a/\nContent-Length: 0\n\n\n\n",
       WarcType::revisit, "http://a/", "", false},
      {"WARC/0.17\r\nWARC-Type: metadata\r\nContent-Length: 0\r\n\r\n\r\n\r\n", WarcType::metadata,
       "", "", false},
      {"WARC/1.0\r\nWARC-Type: request\r\nWARC-Truncated: length\r\nContent-Length: "
       "0\r\n\r\n\r\n\r\n",
       WarcType::request, "", "", true},
      {"WARC/1.0\r\nWARC-Type: response\r\nWARC-Segment-Number: 1\r\nContent-Length: "
       "0\r\n\r\n\r\n\r\n",
       WarcType::response, "", "", true},
      {"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: 0\r\n\r\n\r\n\r\n",
       WarcType::conversion, "", "", false},
      {"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n", WarcType::warcinfo,
       "", "", false},
      {"WARC/1.0\r\nWARC-Type: of-tomorrow\r\nContent-Length: 0\r\n\r\n\r\n\r\n", WarcType::other,
       "", "", false},
  };
  const TemporaryFolder folder;
  for (const Case& one : cases) {
    auto reader = WarcReader::open(folder.write("file", one.record));
    ASSERT_TRUE(reader.has_value()) << one.record << reader.error().message;
    const auto next = reader->next();
    ASSERT_TRUE(next && *next) << one.record;
    EXPECT_EQ((*next)->type, one.type) << one.record;
    EXPECT_EQ((*next)->target_uri, one.uri) << one.record;
    EXPECT_EQ((*next)->date, one.date) << one.record;
    EXPECT_EQ((*next)->is_truncated, one.is_truncated) << one.record;
    EXPECT_EQ((*next)->header.value("CONTENT-LENGTH"), "0");
    EXPECT_EQ((*next)->header.value("X"), std::nullopt);
    EXPECT_FALSE(reader->next().has_value()) << one.record;
  }
}

TEST(WarcReader, ContinuationIsAnError) {
  const auto records = sample_records(2);
  const std::string segment = warc_record("continuation", "http://example.org/x", "abc");
  const auto outcomes = read_archive(records[0] + segment + records[1]);
  ASSERT_EQ(outcomes.size(), 3U);
  EXPECT_EQ(outcomes[1].error, "it is a segment of another record, and segments are not read");
  EXPECT_EQ(outcomes[1].range, (StoredRange{records[0].size(), segment.size()}));
}

TEST(WarcReader, ViewsOutliveMovesOfTheReader) {
  const TemporaryFolder folder;
  auto opened = WarcReader::open(folder.write("file", sample_records(1)[0]));
  ASSERT_TRUE(opened.has_value());
  const auto next = opened->next();
  const WarcReader moved = *std::move(opened);
  ASSERT_TRUE(next && *next);
  EXPECT_EQ((*next)->target_uri, "http://example.org/0");
  EXPECT_EQ((*next)->header.value("WARC-Type"), "response");
}

// Divisions into members that are allowed, though no writer should make them.
TEST(WarcReader, ReadsAnyDivisionIntoMembers) {
  const auto records = sample_records(4);
  const std::string& first = records[0];
  const std::string bytes = gzip(first.substr(0, 50)) + gzip(first.substr(50, 300)) +
                            gzip(first.substr(350)) + gzip("") + gzip(records[1] + records[2]) +
                            gzip("") + gzip(records[3]) + gzip("\r\n");
  const auto outcomes = read_archive(bytes);
  ASSERT_EQ(outcomes.size(), 4U);
  for (std::size_t number = 0; number < 4; ++number) {
    EXPECT_EQ(outcomes[number].block, block_of(records[number])) << outcomes[number].error;
  }
  EXPECT_EQ(outcomes[0].range,
            (StoredRange{0, gzip(first.substr(0, 50)).size() + gzip(first.substr(50, 300)).size() +
                                gzip(first.substr(350)).size()}));
  EXPECT_EQ(outcomes[1].range, std::nullopt);
  EXPECT_EQ(outcomes[2].range, std::nullopt);
  EXPECT_EQ(outcomes[3].range,
            (StoredRange{bytes.size() - gzip("\r\n").size() - gzip(records[3]).size(),
                         gzip(records[3]).size()}));
}

// Where empty members stand within a record, and how many, makes no difference to its range.
TEST(WarcReader, PassesOverEmptyMembers) {
  const auto records = sample_records(2);
  std::string empty;
  for (int count = 0; count < 3; ++count) empty += gzip("");
  const std::string first = gzip(records[0].substr(0, 99)) + empty + gzip(records[0].substr(99));
  const std::string second = gzip(records[1]);
  const auto outcomes = read_archive(empty + first + empty + second + empty);
  ASSERT_EQ(outcomes.size(), 2U);
  EXPECT_EQ(outcomes[0].range, (StoredRange{empty.size(), first.size()}));
  EXPECT_EQ(outcomes[1].range, (StoredRange{2 * empty.size() + first.size(), second.size()}));
}

TEST(WarcReader, PassesOverSkippableFrames) {
  const auto records = sample_records(2);
  const std::string dictionary = trained_dictionary();
  const std::string bytes = skippable_frame(0xD, zstd(dictionary)) + zstd(records[0], dictionary) +
                            skippable_frame(0, std::string(3000, 'x')) + skippable_frame(15, "") +
                            zstd(records[1], dictionary) + skippable_frame(3, "end");
  const auto outcomes = read_archive(bytes);
  ASSERT_EQ(outcomes.size(), 2U);
  EXPECT_EQ(outcomes[0].block, block_of(records[0])) << outcomes[0].error;
  EXPECT_EQ(outcomes[1].block, block_of(records[1])) << outcomes[1].error;
  EXPECT_EQ(outcomes[1].range->length, zstd(records[1], dictionary).size());
}

// The specification does not allow it, but files are joined all the same.
TEST(WarcReader, ReadsJoinedFilesWithDictionaries) {
  const Archive archive = store(sample_records(2), Storage::zstd_dictionary);
  const auto outcomes = read_archive(archive.bytes + archive.bytes);
  ASSERT_EQ(outcomes.size(), 4U);
  for (const Outcome& outcome : outcomes) EXPECT_EQ(outcome.error, "");
  EXPECT_EQ(outcomes[1].range, archive.ranges[1]);
  EXPECT_EQ(outcomes[2].range, std::nullopt);
}

// The specification wants the size to be stated; FastWARC 2.0 does not.
TEST(WarcReader, ReadsDictionariesThatDoNotSayTheirSize) {
  const std::string record = sample_records(1)[0];
  const std::string dictionary = trained_dictionary();
  const auto outcomes =
      read_archive(skippable_frame(0xD, zstd_without_size(dictionary)) + zstd(record, dictionary));
  ASSERT_EQ(outcomes.size(), 1U);
  EXPECT_EQ(outcomes[0].block, block_of(record)) << outcomes[0].error;
}

TEST(WarcReader, HoldsTheLimitsOfDictionaries) {
  const std::string record = sample_records(1)[0];
  const std::string large(9U << 20U, 'x');
  for (const std::string& dictionary :
       {large, zstd(large), zstd_without_size(large), std::string("no dictionary"),
        zstd_without_size("no dictionary"),
        zstd_without_size(large.substr(0, 5U << 20U)).substr(0, 60)}) {
    const auto outcomes = read_archive(skippable_frame(0xD, dictionary) + zstd(record));
    ASSERT_FALSE(outcomes.empty());
    EXPECT_TRUE(outcomes[0].error.starts_with("its dictionary ")) << outcomes[0].error;
  }
}

TEST(WarcReader, RefusesWhatIsNoArchive) {
  const TemporaryFolder folder;
  for (const std::string& bytes : {std::string(), std::string("<html>"), gzip("<html>"),
                                   zstd("<html>"), std::string(3U << 20U, 'x')}) {
    const auto reader = WarcReader::open(folder.write("file", bytes));
    ASSERT_FALSE(reader.has_value());
    EXPECT_EQ(reader.error().code, ErrorCode::bad_archive);
    EXPECT_EQ(reader.error().stage, "archive");
  }
  EXPECT_EQ(WarcReader::open(folder.path("none")).error().code, ErrorCode::not_found);
  EXPECT_EQ(WarcReader::open(folder.path()).error().code, ErrorCode::unreadable);
}

TEST(WarcReader, TellsOfAFailureToRead) {
  const auto records = sample_records(30);
  for (const Storage storage : all_storages) {
    const std::string bytes = store(records, storage).bytes;
    std::size_t given = 0;
    auto reader = WarcReader::read_from(
        [&](char* to, std::size_t) -> std::ptrdiff_t {
          if (given == bytes.size() / 2) {
            errno = EIO;
            return -1;
          }
          *to = bytes[given++];
          return 1;
        },
        "-");
    if (!reader) {
      EXPECT_EQ(reader.error().code, ErrorCode::unreadable);
      continue;
    }
    const auto outcomes = read_all(*reader);
    ASSERT_FALSE(outcomes.empty());
    EXPECT_TRUE(outcomes.back().error.starts_with("it cannot be read: ")) << to_string(storage);
    EXPECT_EQ(errors(outcomes).size(), 1U);
    EXPECT_FALSE(reader->next().has_value());
  }
}

}  // namespace
