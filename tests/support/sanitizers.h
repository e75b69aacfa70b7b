#pragma once

namespace dateline::testing {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)  // GCC
#define DATELINE_IS_SANITIZED true
#elif defined(__has_feature)  // clang
#define DATELINE_IS_SANITIZED (__has_feature(address_sanitizer) || __has_feature(thread_sanitizer))
#else
#define DATELINE_IS_SANITIZED false
#endif

/// Whether the address or the thread sanitizer slows the tests down, and takes memory.
inline constexpr bool is_sanitized = DATELINE_IS_SANITIZED;

#undef DATELINE_IS_SANITIZED

}  // namespace dateline::testing
