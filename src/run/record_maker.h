#pragma once

#include <cstddef>
#include <optional>
#include <stop_token>
#include <string_view>
#include <tl/expected.hpp>
#include <variant>

#include "archive/page_of_record.h"
#include "archive/passed_over.h"
#include "dateline/error.h"
#include "dateline/extract.h"
#include "dateline/page.h"
#include "input/archived_record.h"
#include "input/item.h"
#include "run/options.h"
#include "worker/child.h"

namespace dateline::run {

/// The whole way of a page through the program: from the item that names it to its record. Whatever
/// goes wrong with a page becomes an error record. Pages are read in this process, or in a worker
/// process of this maker's own, as the options say. Not for use by two threads at once.
class RecordMaker {
 public:
  /// A record, why a record of an archive holds no page, or nothing: then the page was given to the
  /// worker process, and finish() gives its record.
  using Begun = std::variant<std::monostate, Record, archive::PassedOver>;

  /// The options are borrowed.
  explicit RecordMaker(const Options& options);

  /// The record of a page that an item names, or of what could not be named. `stop` ends waiting
  /// for a page that comes through a pipe. As the others, only while has_room().
  Begun begin(const tl::expected<input::Item, Error>& item, const std::stop_token& stop);

  /// The record of a page that lies in an archive.
  Begun begin(const input::ArchivedRecord& archived);

  /// The record of what a fetch gave.
  Begun begin(tl::expected<Page, Error> fetched);

  /// How many pages the worker process has, and whether it may have another one.
  std::size_t in_flight() const { return child_ ? child_->pages() : 0; }
  bool has_room() const { return in_flight() < worker::pages_in_flight; }

  /// Whether finish() need not wait.
  bool has_answer() const { return child_ && child_->has_answer(); }

  /// The record of the first page that the worker process has; waits for it.
  Record finish() { return child_->take(); }

 private:
  Begun read(tl::expected<Page, Error> page, std::string_view input);
  Begun read_content(tl::expected<archive::PageOrReason, Error> content, std::string_view file);

  const Options& options_;
  Extractor extractor_;
  std::optional<worker::Child> child_;
};

}  // namespace dateline::run
