#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "dateline/error.h"
#include "dateline/extract.h"
#include "dateline/fetch.h"
#include "dateline/json.h"
#include "dateline/site.h"

namespace dateline::run {

/// What a run reads, how, and in which form its records go out.
struct Options {
  std::vector<std::string> inputs;  ///< as input::Items reads them
  std::vector<Site> sites;          ///< the profiles to choose from
  bool trust_site = false;          ///< as ExtractOptions::trust_site
  FetchOptions fetch;  ///< its max_bytes is not asked: Limits::page_bytes holds for all inputs
  Limits limits;
  JsonOptions json;    ///< json.evidence also makes the extractor collect it
  bool array = false;  ///< one JSON array; else each record ends with a line end
  unsigned jobs = 1;   ///< how many pages are worked on at once; at least 1

  /// Called once for each error record, after it was written, always on the thread that runs the
  /// batch.
  std::function<void(const Error&)> on_error = [](const Error&) {};
};

}  // namespace dateline::run
