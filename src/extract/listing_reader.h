#pragma once

#include <optional>

#include "dateline/listing.h"
#include "extract/page_view.h"
#include "extract/recognition.h"
#include "extract/source.h"

namespace dateline::extraction {

/// Reads what a page lists that is no article: by the rules of the profile that knows it, else by
/// what lists have in common. `recognition` is null where no profile knows the page. Empty when it
/// lists fewer than three articles.
std::optional<Listing> read_listing(const PageView& view, const Source& source,
                                    const Recognition* recognition, bool with_evidence);

}  // namespace dateline::extraction
