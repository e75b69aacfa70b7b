#include "archive/sample_archive.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

#include "support/gzip.h"
#include "support/temporary_folder.h"

namespace dateline::testing {
namespace {

std::string join(const std::vector<std::string>& pieces) {
  std::string all;
  for (const std::string& piece : pieces) all += piece;
  return all;
}

Outcome outcome_of(const tl::expected<WarcRecord, Error>& next) {
  if (next) {
    return {.uri = std::string(next->target_uri),
            .block = std::string(next->block),
            .range = next->range,
            .error = {}};
  }
  Outcome outcome{.uri = {}, .block = {}, .range = std::nullopt, .error = next.error().message};
  if (next.error().warc) outcome.range = next.error().warc->range;
  return outcome;
}

std::vector<Outcome> read_opened(tl::expected<WarcReader, Error> reader) {
  if (!reader) return {outcome_of(tl::unexpected(reader.error()))};
  return read_all(*reader);
}

}  // namespace

std::string to_string(Storage storage) {
  constexpr const char* names[] = {"plain",           "gzip",     "zstd",
                                   "zstd_dictionary", "one_gzip", "one_zstd"};
  return names[static_cast<std::size_t>(storage)];
}

void PrintTo(Storage storage, std::ostream* out) {
  *out << to_string(storage);
}

Archive store(const std::vector<std::string>& records, Storage storage) {
  Archive archive;
  if (storage == Storage::one_gzip) archive.bytes = gzip(join(records));
  if (storage == Storage::one_zstd) archive.bytes = zstd(join(records));
  if (!archive.bytes.empty()) return archive;
  std::string dictionary;
  if (storage == Storage::zstd_dictionary) {
    static const std::string trained = trained_dictionary();
    dictionary = trained;
    archive.bytes = skippable_frame(0xD, dictionary);
  }
  for (const std::string& record : records) {
    const std::string stored = storage == Storage::plain  ? record
                               : storage == Storage::gzip ? gzip(record)
                                                          : zstd(record, dictionary);
    archive.ranges.push_back({archive.bytes.size(), stored.size()});
    archive.bytes += stored;
  }
  return archive;
}

std::vector<Outcome> read_all(WarcReader& reader) {
  std::vector<Outcome> outcomes;
  while (const auto next = reader.next()) outcomes.push_back(outcome_of(*next));
  return outcomes;
}

std::vector<Outcome> read_archive(std::string_view bytes, WarcOptions options) {
  const TemporaryFolder folder;
  std::vector<Outcome> outcomes =
      read_opened(WarcReader::open(folder.write("file", bytes), options));
  std::string_view rest = bytes;
  const auto read = [&rest](char* to, std::size_t count) -> std::ptrdiff_t {
    constexpr std::size_t a_few = 1000;
    const std::size_t size = std::min({count, rest.size(), a_few});
    std::memcpy(to, rest.data(), size);
    rest.remove_prefix(size);
    return static_cast<std::ptrdiff_t>(size);
  };
  const std::vector<Outcome> by_pipe = read_opened(WarcReader::read_from(read, "-", options));
  EXPECT_EQ(uris(by_pipe), uris(outcomes));
  EXPECT_EQ(errors(by_pipe), errors(outcomes));
  return outcomes;
}

std::vector<std::string> uris(const std::vector<Outcome>& outcomes) {
  std::vector<std::string> result;
  for (const Outcome& outcome : outcomes) {
    if (outcome.error.empty()) result.push_back(outcome.uri);
  }
  return result;
}

std::vector<std::string> errors(const std::vector<Outcome>& outcomes) {
  std::vector<std::string> result;
  for (const Outcome& outcome : outcomes) {
    if (!outcome.error.empty()) result.push_back(outcome.error);
  }
  return result;
}

}  // namespace dateline::testing
