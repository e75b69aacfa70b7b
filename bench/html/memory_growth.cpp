#include "memory_growth.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <thread>

namespace dateline::bench {
namespace {

std::size_t resident_bytes() {
  std::size_t size = 0;
  std::size_t resident = 0;
  std::ifstream("/proc/self/statm") >> size >> resident;
  return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

}  // namespace

MemoryCurve measure_memory(const Variant& variant, const std::vector<Page>& pages,
                           std::size_t pages_per_thread, unsigned threads) {
  MemoryCurve curve{};
  const std::size_t all = pages_per_thread * threads;
  std::atomic<std::size_t> done = 0;
  const auto work = [&](unsigned thread) {
    // Each thread begins elsewhere, so that they do not all have the largest page at once.
    const std::size_t first = thread * pages.size() / threads;
    for (std::size_t number = 0; number < pages_per_thread; ++number) {
      variant.read(pages[(first + number) % pages.size()]);
      const std::size_t now = ++done;
      const std::size_t twentieth = now * curve.size() / all;
      const bool is_reached = twentieth > (now - 1) * curve.size() / all;
      if (is_reached) curve[twentieth - 1] = resident_bytes();
    }
  };
  {
    std::vector<std::jthread> working;
    for (unsigned thread = 0; thread < threads; ++thread) working.emplace_back(work, thread);
  }
  return curve;
}

std::size_t growth(const MemoryCurve& curve) {
  const auto behind_first_tenth = curve.begin() + curve.size() / 10;
  const std::size_t early = *std::max_element(curve.begin(), behind_first_tenth);
  const std::size_t late = *std::max_element(behind_first_tenth, curve.end());
  return late > early ? late - early : 0;
}

}  // namespace dateline::bench
