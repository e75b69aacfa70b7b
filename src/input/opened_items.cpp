#include "input/opened_items.h"

#include <utility>

#include "archive/page_of_record.h"
#include "archive/record_choice.h"
#include "input/open_archive.h"
#include "input/sniff_file.h"

namespace dateline::input {

OpenedItems::Result OpenedItems::next(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    if (archive_) {
      if (auto found = next_in_archive(stop)) return found;
      continue;
    }
    auto item = take_item(stop);
    if (!item) return std::nullopt;
    if (!*item) return tl::unexpected(std::move(*item).error());
    if (auto found = begin(**std::move(item), stop)) return found;
  }
  return std::nullopt;
}

Items::Result OpenedItems::take_item(const std::stop_token& stop) {
  auto item = items_.next(stop);
  if (!item) return item;
  ++place_.items;
  place_.names = with_name(place_.names, *item ? (*item)->name : item->error().input);
  if (*item && (*item)->range) {
    const auto& [offset, length] = *(*item)->range;
    place_.names = with_name(place_.names, std::to_string(offset) + " " + std::to_string(length));
  }
  return item;
}

// Gives what is no archive.
OpenedItems::Result OpenedItems::begin(Item item, const std::stop_token& stop) {
  if (item.kind == Item::Kind::url) return Entry(std::move(item));
  if (item.range) {
    const auto reason = item.index_entry ? archive::passed_over_by_index(*item.index_entry, hosts_)
                                         : std::optional<archive::PassedOver>();
    if (!reason) return Entry(std::move(item));
    count(*reason);
    return std::nullopt;
  }
  const SniffedFile file = sniff_file(item, stop);
  if (!file.is_archive) {
    bytes_read_ += file.size;
    place_.bytes = bytes_read_;
    return Entry(std::move(item));
  }
  archive_name_ = item.name;
  auto archive = open_archive(std::move(item), archive::warc_options(max_page_bytes_), stop);
  if (!archive) {
    Error error = std::move(archive).error();
    error.input = archive_name_;
    return tl::unexpected(std::move(error));
  }
  archive_ = *std::move(archive);
  return std::nullopt;
}

OpenedItems::Result OpenedItems::next_in_archive(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    auto record = archive_->next();
    bytes_read_ = place_.bytes + archive_->bytes_read();
    if (!record) {
      archive_.reset();
      place_.bytes = bytes_read_;
      place_.records = 0;
      place_.record.reset();
      return std::nullopt;
    }
    ++place_.records;
    place_.record = *record ? (*record)->range : std::nullopt;
    if (!*record) {
      Error error = std::move(*record).error();
      error.input = archive_name_;
      return tl::unexpected(std::move(error));
    }
    auto header = archive::choose(**record, hosts_);
    if (header) {
      return Entry(ArchivedRecord(**record, *std::move(header),
                                  {.file = archive_name_, .range = (*record)->range}));
    }
    count(header.error());
  }
  return std::nullopt;
}

bool OpenedItems::go_to(const Place& place, const std::stop_token& stop) {
  Item last;  // without a name where it is an error
  while (place_.items < place.items) {
    auto item = take_item(stop);
    if (!item) return stop.stop_requested();
    last = *item ? **std::move(item) : Item();
  }
  if (place_.names != place.names) return false;
  if (place.records > 0 && !go_into(std::move(last), place, stop)) return stop.stop_requested();
  place_ = place;
  bytes_read_ = place_.bytes + (archive_ ? archive_->bytes_read() : 0);
  return true;
}

bool OpenedItems::go_into(Item archive, const Place& place, const std::stop_token& stop) {
  const SniffedFile file = sniff_file(archive, stop);
  if (!file.is_archive) return false;
  archive_name_ = archive.name;
  const WarcOptions options = archive::warc_options(max_page_bytes_);
  // Where the last record has a range, the archive is read from there on.
  if (!file.is_stream && place.record && place.record->offset < file.size) {
    const std::uint64_t offset = place.record->offset;
    auto reader = WarcReader::open_record(archive.name, {offset, file.size - offset}, options);
    const auto record = reader ? reader->next() : std::nullopt;
    if (record && *record && (*record)->range == place.record) {
      archive_ = *std::move(reader);
      return true;
    }
  }
  auto reader = open_archive(std::move(archive), options, stop);
  if (!reader) return false;
  std::optional<StoredRange> last;
  for (std::uint64_t read = 0; read < place.records; ++read) {
    const auto record = stop.stop_requested() ? std::nullopt : reader->next();
    if (!record) return false;
    last = *record ? (*record)->range : std::nullopt;
  }
  if (last != place.record) return false;
  archive_ = *std::move(reader);
  return true;
}

}  // namespace dateline::input
