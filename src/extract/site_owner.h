#pragma once

#include <optional>

#include "extract/author_sources.h"
#include "extract/general_site.h"
#include "extract/page_view.h"

namespace dateline::extraction {

/// Whose site it is, when it is one person's: by the site's name ("Ann Vale", "Ann Vale's blog"),
/// or by the line of copyright. The source is "site" or "copyright".
std::optional<AuthorCandidate> find_site_owner(const PageView& view, const SiteNames& site);

}  // namespace dateline::extraction
