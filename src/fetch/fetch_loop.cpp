#include "fetch/fetch_loop.h"

#include <algorithm>
#include <new>
#include <stdexcept>
#include <utility>
#include <variant>

#include "fetch/request_url.h"
#include "fetch/retry.h"
#include "fetch/transfer_error.h"

namespace dateline::http {
namespace {

using std::chrono::milliseconds;

MultiHandle new_multi_handle() {
  static const CURLcode initialised = curl_global_init(CURL_GLOBAL_DEFAULT);
  MultiHandle multi(initialised == CURLE_OK ? curl_multi_init() : nullptr);
  // Without descriptors for waking up there is a handle nevertheless.
  if (!multi || curl_multi_wakeup(multi.get()) != CURLM_OK) {
    throw std::runtime_error("libcurl could not be set up");
  }
  return multi;
}

template <class... Functions>
struct Overloaded : Functions... {
  using Functions::operator()...;
};
template <class... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

}  // namespace

FetchLoop::FetchLoop(FetchOptions options)
    : options_(std::move(options)),
      headers_(curl_slist_append(nullptr, "Accept: text/html,application/xhtml+xml,*/*;q=0.5")),
      multi_(new_multi_handle()),
      schedule_({.per_host = options_.per_host,
                 .pause = options_.pause,
                 .max_running = options_.max_transfers}) {
  // libcurl's own measure is the number of requests under way, and would close connections to hosts
  // that pause.
  const long kept = std::clamp(options_.max_transfers, 4U, 64U) * 4L;
  curl_multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS, kept);
}

FetchLoop::~FetchLoop() {
  for (auto& [turn, job] : jobs_) {
    if (job.transfer) curl_multi_remove_handle(multi_.get(), job.transfer->handle());
  }
}

void FetchLoop::add(std::uint64_t number, std::string url) {
  Entry& entry = *jobs_.try_emplace({.number = number, .sequence = next_sequence_++}).first;
  Job& job = entry.second;
  job.input = std::move(url);
  auto requested = request_url(job.input);
  if (!requested) {
    Error error = fetch_error(ErrorCode::unreadable, std::move(requested).error());
    error.input = job.input;
    finished_.push_back({number, tl::unexpected(std::move(error))});
    jobs_.erase(entry.first);
    return;
  }
  job.first_url = std::move(*requested);
  set_url(job, job.first_url);
  const auto now = Clock::now();
  enqueue(entry, now, now);
}

void FetchLoop::abandon_waiting() {
  is_abandoned_ = true;
  for (const Turn& turn : schedule_.remove_waiting(Clock::now())) abandon(*jobs_.find(turn));
}

std::optional<Fetched> FetchLoop::take_finished() {
  if (finished_.empty()) return std::nullopt;
  std::optional<Fetched> first(std::move(finished_.front()));
  finished_.pop_front();
  return first;
}

void FetchLoop::step() {
  while (begin_next()) {
  }
  int running = 0;
  curl_multi_perform(multi_.get(), &running);
  bool has_ended = false;
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    Entry* entry = nullptr;
    curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &entry);
    judge(*entry, message->data.result);
    has_ended = true;
  }
  if (!has_ended) return;
  // What may begin in the place of those that ended is not to wait for the next step.
  while (begin_next()) {
  }
}

bool FetchLoop::begin_next() {
  if (is_held_) return false;
  const std::optional<Turn> turn = schedule_.take(Clock::now());
  if (turn) begin(*jobs_.find(*turn));
  return turn.has_value();
}

void FetchLoop::begin(Entry& entry) {
  Job& job = entry.second;
  if (job.is_new_try) ++job.tries;
  job.is_new_try = false;
  job.begun = Clock::now();
  milliseconds time_left = options_.total_timeout;
  if (time_left != milliseconds::zero()) {
    time_left = std::max(time_left - job.spent, milliseconds(1));
  }
  const Request request{
      .url = job.url, .time_left = time_left, .on_new_connection = job.on_new_connection};
  try {
    job.transfer = std::make_unique<Transfer>(request, options_, headers_.get());
    curl_easy_setopt(job.transfer->handle(), CURLOPT_PRIVATE, &entry);
    if (curl_multi_add_handle(multi_.get(), job.transfer->handle()) == CURLM_OK) return;
  } catch (const std::bad_alloc&) {
  }
  job.transfer.reset();
  const auto now = Clock::now();
  schedule_.finish(job.host, now);
  fail(entry, {.error = out_of_memory()}, now);
}

void FetchLoop::judge(Entry& entry, CURLcode code) {
  Job& job = entry.second;
  const auto now = Clock::now();
  job.spent += std::chrono::ceil<milliseconds>(now - job.begun);
  curl_multi_remove_handle(multi_.get(), job.transfer->handle());
  Outcome outcome;
  try {
    outcome = job.transfer->outcome(code, job.spent);
  } catch (const std::bad_alloc&) {
    outcome = Failure{.error = out_of_memory()};
  }
  job.transfer.reset();
  schedule_.finish(job.host, now);
  std::visit(Overloaded{[&](Page& page) { give(entry, std::move(page)); },
                        [&](const Redirect& redirect) { follow(entry, redirect, now); },
                        [&](Failure& failure) { fail(entry, std::move(failure), now); },
                        [&](LostConnection) {
                          job.on_new_connection = true;
                          enqueue(entry, now, now);
                        }},
             outcome);
}

void FetchLoop::follow(Entry& entry, const Redirect& redirect, Clock::time_point now) {
  Job& job = entry.second;
  if (job.redirects >= options_.max_redirects) {
    const std::string message =
        "more than " + std::to_string(options_.max_redirects) + " redirects";
    return fail(entry, {.error = fetch_error(ErrorCode::redirect_refused, message)}, now);
  }
  auto target = redirect_target(job.url, redirect.location);
  if (!target) {
    const std::string message = "the redirect is not followed: " + target.error();
    return fail(entry, {.error = fetch_error(ErrorCode::redirect_refused, message)}, now);
  }
  if (options_.total_timeout != milliseconds::zero() && job.spent >= options_.total_timeout) {
    return fail(entry, {.error = timeout_error(options_, job.spent)}, now);
  }
  ++job.redirects;
  job.on_new_connection = false;
  set_url(job, std::move(*target));
  enqueue(entry, now, now);
}

void FetchLoop::fail(Entry& entry, Failure failure, Clock::time_point now) {
  Job& job = entry.second;
  const bool is_too_long = failure.retry_after && *failure.retry_after > options_.longest_wait;
  if (failure.retry_after) {
    const auto until = now + *failure.retry_after;
    if (is_too_long) {
      for (const Turn& turn : schedule_.defer(job.host, until, now)) {
        defer(*jobs_.find(turn), until, now);
      }
    } else {
      schedule_.hold(job.host, until, now);
    }
  }
  if (failure.is_passing && !is_too_long && job.tries < options_.max_tries && !is_abandoned_) {
    try_again(entry, std::move(failure), now);
  } else {
    give(entry, std::move(failure));
  }
}

void FetchLoop::try_again(Entry& entry, Failure failure, Clock::time_point now) {
  Job& job = entry.second;
  const Error error = about(job, std::move(failure.error));
  failure.error = error;  // whose URL is this try's, where the next one begins anew
  job.last_failure = std::move(failure);
  job.is_new_try = true;
  job.redirects = 0;
  job.spent = {};
  job.on_new_connection = false;
  set_url(job, job.first_url);
  const auto not_before = now + pause_before_next_try(options_.retry_pause, job.tries);
  const std::string host = job.host;
  if (enqueue(entry, not_before, now) && options_.on_retry) {
    const auto begin = std::max(not_before, schedule_.free_at(host));
    options_.on_retry(error, std::chrono::ceil<milliseconds>(begin - now));
  }
}

bool FetchLoop::enqueue(Entry& entry, Clock::time_point not_before, Clock::time_point now) {
  const Job& job = entry.second;
  if (is_abandoned_) {
    abandon(entry);
    return false;
  }
  if (const auto until = schedule_.deferred_until(job.host, now)) {
    defer(entry, *until, now);
    return false;
  }
  schedule_.add(job.host, entry.first, not_before, now);
  return true;
}

void FetchLoop::set_url(Job& job, std::string url) {
  job.url = std::move(url);
  job.host = host_of(job.url);
}

void FetchLoop::defer(Entry& entry, Clock::time_point until, Clock::time_point now) {
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(until - now).count();
  give(entry, about(entry.second,
                    fetch_error(ErrorCode::deferred,
                                "the host " + printable(entry.second.host) +
                                    " wants to be left alone for " + std::to_string(seconds) + " s",
                                true)));
}

void FetchLoop::abandon(Entry& entry) {
  Job& job = entry.second;
  if (job.last_failure) {
    give(entry, std::move(*job.last_failure));
  } else {
    jobs_.erase(entry.first);
  }
}

void FetchLoop::give(Entry& entry, Page page) {
  page.input = std::move(entry.second.input);
  finished_.push_back({entry.first.number, std::move(page)});
  jobs_.erase(entry.first);
}

void FetchLoop::give(Entry& entry, Error error) {
  finished_.push_back({entry.first.number, tl::unexpected(std::move(error))});
  jobs_.erase(entry.first);
}

void FetchLoop::give(Entry& entry, Failure failure) {
  const Job& job = entry.second;
  if (failure.incomplete) return give(entry, std::move(*failure.incomplete));
  give(entry, about(job, with_tries(std::move(failure.error), job.tries)));
}

Error FetchLoop::about(const Job& job, Error error) {
  error.input = job.input;
  if (!error.url) error.url = shown_url(job.url);
  return error;
}

void FetchLoop::wait() {
  constexpr auto longest = milliseconds(std::chrono::hours(1));
  std::optional<Clock::time_point> event;
  if (!is_held_) event = schedule_.next_event();
  const milliseconds until_event =
      event ? std::chrono::ceil<milliseconds>(*event - Clock::now()) : longest;
  const auto timeout = std::clamp(until_event, milliseconds::zero(), longest);
  curl_multi_poll(multi_.get(), nullptr, 0, static_cast<int>(timeout.count()), nullptr);
}

}  // namespace dateline::http
