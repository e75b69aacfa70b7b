#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "archive/file_window.h"

namespace dateline::archive {

/// What stands where a unit is to begin.
enum class Opening {
  unit,     ///< one does
  end,      ///< the file ends
  foreign,  ///< something else
  broken,   ///< what belongs to the format and is damaged, or exceeds a limit
};

/// What became of a piece of a unit.
struct DecodingStep {
  enum class State { more, end, damaged };
  std::size_t read = 0;
  std::size_t written = 0;
  State state = State::more;  ///< neither read nor written: more input is needed
};

/// Decompresses units, gzip members or Zstandard frames, piece by piece or, where it has the whole
/// of them at hand, in one.
class UnitDecoder {
 public:
  UnitDecoder() = default;
  virtual ~UnitDecoder() = default;
  UnitDecoder(const UnitDecoder&) = delete;
  UnitDecoder& operator=(const UnitDecoder&) = delete;

  /// What stands at the beginning of `file`; consumes what belongs to the format and holds no
  /// bytes of records. A unit is what decode() reads next.
  virtual Opening open(FileWindow& file) = 0;

  /// How much room decode() would like to have for what `input` begins with.
  virtual std::size_t wanted_room(std::string_view input) const = 0;

  virtual DecodingStep decode(std::string_view input, std::span<char> output) = 0;

  /// Why decode() or open() failed: part of a sentence.
  virtual std::string_view problem() const noexcept = 0;

  /// Where in `bytes`, at or behind `from`, a unit may begin; npos if nowhere. The last three bytes
  /// may be the beginning of one all the same.
  virtual std::size_t find(std::string_view bytes, std::size_t from) const noexcept = 0;

  /// Whether a unit that begins with a record begins with these bytes, of which the unit's first
  /// 256 KiB are enough.
  virtual bool begins_record(std::string_view bytes) = 0;

  /// Whether units can be decompressed alone, or with no more than what the file begins with.
  virtual bool reads_alone() const noexcept { return true; }

  /// "gzip member" or "Zstandard frame".
  virtual std::string_view unit_name() const noexcept = 0;
};

}  // namespace dateline::archive
