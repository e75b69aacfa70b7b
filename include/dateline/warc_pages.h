#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "dateline/api.h"
#include "dateline/error.h"
#include "dateline/page.h"
#include "dateline/warc.h"

/// The pages of web archives, for whoever needs none of their other records. Link dateline::batch.
///
///     auto pages = dateline::WarcPages::open("crawl.warc.gz");
///     dateline::Extractor extractor;
///     while (auto page = pages->next()) {
///       if (!*page) { report(page->error()); continue; }    // damage; reading goes on
///       auto article = extractor.extract(**page);
///     }
namespace dateline {

struct WarcPageOptions {
  /// Only pages of these hosts, where there are any: names, in which "*" stands for any characters,
  /// and "*.caliber.az" for caliber.az too.
  std::vector<std::string> hosts = {};
  bool verify = false;  ///< a record whose digest differs from its bytes is an error
  std::size_t max_page_bytes = std::size_t{32} << 20;  ///< of a page, decoded
  /// Only what a piece of the file gives: WarcOptions.
  std::uint64_t piece_begin = 0;
  std::uint64_t piece_end = std::numeric_limits<std::uint64_t>::max();
};

/// How many records were passed over for one reason: "request", "other-host", "status", ...
/// (docs/archives.md names them all).
struct PassedOverRecords {
  std::string_view reason;
  std::uint64_t count = 0;
};

/// Gives the pages of an archive one after the other: responses with status 200, and resources, of
/// which neither the archive nor the content says that they are of another type than HTML. All
/// other records are passed over by their headers.
///
/// Not for use by two threads at once. May be moved; of one that was moved from only the end is
/// allowed.
class DATELINE_API WarcPages {
 public:
  /// Errors: those of WarcReader::open(), by which the file is read.
  static tl::expected<WarcPages, Error> open(const std::string& path, WarcPageOptions options = {});

  /// The same for a file that is no local one. Errors: as open().
  static tl::expected<WarcPages, Error> open(RandomAccessFile file, WarcPageOptions options = {});

  /// Reads from what has no positions to go to: WarcReader::read_from(). Errors: as open().
  static tl::expected<WarcPages, Error> read_from(WarcReader::Read read, std::string name,
                                                  WarcPageOptions options = {});

  /// The next page, with its URL, the time of its capture and its place, or why there is none where
  /// there should be one; nothing at the end. Page::input and Error::input are the archive's name.
  ///
  /// Errors: those of WarcReader::next(); and with the place of their record, `too-large`,
  /// `bad-archive` for content that cannot be decoded and digests that differ, `not-html` for
  /// content that is declared as HTML and is something else, or empty. Reading goes on behind all
  /// of them but `unreadable`.
  std::optional<tl::expected<Page, Error>> next();

  /// What was passed over until now, without reasons that no record gave.
  std::vector<PassedOverRecords> passed_over() const;

  /// How much of the file, as it is stored, has been read: for progress.
  std::uint64_t bytes_read() const noexcept { return reader_.bytes_read(); }

 private:
  WarcPages(WarcReader reader, std::string name, WarcPageOptions options);

  WarcReader reader_;
  std::string name_;
  WarcPageOptions options_;
  std::vector<std::uint64_t> passed_over_;  // by archive::PassedOver
};

}  // namespace dateline
