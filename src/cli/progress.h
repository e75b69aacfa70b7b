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
#include "input/items.h"

namespace dateline::cli {

struct RunProgress {
  std::uint64_t pages = 0;
  std::uint64_t errors = 0;
  std::uint64_t bytes_read = 0;
  std::uint64_t pages_before = 0;  ///< of the pages, those of an earlier run
};

/// How far a run has come: "1,204 of 10,000 pages, 310/s, 3 errors"; where there are archives, "34
/// % of 84.2 GB, 1,204 pages, 310/s, 3 errors". On a terminal a line that is written over; in the
/// plain style a line every 30 seconds. Nothing before the first second is
/// over.
///
/// Of several threads, add() and print() may be called at once.
class Progress {
 public:
  /// How much there is, as far as it can be known; asked once, on a thread of its own, after the
  /// first second.
  using Measure = std::function<std::optional<input::Extent>(const std::stop_token&)>;
  /// How many bytes of it have been read; asked on any thread.
  using BytesRead = std::function<std::uint64_t()>;

  /// ProgressStyle::automatic is a line on standard error, which must be a terminal. `done` is what
  /// an earlier run has done.
  Progress(ProgressStyle style, Measure measure, BytesRead bytes_read, RunProgress done = {});
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
  void measure_all(const std::stop_token& stop);
  void show();
  void wipe();

  const ProgressStyle style_;
  const Measure measure_;
  const BytesRead bytes_read_;
  const Clock::time_point begin_ = Clock::now();

  std::mutex mutex_;  // guards what follows, and standard error
  std::condition_variable_any wake_;
  RunProgress progress_;
  std::optional<input::Extent> all_;
  bool is_line_shown_ = false;

  std::jthread showing_;  // goes first
};

/// "12 of 40 pages, 3/s, 1 error"; "34 % of 1.2 GB, 12 pages, 3/s, 1 error".
std::string progress_text(const RunProgress& progress, const std::optional<input::Extent>& all,
                          std::chrono::duration<double> elapsed);

}  // namespace dateline::cli
