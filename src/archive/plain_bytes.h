#pragma once

#include "archive/file_window.h"
#include "archive/record_bytes.h"

namespace dateline::archive {

/// The bytes of a file that is not compressed.
class PlainBytes final : public RecordBytes {
 public:
  /// `file` is borrowed.
  explicit PlainBytes(FileWindow& file) noexcept : file_(file) {}

  std::string_view view() const noexcept override { return file_.view(); }
  Fill fill() override { return file_.fill() ? Fill::more : Fill::end; }
  void consume(std::size_t count) override { file_.consume(count); }
  std::uint64_t skip(std::uint64_t count) override { return file_.skip(count); }
  void go_back_to(std::uint64_t position) override { file_.go_back_to(position); }
  std::uint64_t position() const noexcept override { return file_.offset(); }
  bool has_ranges() const noexcept override { return true; }
  std::optional<std::uint64_t> begin_offset() const noexcept override { return file_.offset(); }
  std::optional<std::uint64_t> end_offset(std::size_t ahead) const noexcept override {
    return file_.offset() + ahead;
  }
  std::uint64_t least_offset(std::size_t ahead) const noexcept override {
    return file_.offset() + ahead;
  }
  Recovery recover() override { return {.reason = {}, .end = file_.offset()}; }

 private:
  FileWindow& file_;
};

}  // namespace dateline::archive
