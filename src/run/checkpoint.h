#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "dateline/error.h"
#include "input/place.h"
#include "run/output.h"

namespace dateline::run {

/// Something that decides what a run writes, such as an option: its name and value as people know
/// them.
struct Fact {
  std::string name;
  std::string value;

  bool operator==(const Fact&) const = default;
};

/// How far one output has come, and what stands in its file there.
struct OutputCheckpoint {
  OutputState state;
  std::uint64_t ending = 0;  ///< hash_of_ending() of the file's state.bytes

  bool operator==(const OutputCheckpoint&) const = default;
};

/// How far a run has come: all that another one needs to go on as if there had been no end.
struct Checkpoint {
  input::Place place;
  std::uint64_t articles = 0;
  std::uint64_t listings = 0;
  std::array<std::uint64_t, error_code_count> errors = {};  ///< error records, by ErrorCode
  OutputCheckpoint records_output;
  OutputCheckpoint errors_output;

  bool operator==(const Checkpoint&) const = default;
};

}  // namespace dateline::run
