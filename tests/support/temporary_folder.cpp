#include "support/temporary_folder.h"

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace dateline::testing {

TemporaryFolder::TemporaryFolder()
    : path_((std::filesystem::temp_directory_path() / "dateline-XXXXXX").string()) {
  if (mkdtemp(path_.data()) == nullptr)
    throw std::runtime_error("cannot make a folder like " + path_);
  chmod(path_.c_str(), 0755);  // programs that run as another user come in too
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string TemporaryFolder::write(std::string_view name, std::string_view bytes) const {
  std::string file_path = path(name);
  std::filesystem::create_directories(std::filesystem::path(file_path).parent_path());
  std::ofstream file(file_path, std::ios::binary);
  file << bytes << std::flush;
  if (!file) throw std::runtime_error("cannot write " + file_path);
  return file_path;
}

std::string TemporaryFolder::make_folder(std::string_view name) const {
  std::string folder_path = path(name);
  std::filesystem::create_directories(folder_path);
  return folder_path;
}

}  // namespace dateline::testing
