#pragma once

#include <string>
#include <system_error>
#include <tl/expected.hpp>

#include "run/output_file.h"

namespace dateline::testing {

/// The file opened, and emptied as for a run that begins.
inline tl::expected<run::OutputFile, std::error_code> created(const std::string& path) {
  auto file = run::OutputFile::open(path);
  if (!file) return file;
  if (const auto failure = file->cut(0)) return tl::unexpected(failure);
  return file;
}

}  // namespace dateline::testing
