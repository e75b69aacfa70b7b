#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "archive/archive_invariants.h"
#include "support/paths.h"

namespace {

namespace fs = std::filesystem;

using dateline::testing::in_project;

// What the fuzzers start from, and what they have found.
template <typename Finding>
void read_corpus(const std::string& name, Finding finding) {
  int count = 0;
  for (const auto& entry : fs::directory_iterator(in_project("fuzz/corpus/" + name))) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    EXPECT_EQ(finding(bytes), "") << entry.path();
    ++count;
  }
  EXPECT_GT(count, 10) << name;
}

TEST(FuzzCorpus, WarcRecords) {
  read_corpus("warc_records", dateline::testing::archive_finding);
}

TEST(FuzzCorpus, ZstdFrames) {
  read_corpus("zstd_frames", dateline::testing::planned_archive_finding);
}

TEST(FuzzCorpus, HttpMessages) {
  read_corpus("http_messages", dateline::testing::message_finding);
}

TEST(FuzzCorpus, MhtmlPages) {
  read_corpus("mhtml_pages", dateline::testing::mhtml_finding);
}

}  // namespace
