#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "run/frame_compressor.h"

namespace dateline::run {

/// Writes all of `bytes` to a file descriptor, in as few steps as the system takes.
[[nodiscard]] std::error_code write_all(int descriptor, std::string_view bytes);

/// How far an output has come, so that another run can go on with its file.
struct OutputState {
  std::uint64_t bytes = 0;  ///< how many of the file are whole records or frames
  bool is_empty = true;     ///< there has been no record
  std::string pending;      ///< the text of the frame that is not written yet

  bool operator==(const OutputState&) const = default;
};

/// A stream of records in one file descriptor, which is borrowed. Each record is written at once
/// and whole, so a reader sees it as soon as it is there, and no error of the system is found out
/// late. Compressed records are written in frames, each of as many of them as make up a MiB: where
/// a frame ends, the records alone decide.
class Output {
 public:
  enum class Form {
    lines,           ///< each record ends with a line end: NDJSON when records are lines
    array,           ///< one JSON array, an element a line
    indented_array,  ///< one JSON array of records that are indented themselves
  };

  /// Goes on from `state`: the file has its bytes and no more.
  Output(int descriptor, Form form, Compression compression = Compression::none,
         OutputState state = {})
      : descriptor_(descriptor),
        form_(form),
        compressor_(make_frame_compressor(compression)),
        state_(std::move(state)) {}

  /// Where it fails, the state is still that before the record.
  [[nodiscard]] std::error_code write(std::string_view record);

  /// To be called once, after the last record. The state stays the one behind that.
  [[nodiscard]] std::error_code finish();

  int descriptor() const { return descriptor_; }
  const OutputState& state() const { return state_; }  ///< behind the last record

 private:
  std::error_code put(std::string_view bytes);

  int descriptor_;
  Form form_;
  std::unique_ptr<FrameCompressor> compressor_;  // null where it is not compressed
  OutputState state_;
  std::string text_;  // of the record that is being written; kept for its memory
};

}  // namespace dateline::run
