#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "archive/byte_source.h"
#include "archive/file_window.h"

namespace dateline::archive {

/// The places where a file of gzip members may be divided, so that each part is read alone and each
/// record by one of them: members that begin with a record, and that are the file's own.
///
/// A page in the file may be an archive itself, whose members stand in the file byte by byte, where
/// deflate could not make them any smaller. But no more than 65,535 bytes do so in one piece (RFC
/// 1951, section 3.2.4): where members follow one another without a gap for more than that, or up
/// to the end of the file, they are the file's own. Only pages that were made for it, by who knows
/// how they are compressed, can still be taken for parts of the file.
class PieceStarts {
 public:
  /// Of a file of `size` bytes.
  PieceStarts(std::shared_ptr<ByteSource> source, std::uint64_t size);

  /// Whether a part may begin at `offset`. False where the file cannot be read.
  bool contain(std::uint64_t offset);

  /// The first of them from `begin` to before `end`, as far as the file can be read.
  std::optional<std::uint64_t> find(std::uint64_t begin, std::uint64_t end);

  /// The value of errno after a failure to read; else 0.
  int error_number() const noexcept { return file_.error_number(); }

 private:
  bool begins_record();
  bool pass_over_member();

  std::uint64_t size_;
  FileWindow file_;
  std::unique_ptr<char[]> scratch_;
};

}  // namespace dateline::archive
