#pragma once

#include <array>
#include <vector>

#include "site/json_value.h"
#include "site/profile.h"

namespace dateline::site {

/// The ways to find each field, indexed by Field.
using Fields = std::array<std::vector<Way>, field_count>;

/// The member `fields` of a profile or layout, which may be absent. `labels` says which groups of
/// labels there are; null when that could not be read, so that any may be.
Fields read_fields(const JsonValue& parent, const Labels* labels);

}  // namespace dateline::site
