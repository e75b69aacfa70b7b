#pragma once

#include <string>
#include <string_view>
#include <system_error>

namespace dateline::run {

/// Writes all of `bytes` to a file descriptor, in as few steps as the system takes.
[[nodiscard]] std::error_code write_all(int descriptor, std::string_view bytes);

/// A stream of records in one file descriptor, which is borrowed. Each record is written at once
/// and whole, so a reader sees it as soon as it is there, and no error of the system is found out
/// late.
class Output {
 public:
  enum class Form {
    lines,           ///< each record ends with a line end: NDJSON when records are lines
    array,           ///< one JSON array, an element a line
    indented_array,  ///< one JSON array of records that are indented themselves
  };

  Output(int descriptor, Form form) : descriptor_(descriptor), form_(form) {}

  [[nodiscard]] std::error_code write(std::string_view record);

  /// To be called once, after the last record.
  [[nodiscard]] std::error_code finish();

  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
  Form form_;
  bool is_empty_ = true;
  std::string text_;  // of the record that is being written; kept for its memory
};

}  // namespace dateline::run
