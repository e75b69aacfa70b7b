#include "input/read_record.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "archive/record_choice.h"
#include "dateline/warc.h"

namespace dateline::input {
namespace {

using archive::PassedOver;

Error record_error(ErrorCode code, std::string message) {
  return {.code = code, .stage = "archive", .message = std::move(message)};
}

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
    return record_error(ErrorCode::not_html,
                        "the record holds no page: it is " + std::string(name_of(reason)));
  }
  Error error = record_error(ErrorCode::http_status, {});
  if (const auto header = read_http_header(record.block)) error.http_status = header->status;
  error.message =
      "the record holds an answer with the status " + std::to_string(error.http_status.value_or(0));
  return error;
}

}  // namespace

tl::expected<archive::PageOrReason, Error> read_record_of(const Item& item,
                                                          const archive::PageOptions& options) {
  const WarcPosition position{.file = item.name, .range = item.range};
  const auto fail = [&](Error error) {
    if (!error.warc) error.warc = position;
    return tl::unexpected(std::move(error));
  };
  auto reader =
      WarcReader::open_record(item.name, *item.range, archive::warc_options(options.max_bytes));
  if (!reader) return fail(std::move(reader).error());
  const auto record = reader->next();
  if (!record) return fail(record_error(ErrorCode::bad_archive, "no record stands there"));
  if (!*record) return fail(record->error());
  const auto header = archive::choose(**record, {});
  tl::expected<archive::PageOrReason, Error> content =
      header ? archive::page_of_record(**record, *header, position, options) : header.error();
  const auto* reason = content ? std::get_if<PassedOver>(&*content) : nullptr;
  if (reason == nullptr || item.index_entry) return content;
  return fail(no_page(*reason, **record));
}

}  // namespace dateline::input
