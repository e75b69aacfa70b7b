#pragma once

#include <chrono>
#include <cstddef>
#include <vector>

#include "dateline/page.h"
#include "variants.h"

namespace dateline::bench {

struct Timing {
  const Variant* variant = nullptr;
  std::chrono::duration<double> best = std::chrono::duration<double>::max();
  std::size_t failures = 0;  ///< pages that gave no tree or no article
};

/// Reads all pages with each variant in turn, `passes` times over, on this thread, and keeps the
/// best pass of each. The time is the thread's own (user and system), so that what else the machine
/// does counts as little as can be.
std::vector<Timing> time_variants(const std::vector<Page>& pages, unsigned passes);

/// The wall time in which `threads` threads read all pages `rounds` times, sharing them out.
std::chrono::duration<double> time_threads(const Variant& variant, const std::vector<Page>& pages,
                                           std::size_t rounds, unsigned threads);

}  // namespace dateline::bench
