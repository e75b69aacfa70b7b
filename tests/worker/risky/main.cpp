#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "worker/serve.h"

/// A worker program that does what pages tell it to, so that tests can see it fail.

namespace {

using dateline::Page;

// Takes memory until there is no more.
void take_memory() {
  constexpr std::size_t step = std::size_t{64} << 20U;
  std::vector<std::string> taken;
  for (;;) taken.emplace_back(step, 'x');
}

void obey(const Page& page) {
  const auto says = [&](std::string_view command) {
    return page.bytes.find("risky-worker: " + std::string(command)) != std::string::npos;
  };
  if (says("abort")) std::abort();
  if (says("segmentation fault")) std::raise(SIGSEGV);
  if (says("kill")) std::raise(SIGKILL);
  if (says("exit")) std::exit(7);  // NOLINT(concurrency-mt-unsafe): there is one thread
  if (says("hang")) {
    for (;;) std::this_thread::sleep_for(std::chrono::hours(1));
  }
  if (says("sleep")) std::this_thread::sleep_for(std::chrono::milliseconds(400));
  if (says("memory")) take_memory();
}

}  // namespace

int main() {
  return dateline::worker::serve(obey);
}
