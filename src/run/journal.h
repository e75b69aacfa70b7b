#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <system_error>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

#include "run/checkpoint.h"
#include "run/journal_text.h"

namespace dateline::run {

/// The file FILE.journal beside FILE.part: how far a run has come that writes FILE. It is replaced
/// as a whole with each checkpoint, so that there is always one that fits. Whoever has FILE.part
/// locked may use it. A file of that name that is no journal is left alone; then there is none.
class Journal {
 public:
  /// `facts` are what decides what the run writes.
  Journal(std::string path, std::vector<Fact> facts)
      : path_(std::move(path)), facts_(std::move(facts)) {}

  /// What an earlier run left.
  tl::expected<JournalContent, JournalProblem> read();

  /// Makes sure that the checkpoint is on disk. Where that fails, the one before stays.
  [[nodiscard]] std::error_code write(const Checkpoint& checkpoint);

  /// There is none any more, on disk too.
  void remove();

  /// One has been read or written.
  bool has_checkpoint() const { return has_checkpoint_; }

  const std::string& path() const { return path_; }
  const std::vector<Fact>& facts() const { return facts_; }

 private:
  std::string path_;
  std::vector<Fact> facts_;
  bool has_checkpoint_ = false;
};

/// A hash of the last 4 KiB before byte `size` of a file: that it is the file that was written, and
/// as it was. Nothing where it has fewer bytes or cannot be read.
std::optional<std::uint64_t> hash_of_ending(int descriptor, std::uint64_t size);

}  // namespace dateline::run
