#include "dateline/warc_pages.h"

#include <utility>
#include <variant>

#include "archive/page_of_record.h"
#include "archive/record_choice.h"

namespace dateline {
namespace {

tl::unexpected<Error> fail(Error error, const std::string& name) {
  error.input = name;
  return tl::unexpected(std::move(error));
}

}  // namespace

WarcPages::WarcPages(WarcReader reader, std::string name, WarcPageOptions options)
    : reader_(std::move(reader)), name_(std::move(name)), options_(std::move(options)) {
}

tl::expected<WarcPages, Error> WarcPages::open(const std::string& path, WarcPageOptions options) {
  auto reader = WarcReader::open(path, archive::warc_options(options.max_page_bytes));
  if (!reader) return fail(std::move(reader).error(), path);
  return WarcPages(*std::move(reader), path, std::move(options));
}

tl::expected<WarcPages, Error> WarcPages::read_from(WarcReader::Read read, std::string name,
                                                    WarcPageOptions options) {
  auto reader =
      WarcReader::read_from(std::move(read), name, archive::warc_options(options.max_page_bytes));
  if (!reader) return fail(std::move(reader).error(), name);
  return WarcPages(*std::move(reader), std::move(name), std::move(options));
}

std::optional<tl::expected<Page, Error>> WarcPages::next() {
  while (auto record = reader_.next()) {
    if (!*record) return fail(std::move(*record).error(), name_);
    const auto header = archive::choose(**record, options_.hosts);
    if (!header) continue;
    auto page =
        archive::page_of_record(**record, *header, {.file = name_, .range = (*record)->range},
                                {options_.max_page_bytes, options_.verify});
    if (!page) return fail(std::move(page).error(), name_);
    if (auto* found = std::get_if<Page>(&*page)) return std::move(*found);
  }
  return std::nullopt;
}

}  // namespace dateline
