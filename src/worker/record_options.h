#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dateline/body_model.h"
#include "dateline/extract.h"
#include "dateline/json.h"
#include "dateline/site.h"

namespace dateline::worker {

/// What decides about the record of a page, but for the page itself.
struct RecordOptions {
  std::vector<Site> sites;                            ///< the profiles to choose from
  bool trust_site = false;                            ///< as ExtractOptions::trust_site
  std::optional<std::string> charset = std::nullopt;  ///< as ExtractOptions::charset
  Limits limits;
  bool lists = false;  ///< a page that lists articles gives a listing, else the error no-article
  ParserKind parser = ParserKind::skeleton;
  std::optional<BodyModel> body_model = std::nullopt;   ///< none for the built-in one
  std::optional<FieldSelection> fields = std::nullopt;  ///< of records; none for all of them
  bool pretty = false;                                  ///< as JsonOptions::pretty
  bool evidence = false;                                ///< as JsonOptions::evidence

  JsonOptions json() const {
    return {.pretty = pretty, .fields = fields ? &*fields : nullptr, .evidence = evidence};
  }
};

}  // namespace dateline::worker
