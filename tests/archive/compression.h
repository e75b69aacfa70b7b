#pragma once

#include <string>
#include <string_view>

/// Zstandard as WARC files have it.
namespace dateline::testing {

/// The bytes as one frame with a checksum.
std::string zstd(std::string_view bytes, std::string_view dictionary = {});

/// The bytes as one frame that does not say how many they are.
std::string zstd_without_size(std::string_view bytes);

/// A dictionary for records as sample_records() makes them; always the same.
std::string trained_dictionary();

/// A skippable frame; its magic number ends in the lowest four bits of `number`.
std::string skippable_frame(unsigned number, std::string_view content);

}  // namespace dateline::testing
