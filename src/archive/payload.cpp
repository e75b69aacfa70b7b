#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "archive/archive_error.h"
#include "archive/content_coding.h"
#include "archive/transfer_coding.h"
#include "dateline/warc.h"
#include "text/fold.h"

namespace dateline {
namespace {

using archive::ContentCoding;

constexpr std::size_t most_codings = 8;

std::vector<std::string_view> split_list(std::string_view list) {
  std::vector<std::string_view> names;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    const std::string_view name = text::trim_ascii(list.substr(0, end));
    if (!name.empty()) names.push_back(name);
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return names;
}

// The codings in the order in which they are undone, the chunks aside.
struct Codings {
  std::vector<ContentCoding> content;
  bool is_chunked = false;
};

Codings declared_codings(const HeaderFields& fields) {
  Codings codings;
  const std::string content = fields.list("Content-Encoding");
  for (const std::string_view name : split_list(content)) {
    codings.content.push_back(archive::content_coding(name));
  }
  // A transfer coding may compress, too; "chunked" is the last one.
  const std::string transfer = fields.list("Transfer-Encoding");
  for (const std::string_view name : split_list(transfer)) {
    if (text::equals_ignoring_ascii_case(name, "chunked")) {
      codings.is_chunked = true;
    } else {
      codings.content.push_back(archive::content_coding(name));
    }
  }
  std::reverse(codings.content.begin(), codings.content.end());
  return codings;
}

bool is_declared_as_text(const HeaderFields& fields) {
  const std::string type =
      text::to_ascii_lower(fields.value("Content-Type").value_or(std::string_view()));
  return type.empty() || type.starts_with("text/") || type.starts_with("application/xhtml+xml");
}

// Whether the connection broke off: the header promises more. Where codings are declared, they may
// have been undone, and the promise means something else.
bool is_short(const HeaderFields& fields, const Codings& codings, std::size_t size) {
  if (codings.is_chunked || !codings.content.empty()) return false;
  const std::string_view digits = fields.value("Content-Length").value_or(std::string_view());
  std::uint64_t promised = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), promised);
  return size < promised;
}

// `content` is a view of the record's block until something is undone, then of the payload.
tl::expected<void, Error> undo(ContentCoding coding, std::string_view& content, Payload& payload,
                               std::size_t max_bytes) {
  auto decoded = archive::undo_coding(coding, content, max_bytes);
  if (!decoded) return tl::unexpected(std::move(decoded).error());
  if (!*decoded) return {};
  payload.bytes = std::move((*decoded)->bytes);
  payload.is_truncated |= (*decoded)->is_truncated;
  content = payload.bytes;
  return {};
}

}  // namespace

tl::expected<Payload, Error> read_payload(const WarcRecord& record, const HttpHeader& header,
                                          std::size_t max_bytes) {
  if (!record.is_whole()) return tl::unexpected(archive::too_large(record.block_bytes, max_bytes));
  const HeaderFields fields = header.fields();
  const Codings codings = declared_codings(fields);
  if (codings.content.size() > most_codings) {
    return tl::unexpected(
        archive::archive_error(ErrorCode::bad_archive, "it has more than 8 codings"));
  }
  std::string_view content = record.block.substr(std::min(header.bytes, record.block.size()));
  Payload payload{.bytes = {},
                  .is_truncated = record.is_truncated || is_short(fields, codings, content.size())};
  if (codings.is_chunked && archive::is_chunked(content)) {
    archive::Unchunked unchunked = archive::unchunk(content);
    payload.bytes = std::move(unchunked.bytes);
    payload.is_truncated |= unchunked.is_truncated;
    content = payload.bytes;
  }
  for (const ContentCoding coding : codings.content) {
    if (auto done = undo(coding, content, payload, max_bytes); !done) {
      return tl::unexpected(std::move(done).error());
    }
  }
  // Text does not begin as gzip and zstd do: what a server coded twice, or an archive does not say.
  constexpr int most_undeclared = 2;
  for (int count = 0; count < most_undeclared && is_declared_as_text(fields); ++count) {
    const ContentCoding coding = archive::sniff_coding(content);
    if (coding == ContentCoding::identity) break;
    if (auto done = undo(coding, content, payload, max_bytes); !done) {
      return tl::unexpected(std::move(done).error());
    }
  }
  if (content.size() > max_bytes)
    return tl::unexpected(archive::too_large(content.size(), max_bytes));
  if (content.data() != payload.bytes.data()) payload.bytes.assign(content);
  return payload;
}

tl::expected<Payload, Error> read_payload(const WarcRecord& record, std::size_t max_bytes) {
  if (!record.is_whole() || record.block.size() > max_bytes) {
    return tl::unexpected(archive::too_large(record.block_bytes, max_bytes));
  }
  return Payload{.bytes = std::string(record.block), .is_truncated = record.is_truncated};
}

}  // namespace dateline
