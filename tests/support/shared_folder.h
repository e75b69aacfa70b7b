#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

namespace dateline::testing {

/// A file or folder among the material for tests that is too large for the project, by its path in
/// the folder that the environment variable DATELINE_SHARED names. None when there is no such
/// variable. Throws std::runtime_error when there is one, but not the file or folder.
std::optional<std::filesystem::path> in_shared_folder(std::string_view path);

}  // namespace dateline::testing
