#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline::archive {

/// What RecordBytes::fill() came to.
enum class Fill {
  more,      ///< the view has become longer
  unit_end,  ///< it ends with a gzip member or Zstandard frame; the next call begins the next one
  end,       ///< nothing follows, or the file cannot be read any further
  damaged,   ///< what follows cannot be decompressed: recover() is to be called
};

/// Why bytes cannot be decompressed, and where the next ones that can are.
struct Recovery {
  std::string reason;     ///< part of a sentence: "its gzip data are damaged (...)"
  std::uint64_t end = 0;  ///< where in the file reading goes on: the end of the hole
};

/// The bytes of an archive's records one behind the other, decompressed, as a window that moves
/// towards their end. Units are gzip members or Zstandard frames; plain files have none. Offsets
/// are those of the file as it is stored.
class RecordBytes {
 public:
  RecordBytes() = default;
  virtual ~RecordBytes() = default;
  RecordBytes(const RecordBytes&) = delete;
  RecordBytes& operator=(const RecordBytes&) = delete;

  /// What was read and not consumed. fill() makes another view of it.
  virtual std::string_view view() const noexcept = 0;
  virtual Fill fill() = 0;
  virtual void consume(std::size_t count) = 0;

  /// Passes over up to `count` bytes behind the view, which has to be empty, where that costs
  /// nothing; how many those were.
  virtual std::uint64_t skip(std::uint64_t count) = 0;

  /// Goes back to bytes that were consumed or passed over, where the file allows it: `position`
  /// is what position() was in front of them.
  virtual void go_back_to(std::uint64_t position) = 0;
  virtual std::uint64_t position() const noexcept = 0;

  /// Whether records can be read again by where they begin and end.
  virtual bool has_ranges() const noexcept = 0;

  /// Where the first byte of the view is stored, if it can be read from there.
  virtual std::optional<std::uint64_t> begin_offset() const noexcept = 0;

  /// Where the byte before view()[ahead] ends in the file, if nothing else is stored in one piece
  /// with it.
  virtual std::optional<std::uint64_t> end_offset(std::size_t ahead) const noexcept = 0;

  /// No byte from view()[ahead] on is stored before this, as far as is known.
  virtual std::uint64_t least_offset(std::size_t ahead) const noexcept = 0;

  /// Leaves out what cannot be decompressed, with what has been read of its unit, and goes to the
  /// next unit that begins with a record.
  virtual Recovery recover() = 0;
};

}  // namespace dateline::archive
