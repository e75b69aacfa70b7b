#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <variant>
#include <vector>

#include "archive/passed_over.h"
#include "dateline/error.h"
#include "dateline/warc.h"
#include "input/archived_record.h"
#include "input/item.h"
#include "input/items.h"
#include "input/place.h"

namespace dateline::input {

/// Items with the archives among them opened: in the place of each, the records in it that may hold
/// a wanted page. The others are counted. Not for use by two threads at once, but for bytes_read().
class OpenedItems {
 public:
  using Entry = std::variant<Item, ArchivedRecord>;

  /// `items` are borrowed. `hosts`: as of archive::choose(). Of records, `max_page_bytes` and what
  /// HTTP needs are read.
  OpenedItems(Items& items, std::vector<std::string> hosts, std::size_t max_page_bytes)
      : items_(items), hosts_(std::move(hosts)), max_page_bytes_(max_page_bytes) {}

  /// The next page that is to be read; an error of the items or, for what is damaged, of an archive
  /// (WarcReader::next()), whose `input` names it; or nothing at the end, which `stop` brings
  /// early.
  std::optional<tl::expected<Entry, Error>> next(const std::stop_token& stop = {});

  const archive::PassedOverCounts& passed_over() const { return place_.passed_over; }

  /// The place behind what next() gave last.
  const Place& place() const { return place_; }

  /// Goes to a place where an earlier run was, before the first next(): the items up to there are
  /// taken from the sources, but not opened, and in an archive the records up to there are passed
  /// over, at once where their ranges are known. False where the sources do not lead there, as they
  /// are others than those of that run. `stop` ends it early, and then it is true.
  bool go_to(const Place& place, const std::stop_token& stop = {});

  /// How many bytes of files have been begun, of archives read. May be asked by any thread.
  std::uint64_t bytes_read() const { return bytes_read_; }

 private:
  using Result = std::optional<tl::expected<Entry, Error>>;

  Items::Result take_item(const std::stop_token& stop);
  Result begin(Item item, const std::stop_token& stop);
  Result next_in_archive(const std::stop_token& stop);
  bool go_into(Item archive, const Place& place, const std::stop_token& stop);
  void count(archive::PassedOver reason) { ++place_.passed_over[static_cast<std::size_t>(reason)]; }

  Items& items_;
  std::vector<std::string> hosts_;
  std::size_t max_page_bytes_;
  Place place_;
  std::optional<WarcReader> archive_;  // that is being read
  std::string archive_name_;
  std::atomic<std::uint64_t> bytes_read_ = 0;
};

}  // namespace dateline::input
