#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "dateline/fetch.h"
#include "fetch/curl_handles.h"
#include "fetch/host_schedule.h"
#include "fetch/transfer.h"

namespace dateline::http {

/// URLs on their way to a page or an error: what Fetcher does, but for the threads. Of one thread,
/// apart from wake(); all calls but that one need a SigpipeGuard and a Utf8Locale.
class FetchLoop {
 public:
  /// Throws std::runtime_error where there is no memory or no descriptors for it.
  explicit FetchLoop(FetchOptions options);
  ~FetchLoop();
  FetchLoop(const FetchLoop&) = delete;
  FetchLoop& operator=(const FetchLoop&) = delete;

  void add(std::uint64_t number, std::string url);

  /// As Fetcher::abandon_waiting().
  void abandon_waiting();

  /// Whether no request may begin, for now.
  void hold(bool is_held) noexcept { is_held_ = is_held; }

  /// Begins the requests that may begin, moves those under way on, and judges those that have
  /// ended. Does not wait.
  void step();

  std::optional<Fetched> take_finished();

  /// Whether nothing waits, is under way, or has been finished and not been taken.
  bool is_idle() const noexcept { return jobs_.empty() && finished_.empty(); }

  /// Waits until step() can do something, or for wake().
  void wait();

  /// Ends the wait() that is going on, or the next one. Any thread.
  void wake() noexcept { curl_multi_wakeup(multi_.get()); }

 private:
  using Clock = std::chrono::steady_clock;

  /// One URL. A try begins with `first_url` and follows redirects.
  struct Job {
    std::string input;
    std::string first_url;
    std::string url;   ///< that is asked for next, or now
    std::string host;  ///< of `url`
    int tries = 0;     ///< that have begun
    bool is_new_try = true;
    int redirects = 0;
    std::chrono::milliseconds spent{};  ///< on the requests of this try
    bool on_new_connection = false;
    std::optional<Failure> last_failure = {};  ///< what the try before gave
    Clock::time_point begun = {};
    std::unique_ptr<Transfer> transfer = {};  ///< while it is asked for
  };
  using Entry = std::pair<const Turn, Job>;

  bool begin_next();
  void begin(Entry& entry);
  void judge(Entry& entry, CURLcode code);
  void follow(Entry& entry, const Redirect& redirect, Clock::time_point now);
  void fail(Entry& entry, Failure failure, Clock::time_point now);
  void try_again(Entry& entry, Failure failure, Clock::time_point now);

  /// Lets the URL wait for its host's turn. False when it does not wait: it was given, or
  /// forgotten.
  bool enqueue(Entry& entry, Clock::time_point not_before, Clock::time_point now);
  void set_url(Job& job, std::string url);
  void defer(Entry& entry, Clock::time_point until, Clock::time_point now);
  void abandon(Entry& entry);

  /// The URL's result; the entry is gone.
  void give(Entry& entry, Page page);
  void give(Entry& entry, Error error);
  void give(Entry& entry, Failure failure);
  static Error about(const Job& job, Error error);

  FetchOptions options_;
  HeaderList headers_;
  MultiHandle multi_;
  HostSchedule schedule_;
  std::uint64_t next_sequence_ = 0;
  std::map<Turn, Job> jobs_;
  std::deque<Fetched> finished_;
  bool is_abandoned_ = false;
  bool is_held_ = false;
};

}  // namespace dateline::http
