#include "run/output.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>

namespace dateline::run {
namespace {

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
  if (form_ != Form::lines) text_ += is_empty_ ? "[\n" : ",\n";
  if (form_ == Form::indented_array) {
    append_indented(text_, record);
  } else {
    text_ += record;
  }
  if (form_ == Form::lines) text_ += '\n';
  is_empty_ = false;
  return write_all(descriptor_, text_);
}

std::error_code Output::finish() {
  if (form_ == Form::lines) return {};
  return write_all(descriptor_, is_empty_ ? "[]\n" : "\n]\n");
}

}  // namespace dateline::run
