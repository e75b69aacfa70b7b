#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "archive/sample_archive.h"
#include "dateline/warc.h"
#include "support/gzip.h"
#include "support/temporary_folder.h"

namespace {

using dateline::StoredRange;
using dateline::WarcReader;
using namespace dateline::testing;  // NOLINT(google-build-using-namespace): what these tests are of

// A catalogue of damage: what is done to a file of `records`, and which of them it may cost.
struct Damaged {
  std::string what;
  std::string bytes;
  std::vector<std::size_t> touched;  ///< numbers of records
  StoredRange hole;                  ///< the bytes that are wrong
};

constexpr std::size_t record_count = 12;

std::string uri(std::size_t number) {
  return "http://example.org/" + std::to_string(number);
}

// The records that bytes of the hole belong to.
std::vector<std::size_t> touched_by(const Archive& archive, const StoredRange& hole) {
  std::vector<std::size_t> touched;
  for (std::size_t number = 0; number < archive.ranges.size(); ++number) {
    const StoredRange& range = archive.ranges[number];
    if (range.offset < hole.offset + hole.length && hole.offset < range.offset + range.length) {
      touched.push_back(number);
    }
  }
  return touched;
}

Damaged overwrite(const Archive& archive, std::string what, const StoredRange& hole,
                  std::mt19937& random, bool with_zeros) {
  Damaged damaged{std::move(what), archive.bytes, touched_by(archive, hole), hole};
  for (std::uint64_t at = hole.offset; at < hole.offset + hole.length; ++at) {
    const char old = damaged.bytes[at];
    damaged.bytes[at] = with_zeros ? '\0' : static_cast<char>(random());
    // At least one bit is another than before.
    if (damaged.bytes[at] == old) damaged.bytes[at] = static_cast<char>(~old);
  }
  return damaged;
}

std::vector<Damaged> overwritten(const Archive& archive, std::mt19937& random) {
  std::vector<Damaged> catalogue;
  for (const StoredRange& range : archive.ranges) {
    if (range.offset == 0 || range.length < 100) continue;
    catalogue.push_back(
        overwrite(archive, "the beginning of a record", {range.offset, 20}, random, false));
    catalogue.push_back(overwrite(archive, "the middle, zeros",
                                  {range.offset + range.length / 2, 8}, random, true));
    catalogue.push_back(overwrite(archive, "the end of one and the beginning of another",
                                  {range.offset - 6, 26}, random, false));
  }
  for (int count = 0; count < 40; ++count) {
    const std::uint64_t offset = random() % (archive.bytes.size() - 3000);
    catalogue.push_back(
        overwrite(archive, "anywhere", {offset, 1 + random() % 3000}, random, false));
  }
  return catalogue;
}

std::string describe(const Damaged& damaged) {
  return damaged.what + ", from " + std::to_string(damaged.hole.offset) + ", " +
         std::to_string(damaged.hole.length) + " bytes";
}

class SeparateRecords : public ::testing::TestWithParam<Storage> {};
INSTANTIATE_TEST_SUITE_P(Damage, SeparateRecords, ::testing::ValuesIn(separate_storages),
                         [](const auto& storage) { return to_string(storage.param); });

// What lies in a hole that was told of.
bool is_covered(const std::vector<Outcome>& outcomes, const StoredRange& range) {
  return std::any_of(outcomes.begin(), outcomes.end(), [&](const Outcome& outcome) {
    return !outcome.error.empty() && outcome.range && outcome.range->offset <= range.offset &&
           range.offset + range.length <= outcome.range->offset + outcome.range->length;
  });
}

void expect_only_touched_are_lost(const Archive& archive, const Damaged& damaged,
                                  const std::vector<std::string>& all) {
  const auto outcomes = read_archive(damaged.bytes);
  const std::vector<std::string> given = uris(outcomes);
  for (std::size_t number = 0; number < all.size(); ++number) {
    const bool is_touched = std::count(damaged.touched.begin(), damaged.touched.end(), number) > 0;
    const bool is_given = std::count(given.begin(), given.end(), all[number]) > 0;
    EXPECT_TRUE(is_given || is_touched) << describe(damaged) << ": lost " << number;
    // In a plain file, bytes that are wrong in a block do not show.
    if (!is_given) {
      EXPECT_TRUE(is_covered(outcomes, {archive.ranges[number].offset, 1}))
          << describe(damaged) << ": silently lost " << number;
    }
  }
  // Errors and records stand in the order of the file.
  std::uint64_t end = 0;
  for (const Outcome& outcome : outcomes) {
    if (!outcome.range) continue;
    EXPECT_GE(outcome.range->offset, end) << describe(damaged);
    end = outcome.range->offset + outcome.range->length;
    EXPECT_LE(end, damaged.bytes.size()) << describe(damaged);
  }
}

TEST_P(SeparateRecords, AllThatAreNotTouchedComeOut) {
  std::mt19937 random(7);
  const auto records = sample_records(record_count);
  const Archive archive = store(records, GetParam());
  std::vector<std::string> all;
  for (std::size_t number = 0; number < record_count; ++number) all.push_back(uri(number));
  const std::size_t dictionary_end = archive.ranges.front().offset;
  for (const Damaged& damaged : overwritten(archive, random)) {
    if (damaged.hole.offset < dictionary_end) continue;
    expect_only_touched_are_lost(archive, damaged, all);
    if (GetParam() == Storage::plain) continue;
    // gzip and Zstandard have checksums: what is wrong is not given.
    const auto given = uris(read_archive(damaged.bytes));
    EXPECT_EQ(given.size() + damaged.touched.size(), record_count) << describe(damaged);
  }
}

TEST_P(SeparateRecords, ForeignBytesBetweenThemCostNone) {
  std::mt19937 random(8);
  const auto records = sample_records(record_count);
  const Archive archive = store(records, GetParam());
  for (const std::size_t size : {1U, 3U, 100U, 5000U, 700'000U}) {
    for (const std::size_t before : {std::size_t{1}, std::size_t{5}, record_count - 1}) {
      std::string foreign(size, '\0');
      for (char& byte : foreign) byte = static_cast<char>(random());
      foreign.front() = 'x';
      foreign.back() = '\n';
      const std::size_t at = archive.ranges[before].offset;
      std::string bytes = archive.bytes;
      bytes.insert(at, foreign);
      const auto outcomes = read_archive(bytes);
      EXPECT_EQ(uris(outcomes).size(), record_count) << size << ' ' << before;
      if (size == 1) continue;  // a line end, which may be there
      ASSERT_EQ(errors(outcomes).size(), 1U) << size << ' ' << before;
      EXPECT_FALSE(outcomes[before].error.empty());
      EXPECT_EQ(outcomes[before].range, (StoredRange{at, size}));
    }
  }
}

TEST_P(SeparateRecords, AWrongContentLengthCostsOne) {
  const auto records = sample_records(record_count);
  for (const std::size_t number : {std::size_t{0}, std::size_t{4}, record_count - 1}) {
    for (const char* length : {"0", "7", "150", "700", "9000", "99999", "999999999", "-1", "x", "",
                               "18446744073709551615", "18446744073709551616"}) {
      auto damaged = records;
      std::string& record = damaged[number];
      const std::size_t at = record.find("Content-Length: ") + 16;
      const std::string old = record.substr(at, record.find('\r', at) - at);
      if (old == length) continue;
      record.replace(at, old.size(), length);
      const Archive archive = store(damaged, GetParam());
      const auto outcomes = read_archive(archive.bytes);
      EXPECT_EQ(uris(outcomes).size(), record_count - 1) << number << ' ' << length;
      ASSERT_EQ(errors(outcomes).size(), 1U) << number << ' ' << length;
      ASSERT_GT(outcomes.size(), number);
      EXPECT_FALSE(outcomes[number].error.empty()) << number << ' ' << length;
      EXPECT_EQ(outcomes[number].range, archive.ranges[number]) << number << ' ' << length;
    }
  }
}

class EachDamagedStorage : public ::testing::TestWithParam<Storage> {};
INSTANTIATE_TEST_SUITE_P(Damage, EachDamagedStorage, ::testing::ValuesIn(all_storages),
                         [](const auto& storage) { return to_string(storage.param); });

// Wherever the file is cut, all records before the cut come out, and something is said.
TEST_P(EachDamagedStorage, ACutIsNeverSilent) {
  const auto records = sample_records(6);
  const Archive archive = store(records, GetParam());
  std::vector<std::size_t> cuts;
  for (std::size_t size = 1; size < archive.bytes.size(); size += 1 + archive.bytes.size() / 400) {
    cuts.push_back(size);
  }
  for (std::size_t back = 1; back < 12; ++back) cuts.push_back(archive.bytes.size() - back);
  for (const std::size_t size : cuts) {
    const auto outcomes = read_archive(archive.bytes.substr(0, size));
    std::size_t whole = 0;
    bool is_between = false;
    for (const StoredRange& range : archive.ranges) {
      if (range.offset + range.length <= size) ++whole;
      is_between |= range.offset == size;
    }
    EXPECT_GE(uris(outcomes).size(), whole) << size;
    if (is_between) continue;
    ASSERT_EQ(errors(outcomes).size(), 1U) << size;
    EXPECT_FALSE(outcomes.back().error.empty()) << size;
    if (!outcomes.back().range) continue;  // nothing of it is an archive
    EXPECT_EQ(outcomes.back().range->offset + outcomes.back().range->length, size);
  }
}

TEST(Damage, OneMemberGivesWhatStandsBeforeIt) {
  const auto records = sample_records(200);
  for (const Storage storage : {Storage::one_gzip, Storage::one_zstd}) {
    const std::string bytes = store(records, storage).bytes;
    for (const std::size_t part : {30U, 50U, 80U}) {
      const std::size_t at = bytes.size() * part / 100;
      std::string damaged = bytes;
      for (std::size_t offset = 0; offset < 300; ++offset) damaged[at + offset] = '\xFF';
      const auto outcomes = read_archive(damaged);
      const auto given = uris(outcomes);
      // The records have some 14 KiB in mean; decompression goes by 128 KiB.
      ASSERT_GT(given.size() + 20, 200 * part / 100) << to_string(storage) << part;
      for (std::size_t number = 0; number + 20 < 200 * part / 100; ++number) {
        EXPECT_EQ(outcomes[number].uri, uri(number));
      }
      const auto first_error = std::find_if(outcomes.begin(), outcomes.end(),
                                            [](const auto& one) { return !one.error.empty(); });
      ASSERT_NE(first_error, outcomes.end());
      EXPECT_LE(first_error->range->offset, at);
      EXPECT_GT(first_error->range->offset + 300'000, at);
      // Deflate may go on for a while behind what is wrong; it ends with what is not read.
      const Outcome& error = outcomes.back();
      EXPECT_EQ(error.range->offset + error.range->length, bytes.size());
      EXPECT_NE(error.error.find(std::to_string(error.range->length) + " bytes are not read"),
                std::string::npos)
          << error.error;
    }
  }
}

TEST(Damage, MembersOfSeveralRecordsCostNoneBehindThem) {
  const auto records = sample_records(12);
  std::vector<std::string> members;
  for (std::size_t number = 0; number < 12; number += 3) {
    members.push_back(gzip(records[number] + records[number + 1] + records[number + 2]));
  }
  std::string& damaged = members[1];
  damaged[damaged.size() / 2] ^= 0x55;
  damaged[damaged.size() / 2 + 1] ^= 0x55;
  std::string bytes;
  for (const std::string& member : members) bytes += member;
  const auto given = uris(read_archive(bytes));
  for (const std::size_t number : {0U, 1U, 2U, 6U, 7U, 8U, 9U, 10U, 11U}) {
    EXPECT_EQ(std::count(given.begin(), given.end(), uri(number)), 1) << number;
  }
}

TEST(Damage, WrongLengthWithinOneMember) {
  auto records = sample_records(5);
  records[2].replace(records[2].find("Content-Length: ") + 16, 1, "9");
  for (const Storage storage : {Storage::one_gzip, Storage::one_zstd}) {
    const auto outcomes = read_archive(store(records, storage).bytes);
    EXPECT_EQ(uris(outcomes), (std::vector<std::string>{uri(0), uri(1), uri(3), uri(4)}));
    ASSERT_EQ(errors(outcomes).size(), 1U);
    EXPECT_TRUE(outcomes[2].error.starts_with("the Content-Length of a record is wrong; "));
  }
}

// The limit holds for what a record says of itself, too.
TEST(Damage, AWrongLengthAboveTheLimitCostsOne) {
  for (const Storage storage : separate_storages) {
    auto records = sample_records(5);
    const std::size_t at = records[2].find("Content-Length: ") + 16;
    records[2].replace(at, records[2].find('\r', at) - at, "300000");
    const Archive archive = store(records, storage);
    const TemporaryFolder folder;
    auto reader =
        WarcReader::open(folder.write("file", archive.bytes), {.max_block_bytes = 200'000});
    const auto outcomes = read_all(*reader);
    EXPECT_EQ(uris(outcomes), (std::vector<std::string>{uri(0), uri(1), uri(3), uri(4)}))
        << to_string(storage);
    ASSERT_EQ(errors(outcomes).size(), 1U);
    EXPECT_EQ(outcomes[2].range, archive.ranges[2]);
  }
}

TEST(Damage, AMemberWhoseChecksumAloneIsWrong) {
  const auto records = sample_records(3);
  Archive archive = store(records, Storage::gzip);
  archive.bytes[archive.ranges[1].offset + archive.ranges[1].length - 5] ^= 1;
  const auto outcomes = read_archive(archive.bytes);
  ASSERT_EQ(outcomes.size(), 3U);
  EXPECT_EQ(outcomes[1].range, archive.ranges[1]);
  EXPECT_TRUE(outcomes[1].error.starts_with("a gzip member is damaged: "));
}

TEST(Damage, AFrameWithoutItsDictionary) {
  const Archive archive = store(sample_records(3), Storage::zstd_dictionary);
  const std::size_t dictionary_end = archive.ranges[0].offset;
  const auto outcomes =
      read_archive(zstd(sample_records(1)[0]) + archive.bytes.substr(dictionary_end));
  EXPECT_EQ(uris(outcomes).size(), 1U);
  ASSERT_EQ(errors(outcomes).size(), 1U);
  EXPECT_TRUE(outcomes[1].error.starts_with("a Zstandard frame is damaged: ")) << outcomes[1].error;
}

TEST(Damage, ABeginningThatIsForeign) {
  for (const Storage storage : separate_storages) {
    if (storage == Storage::zstd_dictionary) continue;
    const Archive archive = store(sample_records(3), storage);
    const auto outcomes = read_archive("foreign\n" + archive.bytes);
    ASSERT_EQ(outcomes.size(), 4U) << to_string(storage);
    EXPECT_EQ(outcomes[0].range, (StoredRange{0, 8}));
  }
}

}  // namespace
