#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>

#include "cli/settings.h"

namespace dateline::cli {

/// How far a run has come: "1,204 of 10,000 pages, 310/s, 3 errors". On a terminal a line that is
/// written over; in the plain style a line every ten seconds. Nothing before the first second is
/// over.
///
/// Of several threads, add() and print() may be called at once.
class Progress {
 public:
  /// How many pages there are, as far as it can be known; asked once, on a thread of its own,
  /// after the first second.
  using CountAll = std::function<std::optional<std::uint64_t>(const std::stop_token&)>;

  /// ProgressStyle::automatic is a line on standard error, which must be a terminal.
  Progress(ProgressStyle style, CountAll count_all);
  ~Progress();  ///< wipes the line
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// A page is done.
  void add(bool is_error);

  /// A message, above the line of progress.
  void print(std::string_view message);

 private:
  using Clock = std::chrono::steady_clock;

  void show_until_stopped(const std::stop_token& stop);
  void count_all(const std::stop_token& stop);
  void show();
  void wipe();

  const ProgressStyle style_;
  const CountAll count_all_;
  const Clock::time_point begin_ = Clock::now();

  std::mutex mutex_;  // guards what follows, and standard error
  std::condition_variable_any wake_;
  std::uint64_t pages_ = 0;
  std::uint64_t errors_ = 0;
  std::optional<std::uint64_t> all_;
  bool is_line_shown_ = false;

  std::jthread showing_;  // goes first
};

/// "12 of 40 pages, 3/s, 1 error".
std::string progress_text(std::uint64_t pages, std::optional<std::uint64_t> all,
                          std::uint64_t errors, std::chrono::duration<double> elapsed);

}  // namespace dateline::cli
