#include <gtest/gtest.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "archive/sample_archive.h"
#include "dateline/warc.h"

namespace {

using dateline::ErrorCode;
using dateline::RandomAccessFile;
using dateline::StoredRange;
using dateline::WarcOptions;
using dateline::WarcReader;
using namespace dateline::testing;  // NOLINT(google-build-using-namespace): what these tests are of

RandomAccessFile file_of(const std::string& bytes) {
  return {.read = [&bytes](char* to, std::size_t count, std::uint64_t offset) -> std::ptrdiff_t {
            if (offset >= bytes.size()) return 0;
            const std::size_t size = std::min<std::size_t>(count, bytes.size() - offset);
            std::memcpy(to, bytes.data() + offset, size);
            return static_cast<std::ptrdiff_t>(size);
          },
          .size = bytes.size(),
          .name = "file"};
}

std::vector<Outcome> read_piece(const std::string& bytes, std::uint64_t begin, std::uint64_t end) {
  auto reader = WarcReader::open(file_of(bytes), {.piece_begin = begin, .piece_end = end});
  if (!reader) return {{{}, {}, {}, reader.error().message}};
  return read_all(*reader);
}

// What the pieces give that are divided at `borders`.
std::vector<Outcome> read_pieces(const std::string& bytes, std::vector<std::uint64_t> borders) {
  std::vector<Outcome> outcomes;
  borders.push_back(bytes.size());
  std::uint64_t begin = 0;
  for (const std::uint64_t end : borders) {
    for (Outcome& outcome : read_piece(bytes, begin, end)) outcomes.push_back(std::move(outcome));
    begin = end;
  }
  return outcomes;
}

std::string describe(const std::vector<Outcome>& outcomes) {
  std::string text;
  for (const auto& [uri, block, range, error] : outcomes) {
    text += uri + " " + std::to_string(block.size()) + " bytes";
    if (range) text += " at " + std::to_string(range->offset) + "+" + std::to_string(range->length);
    text += " " + error + "\n";
  }
  return text;
}

// Deflate can make it no smaller.
std::string random_bytes(std::size_t size, std::mt19937& random) {
  std::string bytes(size, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

std::vector<std::string> records_of_many_sizes(std::size_t count, std::mt19937& random) {
  std::vector<std::string> records;
  for (std::size_t number = 0; number < count; ++number) {
    const std::size_t size = random() % 4 == 0 ? random() % 150'000 : random() % 9'000;
    records.push_back(response_record("http://example.org/" + std::to_string(number),
                                      random_bytes(size, random)));
  }
  return records;
}

std::vector<std::uint64_t> random_borders(std::size_t size, std::size_t count,
                                          std::mt19937& random) {
  std::vector<std::uint64_t> borders;
  for (std::size_t number = 0; number < count; ++number) borders.push_back(1 + random() % size);
  std::sort(borders.begin(), borders.end());
  return borders;
}

TEST(Pieces, GiveEachRecordOnce) {
  std::mt19937 random(1);
  const Archive archive = store(records_of_many_sizes(60, random), Storage::gzip);
  const std::string whole = describe(read_piece(archive.bytes, 0, archive.bytes.size()));
  ASSERT_EQ(whole, describe(read_archive(archive.bytes)));
  for (int count = 0; count < 60; ++count) {
    const auto borders = random_borders(archive.bytes.size(), 1 + random() % 12, random);
    EXPECT_EQ(describe(read_pieces(archive.bytes, borders)), whole);
  }
  // At each end and beginning of a member.
  for (const StoredRange& range : archive.ranges) {
    for (const std::uint64_t border : {range.offset, range.offset + 1}) {
      EXPECT_EQ(describe(read_pieces(archive.bytes, {border})), whole) << border;
    }
  }
}

TEST(Pieces, ShareTheRecordsEvenly) {
  std::mt19937 random(2);
  const Archive archive = store(records_of_many_sizes(60, random), Storage::gzip);
  const std::uint64_t half = archive.bytes.size() / 2;
  const auto first = read_piece(archive.bytes, 0, half);
  const auto second = read_piece(archive.bytes, half, archive.bytes.size());
  ASSERT_FALSE(first.empty());
  ASSERT_FALSE(second.empty());
  const auto last = static_cast<std::size_t>(
      std::find_if(archive.ranges.begin(), archive.ranges.end(),
                   [&](const StoredRange& range) { return range.offset >= half; }) -
      archive.ranges.begin());
  EXPECT_EQ(first.size(), last);
  EXPECT_EQ(second.size(), archive.ranges.size() - last);
}

TEST(Pieces, TellOfEachDamageOnce) {
  std::mt19937 random(3);
  const Archive archive = store(records_of_many_sizes(40, random), Storage::gzip);
  for (int count = 0; count < 120; ++count) {
    std::string bytes = archive.bytes;
    for (std::size_t holes = 1 + random() % 3; holes > 0; --holes) {
      const std::size_t at = random() % bytes.size();
      const std::size_t size = std::min<std::size_t>(1 + random() % 200'000, bytes.size() - at);
      switch (random() % 4) {
        case 0:
          bytes.resize(at + 1);
          break;
        case 1:
          bytes.insert(at, random_bytes(size, random));
          break;
        case 2:
          bytes.erase(at, size);
          break;
        default:
          bytes.replace(at, size, random_bytes(size, random));
      }
      if (bytes.empty()) bytes = archive.bytes;
    }
    const std::string whole = describe(read_piece(bytes, 0, bytes.size()));
    const auto borders = random_borders(bytes.size(), 1 + random() % 6, random);
    ASSERT_EQ(describe(read_pieces(bytes, borders)), whole) << "damage " << count;
  }
}

// Members that begin like a record and are none end no hole, for the whole file and for pieces.
TEST(Pieces, AgreeWhereAHoleEnds) {
  std::mt19937 random(7);
  const auto records = records_of_many_sizes(3, random);
  for (const std::string bad : {"WARC/1.0\r\nbad\r\n\r\n", "WARC/1.0\r\nWARC-T", "WARC/"}) {
    const Archive archive =
        store({records[0], "foreign", bad, records[1], records[2]}, Storage::gzip);
    const std::string whole = describe(read_piece(archive.bytes, 0, archive.bytes.size()));
    for (const StoredRange& range : archive.ranges) {
      for (const std::uint64_t border : {range.offset, range.offset + 1}) {
        EXPECT_EQ(describe(read_pieces(archive.bytes, {border})), whole) << bad << " " << border;
      }
    }
  }
}

TEST(Pieces, MayBeEmpty) {
  std::mt19937 random(8);
  const Archive archive = store(records_of_many_sizes(3, random), Storage::gzip);
  for (const std::uint64_t place : {std::uint64_t{0}, archive.ranges[1].offset}) {
    EXPECT_EQ(describe(read_piece(archive.bytes, place, place)), "");
  }
}

// An archive of archives, whose members stand in it as they are.
TEST(Pieces, AreNotMisledByArchivesInPages) {
  std::mt19937 random(4);
  std::vector<std::string> records;
  for (int number = 0; number < 8; ++number) {
    const Archive inner = store(records_of_many_sizes(20, random), Storage::gzip);
    records.push_back(response_record("http://example.org/outer", inner.bytes));
  }
  const Archive archive = store(records, Storage::gzip);
  const std::string whole = describe(read_piece(archive.bytes, 0, archive.bytes.size()));
  ASSERT_EQ(archive.ranges.size(), 8U);
  for (int count = 0; count < 40; ++count) {
    const auto borders = random_borders(archive.bytes.size(), 1 + random() % 6, random);
    ASSERT_EQ(describe(read_pieces(archive.bytes, borders)), whole);
  }
}

class OtherStorage : public ::testing::TestWithParam<Storage> {};
INSTANTIATE_TEST_SUITE_P(Pieces, OtherStorage,
                         ::testing::Values(Storage::plain, Storage::zstd, Storage::zstd_dictionary,
                                           Storage::one_gzip, Storage::one_zstd),
                         [](const auto& storage) { return to_string(storage.param); });

TEST_P(OtherStorage, IsReadByTheFirstPiece) {
  std::mt19937 random(5);
  const Archive archive = store(records_of_many_sizes(20, random), GetParam());
  const std::string whole = describe(read_archive(archive.bytes));
  const std::uint64_t third = archive.bytes.size() / 3;
  EXPECT_EQ(describe(read_piece(archive.bytes, 0, third)), whole);
  EXPECT_EQ(describe(read_pieces(archive.bytes, {third, 2 * third})), whole);
}

TEST(Pieces, LeaveItToTheFirstToSayThatAFileIsNone) {
  const std::string bytes(3'000'000, 'x');
  EXPECT_EQ(read_piece(bytes, 0, 1'000'000).size(), 1U);
  EXPECT_EQ(read_piece(bytes, 1'000'000, 3'000'000).size(), 0U);
}

TEST(Pieces, SayThatAFileCannotBeRead) {
  std::mt19937 random(6);
  const Archive archive = store(records_of_many_sizes(60, random), Storage::gzip);
  for (const std::uint64_t readable : {0U, 300'000U, 600'000U}) {
    RandomAccessFile file = file_of(archive.bytes);
    file.read = [read = file.read, readable](char* to, std::size_t count,
                                             std::uint64_t offset) -> std::ptrdiff_t {
      if (offset < readable)
        return read(to, std::min<std::size_t>(count, readable - offset), offset);
      errno = EIO;
      return -1;
    };
    bool is_told = false;
    auto reader = WarcReader::open(file, {.piece_begin = 500'000, .piece_end = 800'000});
    if (reader) {
      while (const auto next = reader->next()) {
        if (!*next) is_told |= next->error().code == ErrorCode::unreadable;
      }
    } else {
      is_told = reader.error().code == ErrorCode::unreadable;
    }
    EXPECT_TRUE(is_told) << readable;
  }
}

}  // namespace
