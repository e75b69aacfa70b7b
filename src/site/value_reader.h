#pragma once

#include <optional>
#include <string>
#include <vector>

#include "html/selector.h"
#include "site/json_value.h"

/// Values that stand in several places of a profile.
namespace dateline::site {

/// A CSS selector; none, with a problem, when the value is none that is supported.
std::optional<html::Selector> read_selector(const JsonValue& value);

/// A pattern (site/pattern.h).
std::string read_pattern(const JsonValue& value);

/// The patterns in an array that may be absent.
std::vector<std::string> read_patterns(const JsonValue& parent, const std::string& key);

/// The comparison keys of texts, in an array that may be absent, that lines of a page are compared
/// with.
std::vector<std::string> read_keys(const JsonValue& parent, const std::string& key);

/// A day as YYYY-MM-DD; empty when it is absent.
std::string read_day(const JsonValue& parent, const std::string& key);

}  // namespace dateline::site
