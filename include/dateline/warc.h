#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "dateline/api.h"
#include "dateline/error.h"
#include "dateline/warc_position.h"

/// Web archives: WARC 1.0 and 1.1 (ISO 28500:2017), plain, in gzip (Annex D: a member for each
/// record, or any other division) or in Zstandard (IIPC, "Zstandard Compression for WARC Files
/// 1.0"). Link dateline::batch.
///
///     auto reader = dateline::WarcReader::open("crawl.warc.gz");
///     while (auto next = reader->next()) {
///       if (!*next) { report(next->error()); continue; }    // damage; reading goes on
///       const dateline::WarcRecord& record = **next;
///       if (record.type != dateline::WarcType::response) continue;
///       const auto http = dateline::read_http_header(record.block);
///       if (!http || http->status != 200) continue;         // nothing was decoded for that
///       auto payload = dateline::read_payload(record, *http);
///     }
namespace dateline {

/// What a record is (WARC-Type; ISO 28500 section 6).
enum class WarcType {
  warcinfo,
  response,
  resource,
  request,
  metadata,
  revisit,
  conversion,
  continuation,
  other,  ///< a type that the standard does not know
};

/// The name in WARC-Type; "other" for `other`.
DATELINE_API std::string_view to_string(WarcType type) noexcept;

/// Named fields as WARC (ISO 28500 section 4) and HTTP (RFC 9112 section 5) write them, a view of
/// their lines. Names are compared without regard to case.
struct HeaderFields {
  std::string_view lines;  ///< "Name: value" a line; folded lines are unfolded already

  /// The value of the first field of that name, without white space at both ends.
  DATELINE_API std::optional<std::string_view> value(std::string_view name) const noexcept;

  /// The values of all fields of that name as one list: joined by ", " (RFC 9110 section 5.3).
  DATELINE_API std::string list(std::string_view name) const;
};

/// One record, not decoded any further: a view of the reader's memory, valid until its next call of
/// next() or its end, also where the reader is moved.
struct WarcRecord {
  WarcType type = WarcType::other;
  HeaderFields header = {};  ///< all fields of the WARC header
  std::string_view target_uri =
      {};                      ///< WARC-Target-URI, without angle brackets; empty if there is none
  std::string_view date = {};  ///< WARC-Date, RFC 3339, as written; empty if there is none
  /// Where the record is stored, with the line ends behind it: what open_record() needs. Nothing
  /// where it has no gzip member or Zstandard frame of its own, as in a file that is one member:
  /// such a record cannot be reached without reading all that stands before it.
  std::optional<StoredRange> range = std::nullopt;
  /// The record's block: what stands between its header and the two line ends behind it. Only the
  /// beginning where is_whole() is false.
  std::string_view block = {};
  std::uint64_t block_bytes = 0;  ///< how many the block has (Content-Length)
  /// The archive itself says that the content was cut when it was written (WARC-Truncated), or it
  /// is the first of several segments (WARC-Segment-Number), of which the others are not read.
  bool is_truncated = false;

  /// False where the block exceeds WarcOptions::max_block_bytes.
  bool is_whole() const noexcept { return block.size() == block_bytes; }
};

/// How many bytes is_warc() looks at, at most.
inline constexpr std::size_t warc_beginning_size = 4096;

/// Whether a file that begins with these bytes is a WARC file, however it is compressed. Of one
/// that is damaged at its beginning false.
DATELINE_API bool is_warc(std::string_view beginning);

struct WarcOptions {
  /// Of larger blocks only the first 64 KiB are given, so that whoever reads can still tell what
  /// the record is. Bounds the reader's memory, which is a few MiB in general, and some three times
  /// this where blocks are as large.
  std::size_t max_block_bytes = std::size_t{33} << 20;
  /// A piece of the file: only records that are stored from `piece_begin` to before `piece_end`, by
  /// their first bytes. Pieces that adjoin one another, from 0 to the file's end, give together
  /// what the whole file gives, each record and each damage once; so several readers may share a
  /// large file. Only files of gzip members are divided: of any other, the piece that begins at 0
  /// is the whole file, and the others are empty. Nothing to open_record() and read_from().
  std::uint64_t piece_begin = 0;
  std::uint64_t piece_end = std::numeric_limits<std::uint64_t>::max();
};

/// A file of which any part can be read, wherever it is.
struct RandomAccessFile {
  /// As pread(2): the number of bytes read from `offset` on, 0 at the end, -1 with errno set on
  /// failure.
  std::function<std::ptrdiff_t(char* bytes, std::size_t count, std::uint64_t offset)> read;
  std::uint64_t size = 0;  ///< in bytes
  std::string name;        ///< stands in errors
};

/// Gives the records of an archive one after the other, in memory that does not grow with it. How
/// the archive is compressed is told by its bytes, never by its name.
///
/// What is damaged (a bad member or frame, a wrong Content-Length, foreign bytes between records,
/// an end in the midst of a record) is an error in the place of what cannot be read; then the next
/// record follows. Where each record has a member or frame of its own, and in plain files, all
/// records come out that are not damaged themselves; in a file that is one member, all records
/// before the damage.
///
/// Not for use by two threads at once. May be moved; of one that was moved from only the end is
/// allowed.
class DATELINE_API WarcReader {
 public:
  /// As read(2): the number of bytes read, 0 at the end, -1 with errno set on failure.
  using Read = std::function<std::ptrdiff_t(char* bytes, std::size_t count)>;

  /// Errors: `not-found`, `unreadable`, and `bad-archive` where the file neither begins as a WARC
  /// file does nor holds a record in its first MiB. `warc.file` of later errors is `path`.
  static tl::expected<WarcReader, Error> open(const std::string& path, WarcOptions options = {});

  /// The same for a file that is no local one. Errors: as open().
  static tl::expected<WarcReader, Error> open(RandomAccessFile file, WarcOptions options = {});

  /// Reads what stands in `range` of the file alone: for a range that a record had, that record.
  /// Bytes of another file, or a range that is no record's, give an error here or by next(). The
  /// dictionary of a Zstandard file is read from its beginning. Errors: as open().
  static tl::expected<WarcReader, Error> open_record(const std::string& path, StoredRange range,
                                                     WarcOptions options = {});
  static tl::expected<WarcReader, Error> open_record(RandomAccessFile file, StoredRange range,
                                                     WarcOptions options = {});

  /// Reads from a pipe or anything else that has no positions to go to; `name` stands in errors.
  /// Less of a plain file is saved there when a record above the limit has a wrong Content-Length:
  /// what was passed over is gone. Errors: as open().
  static tl::expected<WarcReader, Error> read_from(Read read, std::string name,
                                                   WarcOptions options = {});

  ~WarcReader();
  WarcReader(WarcReader&& other) noexcept;
  WarcReader& operator=(WarcReader&& other) noexcept;

  /// The next record, or what is damaged; nothing at the end.
  ///
  /// Errors: `bad-archive` for damage, with `warc` for the hole: from where to where, in the file
  /// as it is stored, nothing could be read. Where the hole begins or ends in the midst of a member
  /// or frame, that is told to some 100 KiB, and the length is 0 where both ends lie that close
  /// together. Also for records of the type `continuation`, which are segments
  /// of another. `unreadable` where the system fails to read; then nothing follows.
  std::optional<tl::expected<WarcRecord, Error>> next();

  /// How much of the file, as it is stored, has been read: for progress.
  std::uint64_t bytes_read() const noexcept;

 private:
  struct State;
  struct Source;
  static tl::expected<WarcReader, Error> open_source(Source source, WarcOptions options);
  static tl::expected<WarcReader, Error> open_record_of(Source source, StoredRange range,
                                                        WarcOptions options);
  explicit WarcReader(std::unique_ptr<State> state) noexcept;
  std::unique_ptr<State> state_;
};

/// What stands before the body of an HTTP response.
struct HttpHeader {
  int status = 0;         ///< the status code of RFC 9110
  std::string text;       ///< the lines of fields, without folds
  std::size_t bytes = 0;  ///< how many the header takes, up to the body

  HeaderFields fields() const noexcept { return {text}; }
};

/// The HTTP header that a block begins with: HTTP/0.9 to 1.1 (RFC 9112), or as archives write that
/// of HTTP/2 and 3, "HTTP/2 200". Errors: `bad-archive`, where it begins with no status line, or
/// its header has more than 64 KiB.
DATELINE_API tl::expected<HttpHeader, Error> read_http_header(std::string_view block);

/// The content of a response or resource.
struct Payload {
  std::string bytes;          ///< after transfer and content decoding
  bool is_truncated = false;  ///< they break off: in the record, in a coding, or as it was captured
};

/// The content of a response, without its transfer and content codings (chunked; gzip, deflate, br,
/// zstd, and lists of them) as far as they are there: many archives hold content whose codings are
/// undone, but not taken out of the header, so the bytes decide. Content in gzip or zstd that is
/// declared as text, but not as coded, is decoded too.
///
/// `max_bytes` bounds the content before and after each decoding. Errors: `too-large`;
/// `bad-archive`, where a coding's data are damaged or it is unknown.
DATELINE_API tl::expected<Payload, Error> read_payload(const WarcRecord& record,
                                                       const HttpHeader& header,
                                                       std::size_t max_bytes = std::size_t{32}
                                                                               << 20);

/// The content of a resource: its block. Errors: `too-large`.
DATELINE_API tl::expected<Payload, Error> read_payload(const WarcRecord& record,
                                                       std::size_t max_bytes = std::size_t{32}
                                                                               << 20);

/// What a digest that a record states has to do with its bytes.
enum class DigestCheck {
  matches,
  differs,
  absent,      ///< none is stated
  not_checked  ///< the algorithm or the way of writing is unknown, or not all bytes are there
};

/// Checks WARC-Block-Digest: sha1, sha256, sha512 or md5, in base32 or base16.
DATELINE_API DigestCheck check_block_digest(const WarcRecord& record);

/// Checks WARC-Payload-Digest. Writers do not agree whether the payload of a chunked response is
/// taken with or without its chunks: both match. Not checked for records of the type `revisit`,
/// whose payload is another record's.
DATELINE_API DigestCheck check_payload_digest(const WarcRecord& record);

}  // namespace dateline
