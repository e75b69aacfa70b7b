#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "archive/file_window.h"
#include "archive/record_bytes.h"
#include "archive/unit_decoder.h"

namespace dateline::archive {

/// The bytes of a file of gzip members or Zstandard frames.
class CompressedBytes final : public RecordBytes {
 public:
  /// `file` is borrowed.
  CompressedBytes(FileWindow& file, std::unique_ptr<UnitDecoder> decoder);

  std::string_view view() const noexcept override {
    return {buffer_.get() + begin_, end_ - begin_};
  }
  Fill fill() override;
  void consume(std::size_t count) override;
  std::uint64_t skip(std::uint64_t) override { return 0; }
  void go_back_to(std::uint64_t) override {}
  std::uint64_t position() const noexcept override { return position_; }
  bool has_ranges() const noexcept override { return decoder_->reads_alone(); }
  std::optional<std::uint64_t> begin_offset() const noexcept override;
  std::optional<std::uint64_t> end_offset(std::size_t ahead) const noexcept override;
  std::uint64_t least_offset(std::size_t ahead) const noexcept override;
  Recovery recover() override;

 private:
  enum class Place { before_unit, in_unit, behind_unit, damaged };

  /// A position in the decompressed bytes of which it is known where it is stored.
  struct Mark {
    enum class Kind { unit_begin, unit_end, within };
    std::uint64_t position;
    std::uint64_t offset;
    Kind kind;
  };

  Fill open_unit();
  Fill decode(std::size_t input_size);
  std::span<char> room(std::size_t wanted);
  void mark(Mark::Kind kind);
  void find_next_unit(std::uint64_t from);

  FileWindow& file_;
  std::unique_ptr<UnitDecoder> decoder_;
  std::size_t capacity_ = 0;
  std::unique_ptr<char[]> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t position_ = 0;  // of the view's first byte, in the decompressed bytes
  std::vector<Mark> marks_;     // in the order of their positions
  Place place_ = Place::before_unit;
  std::uint64_t unit_offset_ = 0;
  std::uint64_t unit_position_ = 0;
  std::string reason_;
};

}  // namespace dateline::archive
