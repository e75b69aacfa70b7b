#include "support/shared_folder.h"

#include <cstdlib>
#include <stdexcept>

namespace dateline::testing {

std::optional<std::filesystem::path> in_shared_folder(std::string_view path) {
  // nobody changes the environment here
  const char* const shared = std::getenv("DATELINE_SHARED");  // NOLINT(concurrency-mt-unsafe)
  if (shared == nullptr) return std::nullopt;
  std::filesystem::path found = std::filesystem::path(shared) / path;
  if (!std::filesystem::exists(found)) throw std::runtime_error("no " + found.string());
  return found;
}

}  // namespace dateline::testing
