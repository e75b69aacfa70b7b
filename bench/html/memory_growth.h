#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "dateline/page.h"
#include "variants.h"

namespace dateline::bench {

/// The process's resident memory in bytes at each twentieth of a long run.
using MemoryCurve = std::array<std::size_t, 20>;

/// Each of `threads` threads reads `pages_per_thread` pages, beginning anew at the list's end.
MemoryCurve measure_memory(const Variant& variant, const std::vector<Page>& pages,
                           std::size_t pages_per_thread, unsigned threads);

/// By how many bytes the most that there was later is above what there was in the first tenth.
std::size_t growth(const MemoryCurve& curve);

}  // namespace dateline::bench
