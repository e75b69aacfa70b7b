#include "extract/page_address.h"

#include "extract/links.h"
#include "text/url.h"

namespace dateline::extraction {

namespace {

std::string root_of(std::string_view origin) {
  return origin.empty() ? std::string() : std::string(origin) + '/';
}

}  // namespace

std::optional<std::string> canonical_url(const Metadata& metadata,
                                         const std::optional<std::string>& url,
                                         std::string_view origin) {
  for (const char* key : {"canonical", "og:url"}) {
    if (const MetadataEntry* entry = metadata.first(key)) {
      if (auto resolved = text::resolve_url(url ? *url : root_of(origin), entry->value))
        return resolved;
    }
  }
  return std::nullopt;
}

std::string base_url(const Metadata& metadata, const std::optional<std::string>& url,
                     const std::optional<std::string>& canonical, std::string_view origin) {
  std::string base = url ? *url : canonical ? *canonical : root_of(origin);
  base = std::string(original_url(base));
  if (const MetadataEntry* entry = metadata.first("base")) {
    if (auto resolved = text::resolve_url(base, entry->value)) base = std::move(*resolved);
  }
  return base;
}

}  // namespace dateline::extraction
