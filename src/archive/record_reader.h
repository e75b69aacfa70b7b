#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "archive/file_window.h"
#include "archive/piece_starts.h"
#include "archive/record_bytes.h"
#include "dateline/warc.h"

namespace dateline::archive {

using NextRecord = std::optional<tl::expected<WarcRecord, Error>>;

/// Divides decompressed bytes into records, and finds the next one behind damage.
class RecordReader {
 public:
  /// `file`, which `bytes` come from, and `bytes` are borrowed. `name` stands in errors.
  RecordReader(const FileWindow& file, RecordBytes& bytes, std::string name, WarcOptions options);

  /// Ends before the first record that is stored at or behind `end` where a piece may begin;
  /// `starts` is borrowed.
  void end_before(PieceStarts& starts, std::uint64_t end) noexcept {
    piece_starts_ = &starts;
    piece_end_ = end;
  }

  /// As WarcReader::next().
  NextRecord next();

 private:
  /// What became of reading on within a record.
  enum class Reached {
    enough,
    next_record,  ///< a unit ends, and the next one begins with a record: at `boundary_`
    end,
    damaged,
  };

  /// What stands behind a block.
  struct BlockEnd {
    enum class Kind { record, unit_end, end, foreign, damaged };
    Kind kind = Kind::end;
    std::size_t line_ends = 0;  ///< how many bytes of these
  };

  bool is_behind_piece();
  NextRecord read_record();
  Reached need(std::size_t size);
  Reached pass_over(std::uint64_t size);
  BlockEnd read_block_end(std::size_t at);
  NextRecord judge(WarcRecord record, std::optional<std::uint64_t> begin, std::size_t block_at,
                   std::size_t end);

  Error incomplete(Reached reached, std::string_view reason);
  Error search_again(std::string_view reason, std::string_view reason_at_end);
  Error resynchronize(std::size_t from, std::string_view reason, std::string_view reason_at_end);
  Error damaged_unit();
  Error damage(std::string_view reason, std::uint64_t begin, std::uint64_t end) const;
  Error cannot_read();

  const FileWindow& file_;
  RecordBytes& bytes_;
  std::string name_;
  WarcOptions options_;
  PieceStarts* piece_starts_ = nullptr;
  std::uint64_t piece_end_ = 0;
  std::size_t used_ = 0;        // of the view, by the record that was given last
  std::size_t boundary_ = 0;    // where in the view the next unit begins
  std::uint64_t begin_ = 0;     // where the record is stored that is being read, or the hole
  std::uint64_t position_ = 0;  // of its first byte in the decompressed bytes
  std::string header_text_;
  std::string beginning_;  // of a block that is too large
  std::optional<Error> cut_end_;
  bool is_finished_ = false;
};

}  // namespace dateline::archive
