#include "input/archive_format.h"

#include <algorithm>
#include <string>

#include "input/gzip.h"
#include "text/fold.h"

namespace dateline::input {
namespace {

// RFC 2557: a MIME message whose header says multipart/related. The header ends at the first empty
// line.
bool is_mhtml(std::string_view bytes) {
  if (bytes.starts_with('<')) return false;  // as nearly every page does
  constexpr std::size_t longest_header = 4096;
  const std::string header = text::to_ascii_lower(bytes.substr(0, longest_header));
  const std::size_t end = std::min(header.find("\n\n"), header.find("\n\r\n"));
  const std::string_view lines = std::string_view(header).substr(0, end);
  const auto has_field = [&](std::string_view name) {
    return lines.starts_with(name) || lines.find("\n" + std::string(name)) != std::string::npos;
  };
  return has_field("mime-version:") && has_field("content-type:") &&
         lines.find("multipart/related") != std::string_view::npos;
}

// RFC 8878: a frame, or a skippable one, in which the dictionary of a WARC file stands.
bool is_zstandard(std::string_view bytes) {
  if (bytes.starts_with("\x28\xB5\x2F\xFD")) return true;
  return bytes.size() >= 4 && (bytes[0] & 0xF0) == 0x50 && bytes.substr(1, 3) == "\x2A\x4D\x18";
}

}  // namespace

std::string_view archive_format(std::string_view beginning) {
  constexpr std::size_t enough = 4096;
  std::string decompressed;
  if (is_gzip(beginning)) {
    decompressed = beginning_of_gzip(beginning, enough);
    beginning = decompressed;
  }
  if (beginning.starts_with("WARC/")) return "a WARC archive";
  if (is_mhtml(beginning)) return "an MHTML archive";
  if (is_zstandard(beginning)) return "Zstandard data";
  return {};
}

}  // namespace dateline::input
