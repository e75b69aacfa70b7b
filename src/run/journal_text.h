#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "run/checkpoint.h"

/// What stands in a journal: lines of a key and its values, texts with their length before them
/// ("5:a b\nc"), and a checksum (CRC-32) of all of that at the end.
namespace dateline::run {

struct JournalContent {
  std::vector<Fact> facts;
  Checkpoint checkpoint;

  bool operator==(const JournalContent&) const = default;
};

enum class JournalProblem : std::uint8_t {
  missing,          ///< there is no journal
  unreadable,       ///< the system fails to read it
  damaged,          ///< it is not as it was written, or no journal
  foreign_version,  ///< another version of the program wrote it, in another form
};

/// What every journal begins with, of whatever version.
inline constexpr std::string_view journal_magic = "dateline-journal ";

std::string write_journal_text(const JournalContent& content);

/// Errors: `damaged`, `foreign_version`.
tl::expected<JournalContent, JournalProblem> read_journal_text(std::string_view text);

}  // namespace dateline::run
