#pragma once

#include <string_view>

namespace dateline::testing {

/// Keeps one or more records (a record, NDJSON, or an array) for the test that runs when all others
/// are done: it validates every kept record against the JSON Schema (validate_records.py).
void keep_for_validation(std::string_view json);

}  // namespace dateline::testing
