#pragma once

#include <malloc.h>

namespace dateline::worker {

/// Lets the process keep memory that a page has freed: what is given back to the system at once has
/// to be asked for again, zeroed, for the next page. To be called before there are threads.
inline void keep_freed_memory() {
  constexpr int kept_bytes = 64 << 20;
  // NOLINTBEGIN(concurrency-mt-unsafe): there is one thread
  mallopt(M_TRIM_THRESHOLD, kept_bytes);
  mallopt(M_MMAP_THRESHOLD, kept_bytes / 2);  // the most that glibc allows
  // NOLINTEND(concurrency-mt-unsafe)
}

}  // namespace dateline::worker
