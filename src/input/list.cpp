#include "input/list.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "input/input_error.h"
#include "input/stoppable_reader.h"

namespace dateline::input {
namespace {

// An entry may be an article's whole record.
constexpr std::size_t longest_entry = std::size_t{64} << 20U;

std::error_code last_error() {
  return {errno, std::generic_category()};
}

}  // namespace

tl::expected<List, std::error_code> List::open(const std::string& path, Separator separator) {
  FileDescriptor file;
  if (path != "-") {
    file = FileDescriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
    if (file.number() < 0) return tl::unexpected(last_error());
    struct stat status {};
    if (fstat(file.number(), &status) != 0) return tl::unexpected(last_error());
    if (S_ISDIR(status.st_mode)) {
      return tl::unexpected(std::make_error_code(std::errc::is_a_directory));
    }
  }
  return List(path, separator, std::move(file));
}

// False at the end, or when the list cannot be read on.
bool List::read_more(const std::stop_token& stop) {
  if (is_at_end_) return false;
  buffer_.erase(0, position_);
  searched_ -= position_;
  position_ = 0;
  StoppableReader reader(file_.number() < 0 ? STDIN_FILENO : file_.number(), stop);
  constexpr std::size_t step = std::size_t{64} << 10U;
  const std::size_t before = buffer_.size();
  buffer_.resize(before + step);
  const ssize_t count = reader.read(buffer_.data() + before, step);
  if (count < 0) {
    is_cut_ = true;
    if (errno != ECANCELED) failure_ = last_error();
  }
  buffer_.resize(before + (count > 0 ? static_cast<std::size_t>(count) : 0));
  is_at_end_ = count <= 0;
  return !is_at_end_;
}

std::optional<tl::expected<std::string, Error>> List::next_entry(const std::stop_token& stop) {
  const char separator = static_cast<char>(separator_);
  bool is_too_long = false;
  std::size_t end = 0;
  while ((end = buffer_.find(separator, searched_)) == std::string::npos) {
    searched_ = buffer_.size();
    if (buffer_.size() - position_ > longest_entry) {
      is_too_long = true;
      position_ = buffer_.size();  // what there is of it is forgotten
    }
    if (!read_more(stop)) break;
  }
  if (end == std::string::npos) {
    // What was cut in the middle is no entry.
    if (is_cut_ || (searched_ == position_ && !is_too_long)) return std::nullopt;
    end = buffer_.size();
  }
  std::string entry = buffer_.substr(position_, end - position_);
  position_ = searched_ = std::min(end + 1, buffer_.size());
  ++entry_number_;
  if (is_too_long) {
    return tl::unexpected(input_error(
        ErrorCode::unreadable,
        "entry " + std::to_string(entry_number_) + " of the list is longer than 64 MiB", path_));
  }
  return entry;
}

std::optional<tl::expected<std::string, Error>> List::next(const std::stop_token& stop) {
  while (auto entry = next_entry(stop)) {
    if (!*entry) return entry;
    std::string& text = **entry;
    if (separator_ == Separator::line_end) {
      if (entry_number_ == 1 && text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
      if (text.ends_with('\r')) text.pop_back();
      if (text.find_first_not_of(" \t") == std::string::npos) continue;
    }
    if (!text.empty()) return entry;
  }
  if (failure_) {
    Error error = input_error(ErrorCode::unreadable,
                              "the list cannot be read on after entry " +
                                  std::to_string(entry_number_) + ": " + failure_.message(),
                              path_);
    failure_ = {};
    return tl::unexpected(std::move(error));
  }
  return std::nullopt;
}

}  // namespace dateline::input
