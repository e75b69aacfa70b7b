#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "dateline/body_model.h"
#include "dateline/extract.h"
#include "dateline/fetch.h"
#include "dateline/json.h"
#include "dateline/site.h"
#include "run/record.h"

namespace dateline::run {

/// How a run reads its pages, and in which form their records go out.
struct Options {
  std::vector<Site> sites;                             ///< the profiles to choose from
  bool trust_site = false;                             ///< as ExtractOptions::trust_site
  std::optional<std::string> base_url = std::nullopt;  ///< Page::url of what was not fetched
  std::optional<std::string> charset = std::nullopt;   ///< as ExtractOptions::charset
  FetchOptions fetch;  ///< its max_bytes is not asked: Limits::page_bytes holds for all inputs
  Limits limits;
  bool lists = false;  ///< a page that lists articles gives a listing, else the error no-article
  ParserKind parser = ParserKind::skeleton;
  std::optional<BodyModel> body_model = std::nullopt;  ///< none for the built-in one
  JsonOptions json;        ///< json.evidence also makes the extractor collect it
  bool array = false;      ///< one JSON array; else each record ends with a line end
  bool unordered = false;  ///< records go out as they are made, not in the order of the items
  unsigned jobs = 1;       ///< how many pages are worked on at once; at least 1

  /// Called once for each record, after it was written, always on the thread that runs the batch.
  std::function<void(const Record&)> on_record = [](const Record&) {};
};

}  // namespace dateline::run
