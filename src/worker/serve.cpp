#include "worker/serve.h"

#include <signal.h>  // NOLINT(modernize-deprecated-headers): POSIX's SIGKILL
#include <sys/prctl.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/extract.h"
#include "worker/channel.h"
#include "worker/make_record.h"
#include "worker/shared_bytes.h"
#include "worker/wire.h"

namespace dateline::worker {
namespace {

// What a process takes beside its work on a page: the libraries, the page and its record.
constexpr std::size_t other_memory = std::size_t{512} << 20U;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool has_sanitizer = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool has_sanitizer = true;
#else
constexpr bool has_sanitizer = false;
#endif
#else
constexpr bool has_sanitizer = false;
#endif

void limit(__rlimit_resource resource, rlim_t most) {
  rlimit limits{};
  if (getrlimit(resource, &limits) != 0) return;
  limits.rlim_cur = std::min(most, limits.rlim_max);
  static_cast<void>(setrlimit(resource, &limits));
}

// Sanitizers reserve far more addresses than they use.
void limit_resources(const Limits& limits) {
  limit(RLIMIT_CORE, 0);
  if (!has_sanitizer) limit(RLIMIT_AS, limits.memory_bytes + 4 * limits.page_bytes + other_memory);
}

// What has taken too much memory is given back on the way here.
Record record_of(Page page, const RecordOptions& options, Extractor& extractor,
                 const std::function<void(const Page&)>& before_page) {
  Error error{.code = ErrorCode::too_large,
              .stage = "worker",
              .message = "the page needs more memory than its process may take",
              .url = page.url,
              .warc = page.warc};
  const std::string input = page.input;
  try {
    if (before_page) before_page(page);
    return make_record(std::move(page), options, extractor);
  } catch (const std::bad_alloc&) {
    return error_record(std::move(error), input, options);
  }
}

// A message says which memory holds what is said of the page, and behind it its bytes; and how many
// each of them has.
std::optional<Page> read_page(std::string_view message, std::vector<SharedBytes>& memory) {
  WireReader in(message);
  const std::uint64_t place = in.number();
  const std::uint64_t said = in.number();
  const std::uint64_t bytes = in.number();
  if (!in.is_whole() || place >= memory.size()) return std::nullopt;
  const auto stored = memory[place].view(said + bytes);
  if (!stored) return std::nullopt;
  WireReader page_in(stored->substr(0, said));
  auto page = read_page_without_bytes(page_in);
  if (page) page->bytes = stored->substr(said);
  return page;
}

}  // namespace

int serve(const std::function<void(const Page&)>& before_page) {
  // What the program does not wait for any more, nobody does. Where it has ended already, the
  // socket says so.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  Channel channel(worker_descriptor);
  std::string message;
  if (channel.receive(message) != Exchange::done) return 0;
  const auto options = read_options(message);
  if (!options) return 1;
  limit_resources(options->limits);
  std::vector<SharedBytes> memory;
  for (std::size_t i = 1; i <= pages_in_flight; ++i) {
    memory.emplace_back(worker_descriptor + static_cast<int>(i));
  }
  Extractor extractor;
  std::string answer;
  while (channel.receive(message) == Exchange::done) {
    auto page = read_page(message, memory);
    if (!page) return 1;
    answer.clear();
    WireWriter out(answer);
    write(out, record_of(*std::move(page), *options, extractor, before_page));
    if (channel.send(answer) != Exchange::done) break;
  }
  return 0;
}

}  // namespace dateline::worker
