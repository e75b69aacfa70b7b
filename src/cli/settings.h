#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "dateline/extract.h"
#include "dateline/fetch.h"
#include "dateline/json.h"

namespace dateline::cli {

enum class Format : std::uint8_t { json, ndjson };

/// What the options say. Inputs are no option.
struct Settings {
  bool help = false;
  bool version = false;

  std::optional<Format> format;  ///< by the inputs when it is not named
  bool pretty = false;
  std::optional<FieldSelection> fields;
  bool evidence = false;
  bool quiet = false;

  std::optional<std::string> site;  ///< all built-in ones when it is not named
  unsigned jobs = std::max(1U, std::thread::hardware_concurrency());
  Limits limits;
  FetchOptions fetch;
};

}  // namespace dateline::cli
