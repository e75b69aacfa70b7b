#pragma once

#include <cstddef>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace dateline::run {

/// Sorts lines by their bytes, more than memory holds: what exceeds a limit waits, sorted, in
/// temporary files without a name.
class SortedLines {
 public:
  explicit SortedLines(std::size_t most_bytes_in_memory = std::size_t{64} << 20U)
      : most_bytes_(most_bytes_in_memory) {}

  /// A line with its line end.
  std::error_code add(std::string line);

  /// Hands out all lines in order, those that are alike one after the other. `write` takes some of
  /// them at once; where it fails, that ends it.
  std::error_code write_all(const std::function<std::error_code(std::string_view)>& write);

 private:
  struct FileCloser {
    void operator()(std::FILE* file) const noexcept { std::fclose(file); }
  };
  using File = std::unique_ptr<std::FILE, FileCloser>;

  std::error_code spill();

  std::size_t most_bytes_;
  std::size_t bytes_ = 0;  // of lines_
  std::vector<std::string> lines_;
  std::vector<File> runs_;
};

}  // namespace dateline::run
