#include "archive/page_of_record.h"

#include <string>
#include <string_view>
#include <utility>

#include "archive/archive_error.h"
#include "archive/content_type.h"
#include "archive/differing_digest.h"
#include "text/date.h"

namespace dateline::archive {
namespace {

// WARC-Date, where it tells the time: it may be a year alone.
std::optional<std::string> capture_time(std::string_view date) {
  const auto timestamp = text::parse_iso8601(date);
  if (!timestamp || !timestamp->hour) return std::nullopt;
  return text::to_rfc3339(*timestamp);
}

std::optional<http::ContentType> declared_type(const WarcRecord& record,
                                               const std::optional<HttpHeader>& http) {
  const HeaderFields fields = http ? http->fields() : record.header;
  return http::parse_content_type(fields.value("Content-Type").value_or(""));
}

}  // namespace

tl::expected<PageOrReason, Error> page_of_record(const WarcRecord& record,
                                                 const std::optional<HttpHeader>& http,
                                                 const WarcPosition& position,
                                                 const PageOptions& options) {
  const auto fail = [&](Error error) {
    error.warc = position;
    if (!record.target_uri.empty()) error.url = record.target_uri;
    return tl::unexpected(std::move(error));
  };
  // They tell of damage that the archive's format does not show.
  if (const auto digest = options.verify ? differing_digest(record) : std::nullopt) {
    return fail(archive_error(
        ErrorCode::bad_archive,
        "its bytes differ from its " + std::string(*digest) + ": it is not as it was written"));
  }
  auto payload = http ? read_payload(record, *http, options.max_bytes)
                      : read_payload(record, options.max_bytes);
  if (!payload) return fail(std::move(payload).error());

  auto declared = declared_type(record, http);
  const std::string_view type = http::sniff_type(payload->bytes);
  if (http::classify(declared) == http::DeclaredType::unknown) {
    if (type != "text/html") return PassedOver::not_html;
  } else if (payload->bytes.empty() || http::is_binary_format(type)) {
    return fail(archive_error(ErrorCode::not_html, payload->bytes.empty()
                                                       ? "the record's content is empty"
                                                       : "the record's content is of the type " +
                                                             std::string(type) +
                                                             ", though it is declared as HTML"));
  }
  Page page{.input = position.file,
            .bytes = std::move(payload->bytes),
            .charset = declared ? std::move(declared->charset) : std::nullopt,
            .captured = capture_time(record.date),
            .warc = position,
            .is_truncated = payload->is_truncated};
  if (!record.target_uri.empty()) page.url = record.target_uri;
  return page;
}

}  // namespace dateline::archive
