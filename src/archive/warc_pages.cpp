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

WarcOptions reader_options(const WarcPageOptions& options) {
  WarcOptions result = archive::warc_options(options.max_page_bytes);
  result.piece_begin = options.piece_begin;
  result.piece_end = options.piece_end;
  return result;
}

}  // namespace

WarcPages::WarcPages(WarcReader reader, std::string name, WarcPageOptions options)
    : reader_(std::move(reader)),
      name_(std::move(name)),
      options_(std::move(options)),
      passed_over_(archive::passed_over_count) {
}

tl::expected<WarcPages, Error> WarcPages::open(const std::string& path, WarcPageOptions options) {
  auto reader = WarcReader::open(path, reader_options(options));
  if (!reader) return fail(std::move(reader).error(), path);
  return WarcPages(*std::move(reader), path, std::move(options));
}

tl::expected<WarcPages, Error> WarcPages::open(RandomAccessFile file, WarcPageOptions options) {
  std::string name = file.name;
  auto reader = WarcReader::open(std::move(file), reader_options(options));
  if (!reader) return fail(std::move(reader).error(), name);
  return WarcPages(*std::move(reader), std::move(name), std::move(options));
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
    if (!header) {
      ++passed_over_[static_cast<std::size_t>(header.error())];
      continue;
    }
    auto page =
        archive::page_of_record(**record, *header, {.file = name_, .range = (*record)->range},
                                {options_.max_page_bytes, options_.verify});
    if (!page) return fail(std::move(page).error(), name_);
    if (auto* found = std::get_if<Page>(&*page)) return std::move(*found);
    ++passed_over_[static_cast<std::size_t>(std::get<archive::PassedOver>(*page))];
  }
  return std::nullopt;
}

std::vector<PassedOverRecords> WarcPages::passed_over() const {
  std::vector<PassedOverRecords> records;
  for (std::size_t reason = 0; reason < passed_over_.size(); ++reason) {
    if (passed_over_[reason] == 0) continue;
    records.push_back(
        {archive::to_string(static_cast<archive::PassedOver>(reason)), passed_over_[reason]});
  }
  return records;
}

}  // namespace dateline
