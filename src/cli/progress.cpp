#include "cli/progress.h"

#include <unistd.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <new>
#include <system_error>

#include "cli/messages.h"
#include "run/output.h"

namespace dateline::cli {
namespace {

using namespace std::chrono_literals;

constexpr auto first_shown_after = 1s;
constexpr auto shown_every = 200ms;
constexpr auto plain_line_every = 30s;

// What wipes a terminal's line: back to its beginning, and erase to its end (ECMA-48, EL).
constexpr std::string_view wipe_line = "\r\x1B[K";

// "1.2 GB"; powers of 1,000, as disks and downloads have it.
std::string byte_size(std::uint64_t bytes) {
  constexpr std::array<std::string_view, 5> units = {"bytes", "KB", "MB", "GB", "TB"};
  auto size = static_cast<double>(bytes);
  std::size_t unit = 0;
  for (; size >= 1000 && unit + 1 < units.size(); ++unit) size /= 1000;
  const auto tenths = static_cast<std::uint64_t>(std::llround(size * 10));
  std::string text = with_thousands(tenths / 10);
  if (unit > 0) text += "." + std::to_string(tenths % 10);
  return text.append(" ").append(units[unit]);
}

// "34 % of 1.2 GB".
std::string share_of(std::uint64_t bytes_read, std::uint64_t bytes) {
  const double share =
      bytes == 0 ? 0 : static_cast<double>(bytes_read) / static_cast<double>(bytes);
  return std::to_string(static_cast<int>(share * 100)) + " % of " + byte_size(bytes);
}

}  // namespace

std::string progress_text(const RunProgress& progress, const std::optional<input::Extent>& all,
                          std::chrono::duration<double> elapsed) {
  const auto [pages, errors, bytes_read, pages_before] = progress;
  std::string text = counted(pages, "page");
  // What comes through a pipe counts as one page, and may be an archive.
  if (all && !all->has_archives && pages <= all->items)
    text = with_thousands(pages) + " of " + counted(all->items, "page");
  if (all && all->has_archives) text = share_of(bytes_read, all->bytes) + ", " + text;
  if (elapsed.count() > 0) {
    const double rate = static_cast<double>(pages - pages_before) / elapsed.count();
    text += ", " + with_thousands(static_cast<std::uint64_t>(std::llround(rate))) + "/s";
  }
  return text + ", " + counted(errors, "error");
}

Progress::Progress(ProgressStyle style, Measure measure, BytesRead bytes_read, RunProgress done)
    : style_(style),
      measure_(std::move(measure)),
      bytes_read_(std::move(bytes_read)),
      progress_(done) {
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
  ++progress_.pages;
  if (is_error) ++progress_.errors;
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
  // Measuring may take long, and what is done is shown meanwhile.
  std::jthread measuring;
  try {
    measuring = std::jthread(
        [this](const std::stop_token& stop_measuring) { measure_all(stop_measuring); });
  } catch (const std::system_error&) {
    // Then it is not known how much there is.
  }
  const bool is_plain = style_ == ProgressStyle::plain;
  do {
    const std::lock_guard lock(mutex_);
    show();
  } while (sleep(is_plain ? std::chrono::milliseconds(plain_line_every) : shown_every));
}

void Progress::measure_all(const std::stop_token& stop) {
  std::optional<input::Extent> all;
  try {
    all = measure_(stop);
  } catch (const std::bad_alloc&) {
    return;
  }
  const std::lock_guard lock(mutex_);
  all_ = all;
}

void Progress::show() {
  progress_.bytes_read = bytes_read_();
  const std::string text = progress_text(progress_, all_, Clock::now() - begin_);
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
