#include "run/sorted_lines.h"

#include <algorithm>
#include <cerrno>
#include <queue>
#include <utility>

namespace dateline::run {
namespace {

std::error_code last_error() {
  return {errno, std::generic_category()};
}

// The next line of a file with its line end; false at its end.
bool read_line(std::FILE* file, std::string& line) {
  line.clear();
  for (int byte = std::fgetc(file); byte != EOF; byte = std::fgetc(file)) {
    line += static_cast<char>(byte);
    if (byte == '\n') return true;
  }
  return !line.empty();
}

}  // namespace

std::error_code SortedLines::add(std::string line) {
  bytes_ += line.size() + sizeof(std::string);
  lines_.push_back(std::move(line));
  return bytes_ > most_bytes_ ? spill() : std::error_code();
}

std::error_code SortedLines::spill() {
  std::sort(lines_.begin(), lines_.end());
  File run(std::tmpfile());
  if (run == nullptr) return last_error();
  for (const std::string& line : lines_) {
    if (std::fwrite(line.data(), 1, line.size(), run.get()) != line.size()) return last_error();
  }
  if (std::fflush(run.get()) != 0) return last_error();
  std::rewind(run.get());
  runs_.push_back(std::move(run));
  lines_.clear();
  bytes_ = 0;
  return {};
}

std::error_code SortedLines::write_all(
    const std::function<std::error_code(std::string_view)>& write) {
  std::sort(lines_.begin(), lines_.end());
  // The lines in memory are the last run.
  using Next = std::pair<std::string, std::size_t>;
  std::priority_queue<Next, std::vector<Next>, std::greater<>> next;
  std::size_t used = 0;
  const auto advance = [&](std::size_t run) {
    if (run == runs_.size()) {
      if (used < lines_.size()) next.emplace(std::move(lines_[used++]), run);
      return;
    }
    std::string line;
    if (read_line(runs_[run].get(), line)) next.emplace(std::move(line), run);
  };
  for (std::size_t run = 0; run <= runs_.size(); ++run) advance(run);

  constexpr std::size_t enough = std::size_t{64} << 10U;
  std::string text;
  while (!next.empty()) {
    const std::size_t run = next.top().second;
    text += next.top().first;
    next.pop();
    advance(run);
    if (text.size() < enough && !next.empty()) continue;
    if (const auto failure = write(text)) return failure;
    text.clear();
  }
  for (const File& run : runs_) {
    if (std::ferror(run.get()) != 0) return std::make_error_code(std::errc::io_error);
  }
  lines_.clear();
  runs_.clear();
  return {};
}

}  // namespace dateline::run
