#pragma once

#include <cstdint>
#include <string>
#include <system_error>
#include <tl/expected.hpp>
#include <utility>

namespace dateline::run {

/// A file that is replaced only when its successor is whole. The successor is written as FILE.part
/// beside it and takes its name at the end; until then, and when that does not come, what FILE held
/// stays. Through a symbolic link, the file that it leads to is replaced. What is no regular file,
/// such as a device or a named pipe, and what stands for an open descriptor, such as /dev/stdout,
/// is written to directly.
class OutputFile {
 public:
  /// Opens FILE.part with what an earlier run left of it, and with the permissions of the file it
  /// will replace. Fails also when another run is writing it (device_or_resource_busy).
  static tl::expected<OutputFile, std::error_code> open(const std::string& path);

  ~OutputFile();  ///< removes a FILE.part to which nothing was written
  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;

  int descriptor() const { return descriptor_; }

  /// The path of what is being written: FILE.part, or FILE itself where that is written directly.
  const std::string& written_path() const { return written_path_; }

  /// The path of the file that is replaced.
  const std::string& final_path() const { return final_path_; }

  /// It is written directly, and there is no FILE.part.
  bool is_direct() const { return written_path_ == final_path_; }

  /// Leaves the first `size` bytes of FILE.part, to be written on behind them.
  [[nodiscard]] std::error_code cut(std::uint64_t size);

  /// Makes sure that all is on disk, and gives it its name.
  [[nodiscard]] std::error_code commit();

 private:
  static tl::expected<OutputFile, std::error_code> direct(int descriptor, const std::string& path);

  OutputFile(int descriptor, std::string written_path, std::string final_path)
      : descriptor_(descriptor),
        written_path_(std::move(written_path)),
        final_path_(std::move(final_path)) {}

  int descriptor_;
  std::string written_path_;
  std::string final_path_;  // the same where it is written directly
};

/// Makes the entry of a file in its folder durable, as far as that can be done.
void sync_folder_of(const std::string& path);

}  // namespace dateline::run
