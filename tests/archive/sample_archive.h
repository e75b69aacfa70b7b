#pragma once

#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "archive/compression.h"
#include "dateline/warc.h"
#include "support/warc_records.h"

/// Archives that tests make, and what is read of them.
namespace dateline::testing {

/// How each record of a file is stored.
enum class Storage { plain, gzip, zstd, zstd_dictionary, one_gzip, one_zstd };
std::string to_string(Storage storage);
void PrintTo(Storage storage, std::ostream* out);  // by GoogleTest, in the names of tests
inline constexpr Storage separate_storages[] = {Storage::plain, Storage::gzip, Storage::zstd,
                                                Storage::zstd_dictionary};
inline constexpr Storage all_storages[] = {Storage::plain,    Storage::gzip,
                                           Storage::zstd,     Storage::zstd_dictionary,
                                           Storage::one_gzip, Storage::one_zstd};

/// Stored records, and where each of them lies in the file.
struct Archive {
  std::string bytes;
  std::vector<StoredRange> ranges;  ///< empty where all are stored in one piece
};
Archive store(const std::vector<std::string>& records, Storage storage);

/// What WarcReader::next() gave, as a value.
struct Outcome {
  std::string uri;  ///< of a record
  std::string block;
  std::optional<StoredRange> range;  ///< of a record, or the hole that an error tells of
  std::string error;                 ///< its message; empty for a record
};

std::vector<Outcome> read_all(WarcReader& reader);

/// As a file, and again as a pipe that gives a few bytes at a time, which must come to the same but
/// for `name`. An archive that cannot be opened is one error.
std::vector<Outcome> read_archive(std::string_view bytes, WarcOptions options = {});

/// The URIs of the records.
std::vector<std::string> uris(const std::vector<Outcome>& outcomes);
std::vector<std::string> errors(const std::vector<Outcome>& outcomes);

}  // namespace dateline::testing
