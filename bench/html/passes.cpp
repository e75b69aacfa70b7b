#include "passes.h"

#include <algorithm>
#include <atomic>
#include <ctime>
#include <thread>

namespace dateline::bench {
namespace {

std::chrono::duration<double> thread_time() {
  std::timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

}  // namespace

std::vector<Timing> time_variants(const std::vector<Page>& pages, unsigned passes) {
  std::vector<Timing> timings;
  for (const Variant& variant : variants()) {
    variant.read(pages.front());  // what is made once
    timings.push_back({.variant = &variant});
  }
  for (unsigned pass = 0; pass < passes; ++pass) {
    for (Timing& timing : timings) {
      timing.failures = 0;
      const auto begin = thread_time();
      for (const Page& page : pages) {
        if (!timing.variant->read(page)) ++timing.failures;
      }
      timing.best = std::min(timing.best, thread_time() - begin);
    }
  }
  return timings;
}

std::chrono::duration<double> time_threads(const Variant& variant, const std::vector<Page>& pages,
                                           std::size_t rounds, unsigned threads) {
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t number = next++; number < rounds * pages.size(); number = next++)
      variant.read(pages[number % pages.size()]);
  };
  const auto begin = std::chrono::steady_clock::now();
  {
    std::vector<std::jthread> working;
    for (unsigned thread = 0; thread < threads; ++thread) working.emplace_back(work);
  }
  return std::chrono::steady_clock::now() - begin;
}

}  // namespace dateline::bench
