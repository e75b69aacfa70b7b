#include <algorithm>
#include <charconv>
#include <system_error>

#include "archive/archive_error.h"
#include "archive/header_fields.h"
#include "dateline/warc.h"

namespace dateline {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// RFC 9112 section 4, and "HTTP/2 200", as clients print what HTTP/2 and 3 have no line for. 0 for
// what is no status line.
int parse_status(std::string_view line) {
  constexpr std::string_view name = "HTTP/";
  if (!line.starts_with(name)) return 0;
  line.remove_prefix(name.size());
  const std::size_t version_end = line.find_first_not_of("0123456789.");
  if (version_end == 0 || version_end == std::string_view::npos) return 0;
  line.remove_prefix(version_end);
  const std::size_t blanks = line.find_first_not_of(" \t");
  if (blanks == 0 || blanks == std::string_view::npos) return 0;
  line.remove_prefix(blanks);
  constexpr std::size_t digits = 3;
  int status = 0;
  const auto [end, error] =
      std::from_chars(line.data(), line.data() + std::min(digits, line.size()), status);
  if (error != std::errc() || end != line.data() + digits || status < 100) return 0;
  if (line.size() > digits && is_digit(line[digits])) return 0;
  return status;
}

tl::unexpected<Error> bad_header(const char* message) {
  return tl::unexpected(archive::archive_error(ErrorCode::bad_archive, message));
}

}  // namespace

tl::expected<HttpHeader, Error> read_http_header(std::string_view block) {
  std::string_view first_line = block.substr(0, archive::header_limit);
  HttpHeader header;
  header.status = parse_status(archive::take_line(first_line));
  if (header.status == 0) return bad_header("it does not begin with the status line of HTTP");
  header.bytes = archive::find_header_end(block.substr(0, archive::header_limit));
  if (header.bytes == std::string_view::npos) {
    if (block.size() > archive::header_limit) {
      return bad_header("its HTTP header has more than 64 KiB");
    }
    // A response without a body may lack the empty line, too.
    header.bytes = block.size();
  }
  header.text.assign(block.substr(0, header.bytes));
  archive::unfold(header.text);
  std::string_view lines = header.text;
  archive::take_line(lines);
  header.text.erase(0, header.text.size() - lines.size());
  return header;
}

}  // namespace dateline
