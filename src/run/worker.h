#pragma once

#include <optional>
#include <string>
#include <tl/expected.hpp>

#include "dateline/error.h"
#include "dateline/page.h"
#include "input/item.h"
#include "run/options.h"

namespace dateline::run {

/// What one item gave: the text of its record and, where that is an error's, the error.
struct Record {
  std::string json;
  std::optional<Error> error = std::nullopt;
};

/// Takes items all the way from their name to their record, one at a time; each thread has its own.
/// The options are borrowed.
class Worker {
 public:
  explicit Worker(const Options& options) : options_(options) {}

  /// Always gives a record: whatever goes wrong with a page becomes an error record.
  Record record_of(const tl::expected<input::Item, Error>& item);

 private:
  tl::expected<Page, Error> page_of(const input::Item& item);
  tl::expected<std::string, Error> article_json_of(const tl::expected<input::Item, Error>& item);

  const Options& options_;
};

}  // namespace dateline::run
