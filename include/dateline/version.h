#pragma once

namespace dateline {

/// Semantic version (semver.org); CMakeLists.txt has the same, which a test checks.
inline constexpr const char* version = "0.1.0";

}  // namespace dateline
