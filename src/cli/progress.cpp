#include "cli/progress.h"

#include <unistd.h>

#include <cmath>
#include <new>
#include <system_error>

#include "cli/messages.h"
#include "run/output.h"

namespace dateline::cli {
namespace {

using namespace std::chrono_literals;

constexpr auto first_shown_after = 1s;
constexpr auto shown_every = 200ms;
constexpr auto plain_line_every = 10s;

// What wipes a terminal's line: back to its beginning, and erase to its end (ECMA-48, EL).
constexpr std::string_view wipe_line = "\r\x1B[K";

}  // namespace

std::string progress_text(std::uint64_t pages, std::optional<std::uint64_t> all,
                          std::uint64_t errors, std::chrono::duration<double> elapsed) {
  std::string text =
      all ? with_thousands(pages) + " of " + counted(*all, "page") : counted(pages, "page");
  if (elapsed.count() > 0) {
    const double rate = static_cast<double>(pages) / elapsed.count();
    text += ", " + with_thousands(static_cast<std::uint64_t>(std::llround(rate))) + "/s";
  }
  return text + ", " + counted(errors, "error");
}

Progress::Progress(ProgressStyle style, CountAll count_all)
    : style_(style), count_all_(std::move(count_all)) {
  if (style_ == ProgressStyle::none) return;
  try {
    showing_ = std::jthread([this](const std::stop_token& stop) { show_until_stopped(stop); });
  } catch (const std::system_error&) {
    // The system gives no thread for it: the run goes on without.
  }
}

Progress::~Progress() {
  if (showing_.joinable()) {
    showing_.request_stop();
    showing_.join();
  }
  wipe();
}

void Progress::add(bool is_error) {
  const std::lock_guard lock(mutex_);
  ++pages_;
  if (is_error) ++errors_;
}

void Progress::print(std::string_view message) {
  const std::lock_guard lock(mutex_);
  wipe();
  print_message(message);
}

void Progress::show_until_stopped(const std::stop_token& stop) {
  const auto sleep = [&](std::chrono::milliseconds time) {
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, stop, time, [] { return false; });
    return !stop.stop_requested();
  };
  if (!sleep(first_shown_after)) return;
  // Counting may take long, and what is done is shown meanwhile.
  std::jthread counting;
  try {
    counting =
        std::jthread([this](const std::stop_token& stop_counting) { count_all(stop_counting); });
  } catch (const std::system_error&) {
    // Then it is not known how many there are.
  }
  const bool is_plain = style_ == ProgressStyle::plain;
  do {
    const std::lock_guard lock(mutex_);
    show();
  } while (sleep(is_plain ? std::chrono::milliseconds(plain_line_every) : shown_every));
}

void Progress::count_all(const std::stop_token& stop) {
  std::optional<std::uint64_t> all;
  try {
    all = count_all_(stop);
  } catch (const std::bad_alloc&) {
    return;
  }
  const std::lock_guard lock(mutex_);
  all_ = all;
}

void Progress::show() {
  const std::string text = progress_text(pages_, all_, errors_, Clock::now() - begin_);
  if (style_ == ProgressStyle::plain) return print_message(text);
  static_cast<void>(run::write_all(STDERR_FILENO, std::string(wipe_line) + text));
  is_line_shown_ = true;
}

void Progress::wipe() {
  if (!is_line_shown_) return;
  static_cast<void>(run::write_all(STDERR_FILENO, wipe_line));
  is_line_shown_ = false;
}

}  // namespace dateline::cli
