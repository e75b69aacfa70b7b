#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extract/metadata.h"

/// Where a page says that it is, and what its links are relative to.
namespace dateline::extraction {

/// Its canonical URL, made absolute by the page's URL, else by the site's origin ("https://host"),
/// which may be empty. Empty when it names none.
std::optional<std::string> canonical_url(const Metadata& metadata,
                                         const std::optional<std::string>& url,
                                         std::string_view origin);

/// The first of base href, the page's URL, its canonical URL and the site's origin, each made
/// absolute by the next. Empty when there is none.
std::string base_url(const Metadata& metadata, const std::optional<std::string>& url,
                     const std::optional<std::string>& canonical, std::string_view origin);

}  // namespace dateline::extraction
