#include "archive/page_at.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "archive/archive_error.h"
#include "archive/record_choice.h"

namespace dateline::archive {
namespace {

std::string_view name_of(PassedOver reason) {
  switch (reason) {
    case PassedOver::not_http:
      return "a response by another protocol than HTTP";
    case PassedOver::not_html:
      return "of another type than HTML";
    case PassedOver::other_host:
      return "of another host";
    default:
      return to_string(reason);
  }
}

// Of the record that was asked for.
Error no_page(PassedOver reason, const WarcRecord& record) {
  if (reason != PassedOver::status) {
    return archive_error(ErrorCode::not_html,
                         "the record holds no page: it is " + std::string(name_of(reason)));
  }
  Error error = archive_error(ErrorCode::http_status, {});
  if (const auto header = read_http_header(record.block)) error.http_status = header->status;
  error.message =
      "the record holds an answer with the status " + std::to_string(error.http_status.value_or(0));
  return error;
}

}  // namespace

tl::expected<PageOrReason, Error> page_at(tl::expected<WarcReader, Error> reader,
                                          const WarcPosition& position, bool is_in_index,
                                          const PageOptions& options) {
  const auto fail = [&](Error error) {
    if (!error.warc) error.warc = position;
    return tl::unexpected(std::move(error));
  };
  if (!reader) return fail(std::move(reader).error());
  const auto record = reader->next();
  if (!record) return fail(archive_error(ErrorCode::bad_archive, "no record stands there"));
  if (!*record) return fail(record->error());
  const auto header = choose(**record, {});
  tl::expected<PageOrReason, Error> content =
      header ? page_of_record(**record, *header, position, options) : header.error();
  const auto* reason = content ? std::get_if<PassedOver>(&*content) : nullptr;
  if (reason == nullptr || is_in_index) return content;
  return fail(no_page(*reason, **record));
}

}  // namespace dateline::archive
