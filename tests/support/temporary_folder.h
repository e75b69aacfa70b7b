#pragma once

#include <string>
#include <string_view>

namespace dateline::testing {

/// A new folder that goes with all it holds when the object does.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::string& path() const { return path_; }
  std::string path(std::string_view name) const { return path_ + "/" + std::string(name); }

  /// Writes a file, and makes the folders above it; gives its path.
  std::string write(std::string_view name, std::string_view bytes) const;

  /// Makes a folder, and those above it; gives its path.
  std::string make_folder(std::string_view name) const;

 private:
  std::string path_;
};

}  // namespace dateline::testing
