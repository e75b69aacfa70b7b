#include <deque>
#include <exception>
#include <mutex>
#include <utility>

#include "dateline/fetch.h"
#include "fetch/fetch_loop.h"
#include "fetch/sigpipe_guard.h"
#include "fetch/transfer_error.h"
#include "fetch/utf8_locale.h"

namespace dateline {

struct Fetcher::State {
  explicit State(FetchOptions options) : loop(std::move(options)) {}

  /// What other threads want of the one that is in next().
  struct Inbox {
    std::deque<std::pair<std::uint64_t, std::string>> urls;
    bool is_closed = false;
    bool is_abandoned = false;
    bool is_cancelled = false;
    bool is_held = false;
  };

  enum class Taken { more_may_come, all, cancelled };

  /// Hands what has come in to the loop.
  Taken take_in() {
    Inbox taken;
    {
      const std::lock_guard lock(mutex);
      std::swap(taken.urls, inbox.urls);
      taken.is_closed = inbox.is_closed;
      taken.is_cancelled = inbox.is_cancelled;
      taken.is_held = inbox.is_held;
      taken.is_abandoned = std::exchange(inbox.is_abandoned, false);
    }
    if (taken.is_cancelled) return Taken::cancelled;
    for (auto& [number, url] : taken.urls) loop.add(number, std::move(url));
    if (taken.is_abandoned) loop.abandon_waiting();
    loop.hold(taken.is_held);
    return taken.is_closed ? Taken::all : Taken::more_may_come;
  }

  http::FetchLoop loop;
  std::mutex mutex;
  Inbox inbox;
};

Fetcher::Fetcher(FetchOptions options) : state_(std::make_unique<State>(std::move(options))) {
}

Fetcher::~Fetcher() {
  const http::SigpipeGuard guard;  // closing a TLS connection writes to it
  state_.reset();
}

void Fetcher::add(std::uint64_t number, std::string url) {
  bool is_first = false;
  {
    const std::lock_guard lock(state_->mutex);
    if (state_->inbox.is_closed) return;
    is_first = state_->inbox.urls.empty();
    state_->inbox.urls.emplace_back(number, std::move(url));
  }
  // Whoever added the first that waits wakes for all.
  if (is_first) state_->loop.wake();
}

void Fetcher::close() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->inbox.is_closed = true;
  }
  state_->loop.wake();
}

void Fetcher::abandon_waiting() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->inbox.is_closed = true;
    state_->inbox.is_abandoned = true;
    state_->inbox.urls.clear();
  }
  state_->loop.wake();
}

void Fetcher::hold(bool is_held) {
  {
    const std::lock_guard lock(state_->mutex);
    state_->inbox.is_held = is_held;
  }
  if (!is_held) state_->loop.wake();
}

void Fetcher::cancel() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->inbox.is_closed = true;
    state_->inbox.is_cancelled = true;
  }
  state_->loop.wake();
}

std::optional<Fetched> Fetcher::next() {
  const http::SigpipeGuard guard;
  const http::Utf8Locale locale;
  while (true) {
    const State::Taken taken = state_->take_in();
    if (taken == State::Taken::cancelled) return std::nullopt;
    // A step may finish many; the next one is taken when all of them have been given, so that no
    // more than one step's pages wait.
    if (std::optional<Fetched> finished = state_->loop.take_finished()) return finished;
    state_->loop.step();
    if (std::optional<Fetched> finished = state_->loop.take_finished()) return finished;
    if (taken == State::Taken::all && state_->loop.is_idle()) return std::nullopt;
    state_->loop.wait();
  }
}

tl::expected<Page, Error> fetch(const std::string& url, const FetchOptions& options) {
  try {
    Fetcher fetcher(options);
    fetcher.add(0, url);
    fetcher.close();
    return std::move(fetcher.next()->page);
  } catch (const std::exception& failure) {
    Error error = http::fetch_error(ErrorCode::network, failure.what(), true);
    error.input = url;
    return tl::unexpected(std::move(error));
  }
}

}  // namespace dateline
