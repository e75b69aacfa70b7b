#include "extract/warnings.h"

namespace dateline::extraction {

void add_page_warnings(std::vector<Warning>& warnings, const Source& source,
                       const html::Document& document) {
  if (source.transfer_broke_off) {
    warnings.push_back(
        {"truncated", "its bytes break off: the transfer ended early, or the file is cut"});
  } else if (source.is_truncated) {
    warnings.push_back({"truncated", "the page breaks off before its body ends"});
  }
  if (document.is_too_deep()) {
    warnings.push_back(
        {"too-deep",
         "its elements are nested so deep that some were passed over, but for their text"});
  }
}

void add_warnings(Article& article, const Source& source, const html::Document& document) {
  const auto warn = [&](const char* code, const char* message) {
    article.warnings.push_back({code, message});
  };
  const auto& published = article.dateline.published;
  if (!published) warn("date-missing", "no date was found near the headline or in the metadata");
  if (article.body.blocks.empty()) warn("body-missing", "no text was found below the headline");
  add_page_warnings(article.warnings, source, document);
  // "2023-06-06T14:43:00" has a time, and no offset behind it.
  if (published && published->size() == 19)
    warn("zone-unknown", "the time of publication has no time zone");
}

}  // namespace dateline::extraction
