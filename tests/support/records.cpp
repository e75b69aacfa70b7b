#include "support/records.h"
#include "support/paths.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

namespace dateline::testing {

void keep_for_validation(std::string_view json) {
  // A file for each process, so that tests that run at once do not write into one another's.
  const std::filesystem::path folder = std::filesystem::path(build_folder()) / "records";
  std::filesystem::create_directories(folder);
  std::ofstream file(folder / (std::to_string(getpid()) + ".json"),
                     std::ios::binary | std::ios::app);
  file << json << '\n' << std::flush;
  if (!file) throw std::runtime_error("cannot keep a record in " + folder.string());
}

}  // namespace dateline::testing
