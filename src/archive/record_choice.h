#pragma once

#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "archive/index_entry.h"
#include "archive/passed_over.h"
#include "dateline/warc.h"

namespace dateline::archive {

/// Whether a record may hold a page of one of `hosts`, which are patterns (matches_host()) and mean
/// any host where there are none: a response with status 200, or a resource, of which nobody says
/// that it is of another type than HTML. Looks at headers alone. Gives the HTTP header of a
/// response, nothing for a resource; else why it is passed over.
tl::expected<std::optional<HttpHeader>, PassedOver> choose(const WarcRecord& record,
                                                           const std::vector<std::string>& hosts);

/// The same by what an index says of the record, as far as it goes.
std::optional<PassedOver> passed_over_by_index(const IndexEntry& entry,
                                               const std::vector<std::string>& hosts);

}  // namespace dateline::archive
