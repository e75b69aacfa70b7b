#include "run/record_maker.h"

#include <exception>
#include <new>
#include <string>
#include <utility>

#include "archive/page_at.h"
#include "archive/page_of_record.h"
#include "dateline/warc.h"
#include "input/read_page.h"
#include "worker/make_record.h"

namespace dateline::run {
namespace {

using archive::PassedOver;

// What `read` gives, or why it cannot.
template <typename Read>
auto in_any_case(const Read& read) -> decltype(read()) {
  const auto failure = [](ErrorCode code, std::string message) {
    return tl::unexpected(Error{.code = code, .stage = "input", .message = std::move(message)});
  };
  try {
    return read();
  } catch (const std::bad_alloc&) {
    return failure(ErrorCode::too_large, "reading it needs more memory than there is");
  } catch (const std::exception& exception) {
    return failure(ErrorCode::unreadable, std::string("reading it failed: ") + exception.what());
  }
}

}  // namespace

RecordMaker::RecordMaker(const Options& options) : options_(options) {
  if (options.worker_program) child_.emplace(*options.worker_program, options.record);
}

RecordMaker::Begun RecordMaker::read(tl::expected<Page, Error> page, std::string_view input) {
  if (!page) return worker::error_record(std::move(page).error(), input, options_.record);
  if (!page->url) page->url = options_.base_url;
  const bool is_isolated = child_ && (options_.isolate_all || page->warc);
  if (!is_isolated) return worker::make_record(*std::move(page), options_.record, extractor_);
  child_->give(*std::move(page));
  return {};
}

RecordMaker::Begun RecordMaker::begin(const tl::expected<input::Item, Error>& item,
                                      const std::stop_token& stop) {
  if (!item) return read(tl::unexpected(item.error()), item.error().input);
  const std::size_t max_bytes = options_.record.limits.page_bytes;
  if (item->range) {
    return read_content(
        in_any_case([&] {
          auto reader =
              WarcReader::open_record(item->name, *item->range, archive::warc_options(max_bytes));
          return archive::page_at(std::move(reader), {.file = item->name, .range = item->range},
                                  item->index_entry.has_value(), {max_bytes, options_.verify});
        }),
        item->name);
  }
  return read(in_any_case([&] { return input::read_page(*item, max_bytes, stop); }), item->name);
}

RecordMaker::Begun RecordMaker::begin(const input::ArchivedRecord& archived) {
  const std::size_t max_bytes = options_.record.limits.page_bytes;
  return read_content(in_any_case([&] {
                        return archive::page_of_record(archived.view(), archived.http,
                                                       archived.position,
                                                       {max_bytes, options_.verify});
                      }),
                      archived.position.file);
}

RecordMaker::Begun RecordMaker::read_content(tl::expected<archive::PageOrReason, Error> content,
                                             std::string_view file) {
  if (!content) return read(tl::unexpected(std::move(content).error()), file);
  if (const auto* reason = std::get_if<PassedOver>(&*content)) return *reason;
  return read(std::get<Page>(*std::move(content)), file);
}

RecordMaker::Begun RecordMaker::begin(tl::expected<Page, Error> fetched) {
  const std::string url = fetched ? fetched->input : fetched.error().input;
  return read(std::move(fetched), url);
}

}  // namespace dateline::run
