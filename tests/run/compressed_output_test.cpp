#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "archive/content_coding.h"
#include "run/created_file.h"
#include "run/frame_compressor.h"
#include "run/output.h"
#include "run/output_file.h"
#include "support/temporary_folder.h"

namespace {

using dateline::archive::ContentCoding;
using dateline::archive::undo_coding;
using dateline::run::Compression;
using dateline::run::compression_of;
using dateline::run::Output;
using dateline::run::OutputFile;
using dateline::run::OutputState;
using dateline::run::write_all;
using dateline::testing::TemporaryFolder;

constexpr std::size_t record_count = 5000;

std::vector<std::string> make_records() {
  std::vector<std::string> records;
  for (std::size_t number = 0; number < record_count; ++number) {
    std::string text = "{\"number\":" + std::to_string(number) + ",\"text\":\"";
    for (std::size_t i = 0; i < 100; ++i) text += std::to_string(number * number * i);
    records.push_back(text + "\"}");
  }
  return records;
}

const std::string& record(std::size_t number) {
  static const std::vector<std::string> records = make_records();
  return records[number];
}

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// Of bytes that break off, what there is.
std::string decompressed(Compression compression, const std::string& bytes) {
  const ContentCoding coding =
      compression == Compression::gzip ? ContentCoding::gzip : ContentCoding::zstd;
  const auto decoded = undo_coding(coding, bytes, std::size_t{1} << 30U);
  if (!decoded || !*decoded) return {};
  return (*decoded)->bytes;
}

class CompressedOutput : public testing::TestWithParam<Compression> {
 protected:
  OutputFile open() const { return *OutputFile::open(folder_.path("out")); }
  std::string part() const { return content(folder_.path("out.part")); }

  // All records in one go.
  std::string whole(Output::Form form) const {
    const OutputFile file = *dateline::testing::created(folder_.path("whole"));
    Output output(file.descriptor(), form, GetParam());
    for (std::size_t number = 0; number < record_count; ++number) {
      EXPECT_FALSE(output.write(record(number)));
    }
    EXPECT_FALSE(output.finish());
    return content(file.written_path());
  }

  TemporaryFolder folder_;
};

TEST_P(CompressedOutput, HoldsTheRecords) {
  std::string lines;
  for (std::size_t number = 0; number < record_count; ++number) lines += record(number) + "\n";
  const std::string bytes = whole(Output::Form::lines);
  EXPECT_LT(bytes.size(), lines.size());
  EXPECT_EQ(decompressed(GetParam(), bytes), lines);
  EXPECT_EQ(whole(Output::Form::lines), bytes) << "the same each time";
}

TEST_P(CompressedOutput, IsAFileOfItsFormatAlsoWithoutRecords) {
  for (const Output::Form form : {Output::Form::lines, Output::Form::array}) {
    const OutputFile file = *dateline::testing::created(folder_.path("out"));
    Output output(file.descriptor(), form, GetParam());
    EXPECT_FALSE(output.finish());
    EXPECT_FALSE(part().empty());
    EXPECT_EQ(decompressed(GetParam(), part()), form == Output::Form::lines ? "" : "[]\n");
  }
}

// The same bytes, wherever it was left and gone on with, and whatever stood behind.
TEST_P(CompressedOutput, GoesOnFromAnyState) {
  for (const Output::Form form : {Output::Form::lines, Output::Form::array}) {
    const std::string expected = whole(form);
    OutputState state;
    for (std::size_t number = 0; number < record_count;) {
      OutputFile file = open();
      ASSERT_FALSE(file.cut(state.bytes));
      Output output(file.descriptor(), form, GetParam(), state);
      for (std::size_t i = 0; i < 777 && number < record_count; ++i, ++number) {
        ASSERT_FALSE(output.write(record(number)));
      }
      state = output.state();
      ASSERT_FALSE(output.finish());
      if (number == record_count) break;
      ASSERT_FALSE(write_all(file.descriptor(), "what a killed run left"));
    }
    EXPECT_GT(state.bytes, 2'000U) << "there were several frames";
    EXPECT_EQ(part(), expected);
  }
}

// Wherever the file breaks off, all is there up to the last whole frame, and that ends with a
// record.
TEST_P(CompressedOutput, IsReadableUpToTheLastFrame) {
  OutputFile file = *dateline::testing::created(folder_.path("out"));
  Output output(file.descriptor(), Output::Form::lines, GetParam());
  std::string lines;
  std::vector<std::pair<std::uint64_t, std::size_t>> frames;  // where they end, and their text
  for (std::size_t number = 0; number < record_count; ++number) {
    const std::uint64_t before = output.state().bytes;
    ASSERT_FALSE(output.write(record(number)));
    lines += record(number) + "\n";
    if (output.state().bytes != before) frames.emplace_back(output.state().bytes, lines.size());
  }
  ASSERT_GT(frames.size(), 2U);
  const std::string bytes = part();
  for (const auto& [end, text_end] : frames) {
    EXPECT_EQ(decompressed(GetParam(), bytes.substr(0, end)), lines.substr(0, text_end));
    const std::string more = decompressed(GetParam(), bytes.substr(0, end + 1000));
    EXPECT_TRUE(more.starts_with(lines.substr(0, text_end)));
  }
}

TEST_P(CompressedOutput, KeepsItsStateWhereARecordCannotBeWritten) {
  OutputFile full = *OutputFile::open("/dev/full");
  Output output(full.descriptor(), Output::Form::array, GetParam());
  OutputState before;
  for (std::size_t number = 0; !output.write(record(number)); ++number) before = output.state();
  EXPECT_GT(before.pending.size(), 1'000'000U);
  EXPECT_EQ(output.state(), before);
}

INSTANTIATE_TEST_SUITE_P(Formats, CompressedOutput,
                         testing::Values(Compression::gzip, Compression::zstd),
                         [](const auto& test) {
                           return test.param == Compression::gzip ? "Gzip" : "Zstandard";
                         });

TEST(CompressionOf, IsToldByTheName) {
  EXPECT_EQ(compression_of("a.ndjson.gz"), Compression::gzip);
  EXPECT_EQ(compression_of("d.gz/a.zst"), Compression::zstd);
  EXPECT_EQ(compression_of("a.gz.ndjson"), Compression::none);
}

}  // namespace
