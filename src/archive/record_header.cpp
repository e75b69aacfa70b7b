#include "archive/record_header.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <system_error>

#include "archive/header_fields.h"
#include "text/fold.h"

namespace dateline {
namespace {

// In the order of the enumeration.
constexpr std::array<std::string_view, 9> type_names = {
    "warcinfo", "response",   "resource",     "request", "metadata",
    "revisit",  "conversion", "continuation", "other",
};

}  // namespace

std::string_view to_string(WarcType type) noexcept {
  const auto index = static_cast<std::size_t>(type);
  return index < type_names.size() ? type_names[index] : type_names.back();
}

}  // namespace dateline

namespace dateline::archive {
namespace {

WarcType parse_type(std::string_view name) {
  const auto* const found = std::find_if(
      type_names.begin(), type_names.end(),
      [name](std::string_view known) { return text::equals_ignoring_ascii_case(known, name); });
  if (found == type_names.end()) return WarcType::other;
  return static_cast<WarcType>(found - type_names.begin());
}

std::optional<std::uint64_t> parse_number(std::string_view digits) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

// The grammar of WARC 1.0 puts them round every URI, and examples and WARC 1.1 do not.
std::string_view without_angle_brackets(std::string_view uri) {
  if (!uri.starts_with('<') || !uri.ends_with('>')) return uri;
  return uri.substr(1, uri.size() - 2);
}

}  // namespace

tl::expected<RecordHeader, std::string_view> read_record_header(std::string& text) {
  unfold(text);
  std::string_view lines = text;
  take_line(lines);  // the version
  RecordHeader header;
  header.fields.lines = lines;
  std::optional<std::string_view> length;
  for_each_field(lines, [&](std::string_view name, std::string_view value) {
    const auto is = [name](std::string_view known) {
      return text::equals_ignoring_ascii_case(name, known);
    };
    if (is("WARC-Type")) {
      header.type = parse_type(value);
    } else if (is("WARC-Target-URI")) {
      header.target_uri = without_angle_brackets(value);
    } else if (is("WARC-Date")) {
      header.date = value;
    } else if (is("Content-Length")) {
      if (!length) length = value;  // where lines are damaged, others' headers may follow
    } else if (is("WARC-Truncated") || is("WARC-Segment-Number")) {
      header.is_truncated = true;
    }
  });
  if (!length) return tl::unexpected(std::string_view("a record has no Content-Length"));
  const auto number = parse_number(*length);
  if (!number)
    return tl::unexpected(std::string_view("the Content-Length of a record is no number"));
  header.block_bytes = *number;
  return header;
}

}  // namespace dateline::archive
