#include "run/output.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>

namespace dateline::run {
namespace {

// How much text a frame has at least: enough to be compressed well.
constexpr std::size_t frame_size = std::size_t{1} << 20U;

// A line end within a record's text is one of its indentation, as strings have none.
void append_indented(std::string& out, std::string_view record) {
  for (;;) {
    const std::size_t line_end = record.find('\n');
    out.append("  ").append(record.substr(0, line_end));
    if (line_end == std::string_view::npos) return;
    out += '\n';
    record.remove_prefix(line_end + 1);
  }
}

}  // namespace

std::error_code write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EAGAIN) {  // somebody else has made it non-blocking
      pollfd writable{descriptor, POLLOUT, 0};
      static_cast<void>(poll(&writable, 1, -1));
    } else if (errno != EINTR) {
      return {errno, std::generic_category()};
    }
  }
  return {};
}

std::error_code Output::write(std::string_view record) {
  text_.clear();
  if (form_ != Form::lines) text_ += state_.is_empty ? "[\n" : ",\n";
  if (form_ == Form::indented_array) {
    append_indented(text_, record);
  } else {
    text_ += record;
  }
  if (form_ == Form::lines) text_ += '\n';

  if (!compressor_) {
    if (const auto failure = put(text_)) return failure;
  } else {
    const std::size_t before = state_.pending.size();
    state_.pending += text_;
    if (state_.pending.size() >= frame_size) {
      if (const auto failure = put(compressor_->compress(state_.pending))) {
        state_.pending.resize(before);
        return failure;
      }
      state_.pending.clear();
    }
  }
  state_.is_empty = false;
  return {};
}

std::error_code Output::finish() {
  const std::string_view end = form_ == Form::lines ? "" : (state_.is_empty ? "[]\n" : "\n]\n");
  if (!compressor_) return write_all(descriptor_, end);
  text_ = state_.pending;
  text_ += end;
  // A file without any frame could not be decompressed.
  if (text_.empty() && state_.bytes > 0) return {};
  return write_all(descriptor_, compressor_->compress(text_));
}

std::error_code Output::put(std::string_view bytes) {
  const auto failure = write_all(descriptor_, bytes);
  if (!failure) state_.bytes += bytes.size();
  return failure;
}

}  // namespace dateline::run
