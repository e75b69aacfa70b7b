#include "archive/record_reader.h"

#include <algorithm>
#include <utility>

#include "archive/archive_error.h"
#include "archive/header_fields.h"
#include "archive/record_header.h"
#include "archive/record_start.h"

namespace dateline::archive {
namespace {

// What is given of a block that is too large: the HTTP header and the beginning of the page.
constexpr std::size_t beginning_size = std::size_t{64} << 10U;

// More of them behind a record belong to nothing.
constexpr std::size_t most_line_ends = 64;

constexpr std::string_view record_end = "\r\n\r\n";
constexpr std::string_view wrong_length = "the Content-Length of a record is wrong";
constexpr std::string_view no_record = "no record begins here";
constexpr std::string_view endless_header = "the header of a record has no end";

bool is_line_end(char c) {
  return c == '\r' || c == '\n';
}

}  // namespace

RecordReader::RecordReader(const FileWindow& file, RecordBytes& bytes, std::string name,
                           WarcOptions options)
    : file_(file), bytes_(bytes), name_(std::move(name)), options_(options) {
}

NextRecord RecordReader::next() {
  bytes_.consume(std::exchange(used_, 0));
  if (cut_end_) return tl::unexpected(*std::exchange(cut_end_, std::nullopt));
  while (!is_finished_) {
    const std::string_view view = bytes_.view();
    const auto* const begin = std::find_if_not(view.begin(), view.end(), is_line_end);
    bytes_.consume(static_cast<std::size_t>(begin - view.begin()));
    begin_ = bytes_.begin_offset().value_or(bytes_.least_offset(0));
    position_ = bytes_.position();
    if (bytes_.view().size() >= record_magic.size()) {
      if (is_behind_piece()) {
        is_finished_ = true;
        break;
      }
      if (piece_starts_ != nullptr && piece_starts_->error_number() != 0) {
        is_finished_ = true;
        return tl::unexpected(unreadable(piece_starts_->error_number()));
      }
      return read_record();
    }
    switch (bytes_.fill()) {
      case Fill::more:
        break;
      case Fill::unit_end:
        if (bytes_.view().empty()) break;
        bytes_.consume(bytes_.view().size());
        return tl::unexpected(resynchronize(0, no_record, no_record));
      case Fill::damaged:
        return tl::unexpected(damaged_unit());
      case Fill::end:
        if (file_.error_number() != 0) return tl::unexpected(cannot_read());
        if (!bytes_.view().empty()) {
          return tl::unexpected(resynchronize(0, no_record, no_record));
        }
        is_finished_ = true;
        break;
    }
  }
  return std::nullopt;
}

bool RecordReader::is_behind_piece() {
  if (piece_starts_ == nullptr || !bytes_.view().starts_with(record_magic)) return false;
  const auto begin = bytes_.begin_offset();
  return begin && *begin >= piece_end_ && piece_starts_->contain(*begin);
}

NextRecord RecordReader::read_record() {
  if (!bytes_.view().starts_with(record_magic)) {
    return tl::unexpected(resynchronize(0, no_record, no_record));
  }
  const std::optional<std::uint64_t> begin = bytes_.begin_offset();
  std::size_t searched = 0;
  std::size_t header_end = 0;
  while ((header_end = find_header_end(bytes_.view(), searched)) == std::string_view::npos) {
    const std::size_t size = bytes_.view().size();
    if (size > header_limit) {
      return tl::unexpected(search_again(endless_header, endless_header));
    }
    searched = size - 2;
    const Reached reached = need(size + 1);
    if (reached != Reached::enough) return tl::unexpected(incomplete(reached, endless_header));
  }
  header_text_.assign(bytes_.view().substr(0, header_end));
  const auto header = read_record_header(header_text_);
  if (!header) {
    return tl::unexpected(search_again(header.error(), header.error()));
  }
  WarcRecord record{.type = header->type,
                    .header = header->fields,
                    .target_uri = header->target_uri,
                    .date = header->date,
                    .range = std::nullopt,
                    .block = {},
                    .block_bytes = header->block_bytes,
                    .is_truncated = header->is_truncated};

  if (header->block_bytes <= options_.max_block_bytes) {
    const std::size_t end = header_end + static_cast<std::size_t>(header->block_bytes);
    const Reached reached = need(end);
    if (reached != Reached::enough) return tl::unexpected(incomplete(reached, wrong_length));
    return judge(record, begin, header_end, end);
  }

  const std::size_t given = std::min(beginning_size, options_.max_block_bytes);
  Reached reached = need(header_end + given);
  if (reached != Reached::enough) return tl::unexpected(incomplete(reached, wrong_length));
  beginning_.assign(bytes_.view().substr(header_end, given));
  record.block = beginning_;
  bytes_.consume(header_end);
  reached = pass_over(header->block_bytes);
  if (reached != Reached::enough) return tl::unexpected(incomplete(reached, wrong_length));
  return judge(record, begin, 0, 0);
}

// Reads on until the view has `size` bytes. Records may take several units, but no unit that begins
// with a record goes on with the one before.
RecordReader::Reached RecordReader::need(std::size_t size) {
  while (bytes_.view().size() < size) {
    Fill fill = bytes_.fill();
    if (fill == Fill::unit_end) {
      boundary_ = bytes_.view().size();
      const std::size_t enough = boundary_ + record_magic.size();
      while (fill == Fill::unit_end || (fill == Fill::more && bytes_.view().size() < enough)) {
        fill = bytes_.fill();
      }
      if (bytes_.view().substr(boundary_).starts_with(record_magic)) return Reached::next_record;
    }
    if (fill == Fill::end) return Reached::end;
    if (fill == Fill::damaged) return Reached::damaged;
  }
  return Reached::enough;
}

// Consumes `size` bytes.
RecordReader::Reached RecordReader::pass_over(std::uint64_t size) {
  for (;;) {
    const auto here = static_cast<std::size_t>(std::min<std::uint64_t>(size, bytes_.view().size()));
    bytes_.consume(here);
    size -= here;
    if (size > 0) size -= bytes_.skip(size);
    if (size == 0) return Reached::enough;
    const Reached reached = need(1);
    if (reached != Reached::enough) return reached;
  }
}

RecordReader::BlockEnd RecordReader::read_block_end(std::size_t at) {
  BlockEnd result;
  for (;;) {
    const std::string_view rest = bytes_.view().substr(at + result.line_ends);
    if (!rest.empty() && is_line_end(rest.front()) && result.line_ends < most_line_ends) {
      ++result.line_ends;
      continue;
    }
    if (rest.starts_with(record_magic)) {
      result.kind = BlockEnd::Kind::record;
      return result;
    }
    if (!record_magic.starts_with(rest)) {
      result.kind = BlockEnd::Kind::foreign;
      return result;
    }
    switch (bytes_.fill()) {
      case Fill::more:
        break;
      case Fill::unit_end:
        result.kind = rest.empty() ? BlockEnd::Kind::unit_end : BlockEnd::Kind::foreign;
        return result;
      case Fill::end:
        result.kind = rest.empty() ? BlockEnd::Kind::end : BlockEnd::Kind::foreign;
        return result;
      case Fill::damaged:
        result.kind = BlockEnd::Kind::damaged;
        return result;
    }
  }
}

// A record of which all bytes have been read. Its block ends before view()[end]; it begins at
// view()[block_at], or is given already where it is too large. What follows tells whether its
// Content-Length is right.
NextRecord RecordReader::judge(WarcRecord record, std::optional<std::uint64_t> begin,
                               std::size_t block_at, std::size_t end) {
  const BlockEnd block_end = read_block_end(end);
  used_ = end + block_end.line_ends;
  const std::string_view line_ends = bytes_.view().substr(end, block_end.line_ends);
  switch (block_end.kind) {
    case BlockEnd::Kind::record:
    case BlockEnd::Kind::unit_end:
      break;
    case BlockEnd::Kind::foreign:
      // Where the end of the record stands, the foreign bytes are none of it.
      if (line_ends.starts_with(record_end)) break;
      used_ = 0;
      return tl::unexpected(search_again(wrong_length, wrong_length));
    case BlockEnd::Kind::damaged:
      // Of a unit that holds nothing else, it is the record that is damaged.
      if (!begin) break;
      used_ = 0;
      return tl::unexpected(damaged_unit());
    case BlockEnd::Kind::end:
      if (file_.error_number() != 0) return tl::unexpected(cannot_read());
      if (line_ends.starts_with(record_end) || line_ends == "\n\n") break;
      cut_end_ = damage("the file ends in the midst of the line ends behind a record",
                        bytes_.least_offset(used_), bytes_.least_offset(used_));
      break;
  }
  if (block_at > 0) record.block = bytes_.view().substr(block_at, end - block_at);
  const std::optional<std::uint64_t> stored_end = bytes_.end_offset(used_);
  if (begin && stored_end && bytes_.has_ranges())
    record.range = StoredRange{*begin, *stored_end - *begin};
  if (record.type != WarcType::continuation) return record;
  Error error = archive_error(ErrorCode::bad_archive,
                              "it is a segment of another record, and segments are not read");
  error.warc = WarcPosition{.file = name_, .range = record.range};
  return tl::unexpected(std::move(error));
}

// A record that ends before all of it has come.
Error RecordReader::incomplete(Reached reached, std::string_view reason) {
  switch (reached) {
    case Reached::next_record:
      bytes_.consume(boundary_);
      return damage(reason, begin_, bytes_.begin_offset().value_or(bytes_.least_offset(0)));
    case Reached::damaged:
      return damaged_unit();
    case Reached::end:
    case Reached::enough:
      break;
  }
  if (file_.error_number() != 0) return cannot_read();
  return search_again(reason, "the file ends in the midst of a record");
}

// The next record may begin anywhere in what was taken for the one that is being read.
Error RecordReader::search_again(std::string_view reason, std::string_view reason_at_end) {
  if (bytes_.position() != position_) bytes_.go_back_to(position_);
  const bool is_at_begin = bytes_.position() == position_;
  return resynchronize(is_at_begin ? record_magic.size() : 0, reason, reason_at_end);
}

Error RecordReader::damaged_unit() {
  const Recovery recovery = bytes_.recover();
  return damage(recovery.reason, begin_, recovery.end);
}

// Goes to the next record that begins behind view()[from], and tells of the hole before it.
Error RecordReader::resynchronize(std::size_t from, std::string_view reason,
                                  std::string_view reason_at_end) {
  for (;;) {
    const std::size_t size = bytes_.view().size();
    const std::size_t found = find_record_start(bytes_.view(), from);
    if (found != std::string_view::npos) {
      bytes_.consume(found);
      return damage(reason, begin_, bytes_.begin_offset().value_or(bytes_.least_offset(0)));
    }
    // The byte before what is searched is kept, as it tells whether a line begins behind it.
    constexpr std::size_t kept = record_start_size + 1;
    if (size > kept) {
      bytes_.consume(size - kept);
      from = 1;
    }
    switch (bytes_.fill()) {
      case Fill::more:
        break;
      case Fill::unit_end:
        bytes_.consume(bytes_.view().size());
        from = 0;
        break;
      case Fill::damaged:
        return damaged_unit();
      case Fill::end:
        if (file_.error_number() != 0) return cannot_read();
        bytes_.consume(bytes_.view().size());
        return damage(reason_at_end, begin_, bytes_.least_offset(0));
    }
  }
}

Error RecordReader::damage(std::string_view reason, std::uint64_t begin, std::uint64_t end) const {
  const std::uint64_t length = std::max(begin, end) - begin;
  Error error =
      archive_error(ErrorCode::bad_archive, std::string(reason) + "; " + std::to_string(length) +
                                                " bytes are not read, from byte " +
                                                std::to_string(begin) + " on");
  error.warc = WarcPosition{.file = name_, .range = StoredRange{begin, length}};
  return error;
}

Error RecordReader::cannot_read() {
  is_finished_ = true;
  used_ = 0;
  return unreadable(file_.error_number());
}

}  // namespace dateline::archive
