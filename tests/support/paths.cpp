#include "support/paths.h"

namespace dateline::testing {

std::string in_project(std::string_view path) {
  return std::string(DATELINE_SOURCE_DIR "/").append(path);
}

std::string build_folder() {
  return DATELINE_BINARY_DIR;
}

std::string risky_worker() {
  return DATELINE_RISKY_WORKER;
}

std::string program_path() {
  return DATELINE_PROGRAM;
}

}  // namespace dateline::testing
