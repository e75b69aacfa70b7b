#pragma once

#include <cstddef>
#include <optional>
#include <stop_token>
#include <string>
#include <system_error>
#include <tl/expected.hpp>
#include <utility>

#include "dateline/error.h"
#include "input/descriptor_path.h"
#include "input/file_descriptor.h"

namespace dateline::input {

/// A list of inputs in a file, or on standard input: one after the other, each as soon as it is
/// there.
class List {
 public:
  enum class Separator : char { line_end = '\n', nul = '\0' };

  /// `path` is a file's, or "-" for standard input.
  static tl::expected<List, std::error_code> open(const std::string& path, Separator separator);

  /// The next entry that is not empty, of lines that is not blank; a carriage return at the end of
  /// a line and a byte-order mark before the first are left out. Nothing at the end. `stop` ends
  /// waiting for a list that comes through a pipe, and with it the list. Error: `unreadable`, for
  /// an entry of more than 64 MiB, and when the list cannot be read on, after which it ends.
  std::optional<tl::expected<std::string, Error>> next(const std::stop_token& stop);

  const std::string& path() const { return path_; }
  bool is_standard_input() const { return names_standard_input(path_); }
  std::size_t entry_number() const { return entry_number_; }  ///< of what next() gave, from 1

 private:
  List(std::string path, Separator separator, FileDescriptor file)
      : path_(std::move(path)), separator_(separator), file_(std::move(file)) {}

  bool read_more(const std::stop_token& stop);
  std::optional<tl::expected<std::string, Error>> next_entry(const std::stop_token& stop);

  std::string path_;
  Separator separator_;
  FileDescriptor file_;       // none for standard input, which is borrowed
  std::string buffer_;        // what was read and not given yet begins at position_
  std::size_t position_ = 0;  // in buffer_
  std::size_t searched_ = 0;  // in buffer_: no separator before it
  std::size_t entry_number_ = 0;
  bool is_at_end_ = false;
  bool is_cut_ = false;  // it ended early: told to stop, or it could not be read on
  std::error_code failure_;
};

}  // namespace dateline::input
