#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extract/metadata.h"
#include "site/profile.h"

namespace dateline::extraction {

/// The page's language as a BCP 47 tag: what the html element says, else the URL's path, else
/// og:locale, each only when the article's own script does not speak against it; else by script and
/// letters. `sample` is some of the article's text.
std::optional<std::string> find_language(const Metadata& metadata, std::string_view url,
                                         std::string_view sample, const site::Profile& profile);

}  // namespace dateline::extraction
