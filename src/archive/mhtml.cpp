#include "dateline/mhtml.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "archive/archive_error.h"
#include "archive/content_transfer_encoding.h"
#include "archive/mime_field.h"
#include "archive/multipart_reader.h"
#include "text/date.h"
#include "text/fold.h"
#include "text/url.h"

namespace dateline {
namespace {

using archive::MimePart;

enum class PartKind { html, multipart, other };

PartKind kind_of(std::string_view content_type) noexcept {
  const archive::MediaType media = archive::media_type(content_type);
  if (media.is("text", "html") || media.is("application", "xhtml+xml")) return PartKind::html;
  return text::equals_ignoring_ascii_case(media.type, "multipart") ? PartKind::multipart
                                                                   : PartKind::other;
}

std::string_view field_or_nothing(std::string_view header, std::string_view name) noexcept {
  return archive::find_mime_field(header, name).value_or(std::string_view());
}

// Editors leave a byte-order mark and empty lines there.
std::string_view skip_to_header(std::string_view bytes) noexcept {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  bytes.remove_prefix(std::min(bytes.find_first_not_of("\r\n"), bytes.size()));
  return bytes;
}

// Of a Content-ID, and of what refers to it.
std::string_view without_angle_brackets(std::string_view id) noexcept {
  id = text::trim_ascii(id);
  if (id.starts_with('<')) id.remove_prefix(1);
  if (id.ends_with('>')) id.remove_suffix(1);
  return id;
}

struct RootPart {
  MimePart part;
  PartKind kind = PartKind::other;
};

// What a multipart has in it.
struct Parts {
  std::optional<RootPart> root;  // HTML or a multipart, but for what `start` names
  bool is_empty = true;
  bool is_closed = false;
};

Parts read_parts(const MimePart& multipart) {
  const std::string_view type = field_or_nothing(multipart.header, "Content-Type");
  auto boundary = archive::mime_parameter(type, "boundary");
  if (!boundary) boundary = archive::guess_boundary(multipart.body);
  if (!boundary) return {};
  // No boundary ends with a blank (RFC 2046 section 5.1.1).
  boundary->erase(boundary->find_last_not_of(' ') + 1);
  const std::string start = archive::mime_parameter(type, "start").value_or("");
  // The type of the root part (RFC 2387 section 3.1), for one that does not state its own.
  const std::string root_type = archive::mime_parameter(type, "type").value_or("");
  const bool takes_last = archive::media_type(type).is("multipart", "alternative");

  Parts parts;
  bool has_start = false;
  archive::MultipartReader reader(multipart.body, *boundary);
  while (const auto bytes = reader.next()) {
    const MimePart part = archive::split_mime_part(*bytes);
    const bool is_start = !start.empty() && !has_start &&
                          without_angle_brackets(field_or_nothing(part.header, "Content-ID")) ==
                              without_angle_brackets(start);
    std::string_view part_type = field_or_nothing(part.header, "Content-Type");
    if (part_type.empty() && (is_start || parts.is_empty)) part_type = root_type;
    const PartKind kind = kind_of(part_type);
    const bool is_wanted = kind != PartKind::other && (takes_last || !parts.root);
    if (is_start || is_wanted) parts.root = RootPart{.part = part, .kind = kind};
    has_start |= is_start;
    parts.is_empty = false;
  }
  parts.is_closed = reader.is_closed();
  return parts;
}

// The URL that a field of the header states, where it is one of http or https.
std::optional<std::string> read_location(std::string_view header, std::string_view name,
                                         const std::optional<std::string>& base) {
  const auto value = archive::find_mime_field(header, name);
  if (!value) return std::nullopt;
  // Long ones are folded anywhere (RFC 2557 section 4.4.2).
  std::string reference;
  std::string_view rest = *value;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find_first_of("\r\n"));
    reference += line;
    rest.remove_prefix(line.size());
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n"), rest.size()));
  }
  auto url = text::resolve_url(base.value_or(""), reference);
  if (!url) return std::nullopt;
  const auto parts = text::split_url(*url);
  if (!parts || (parts->scheme != "http" && parts->scheme != "https")) return std::nullopt;
  return url;
}

std::optional<std::string> read_date(std::string_view header) {
  const auto timestamp = text::parse_rfc2822(archive::mime_words(field_or_nothing(header, "Date")));
  if (!timestamp) return std::nullopt;
  return text::to_rfc3339(*timestamp);
}

tl::unexpected<Error> failure(ErrorCode code, std::string message) {
  return tl::unexpected(archive::archive_error(code, std::move(message)));
}

}  // namespace

bool is_mhtml(std::string_view beginning) noexcept {
  constexpr std::size_t enough = 4096;
  const MimePart message = archive::split_mime_part(skip_to_header(beginning.substr(0, enough)));
  if (!archive::begins_with_field(message.header)) return false;
  const std::string_view type = field_or_nothing(message.header, "Content-Type");
  if (archive::media_type(type).is("multipart", "related")) return true;
  return kind_of(type) == PartKind::html &&
         archive::find_mime_field(message.header, "MIME-Version").has_value();
}

tl::expected<Page, Error> read_mhtml(std::string_view bytes, std::size_t max_bytes) {
  const MimePart message = archive::split_mime_part(skip_to_header(bytes));
  if (!archive::begins_with_field(message.header)) {
    return failure(ErrorCode::bad_archive, "it is no MIME message");
  }
  Page page;
  const auto location = read_location(message.header, "Content-Location", std::nullopt);
  RootPart root{.part = message, .kind = kind_of(field_or_nothing(message.header, "Content-Type"))};
  constexpr int most_nested = 8;
  for (int depth = 0; root.kind == PartKind::multipart; ++depth) {
    if (depth == most_nested) {
      return failure(ErrorCode::bad_archive, "its parts are nested more than 8 deep");
    }
    const Parts parts = read_parts(root.part);
    if (parts.is_empty) return failure(ErrorCode::bad_archive, "it has no part");
    if (depth == 0) page.is_truncated = !parts.is_closed;
    root = parts.root.value_or(RootPart());
    if (auto url =
            read_location(root.part.header, "Content-Location", page.url ? page.url : location)) {
      page.url = std::move(url);
    }
  }
  if (root.kind != PartKind::html) {
    return failure(ErrorCode::not_html, "its root part is not HTML");
  }
  if (!page.url) {
    page.url = read_location(message.header, "Snapshot-Content-Location", std::nullopt);
  }
  if (!page.url) page.url = location;
  page.charset =
      archive::mime_parameter(field_or_nothing(root.part.header, "Content-Type"), "charset");
  page.captured = read_date(message.header);
  page.bytes = archive::undo_transfer_encoding(
      archive::media_type(field_or_nothing(root.part.header, "Content-Transfer-Encoding")).type,
      root.part.body);
  if (page.bytes.size() > max_bytes) {
    return tl::unexpected(archive::too_large(page.bytes.size(), max_bytes));
  }
  return page;
}

}  // namespace dateline
