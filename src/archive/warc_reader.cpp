#include "dateline/warc.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "archive/archive_error.h"
#include "archive/archive_format.h"
#include "archive/byte_source.h"
#include "archive/compressed_bytes.h"
#include "archive/file_window.h"
#include "archive/gzip_decoder.h"
#include "archive/piece_starts.h"
#include "archive/plain_bytes.h"
#include "archive/record_reader.h"
#include "archive/zstd_decoder.h"

namespace dateline {

using archive::archive_error;
using archive::ArchiveFormat;
using archive::FileWindow;

struct WarcReader::Source {
  std::shared_ptr<archive::ByteSource> bytes;
  std::uint64_t size;
  std::string name;
};

// Each part refers to those above it.
struct WarcReader::State {
  State(std::shared_ptr<archive::ByteSource> file_source, std::uint64_t end)
      : source(std::move(file_source)), size(end), file(source, 0, end) {}

  /// Decides how `file` is read.
  void begin(ArchiveFormat format, std::unique_ptr<archive::ZstdDecoder> zstd, std::string name,
             WarcOptions options);

  /// Reads the records of a piece alone. Errors: `unreadable`.
  tl::expected<void, Error> begin_piece(ArchiveFormat format, const WarcOptions& options);

  std::shared_ptr<archive::ByteSource> source;
  std::uint64_t size;
  FileWindow file;
  std::unique_ptr<archive::RecordBytes> bytes;
  std::optional<archive::PieceStarts> piece_starts;
  std::optional<archive::RecordReader> records;
};

void WarcReader::State::begin(ArchiveFormat format, std::unique_ptr<archive::ZstdDecoder> zstd,
                              std::string name, WarcOptions options) {
  switch (format) {
    case ArchiveFormat::plain:
      bytes = std::make_unique<archive::PlainBytes>(file);
      break;
    case ArchiveFormat::gzip:
      bytes = std::make_unique<archive::CompressedBytes>(file,
                                                         std::make_unique<archive::GzipDecoder>());
      break;
    case ArchiveFormat::zstd:
      bytes = std::make_unique<archive::CompressedBytes>(file, std::move(zstd));
      break;
  }
  records.emplace(file, *bytes, std::move(name), options);
}

tl::expected<void, Error> WarcReader::State::begin_piece(ArchiveFormat format,
                                                         const WarcOptions& options) {
  if (options.piece_begin == 0 && options.piece_end >= size) return {};
  if (options.piece_begin >= options.piece_end) file.move_to(size, size);
  if (format != ArchiveFormat::gzip) {
    if (options.piece_begin > 0) file.move_to(size, size);
    return {};
  }
  piece_starts.emplace(source, size);
  if (options.piece_begin > 0) {
    const auto first = piece_starts->find(options.piece_begin, std::min(options.piece_end, size));
    if (piece_starts->error_number() != 0) {
      return tl::unexpected(archive::unreadable(piece_starts->error_number()));
    }
    file.move_to(first.value_or(size), size);
  }
  records->end_before(*piece_starts, options.piece_end);
  return {};
}

namespace {

// A file that does not begin as a WARC file does may still be one that is damaged there.
constexpr std::size_t searched_size = std::size_t{1} << 20U;

// Enough to tell whether a record begins.
constexpr std::size_t beginning_size = std::size_t{256} << 10U;

tl::unexpected<Error> no_archive(std::string message) {
  return tl::unexpected(archive_error(ErrorCode::bad_archive, std::move(message)));
}

tl::expected<ArchiveFormat, Error> detect_format(FileWindow& file, archive::ZstdDecoder& zstd) {
  file.fill_to(beginning_size);
  if (file.error_number() != 0) return tl::unexpected(archive::unreadable(file.error_number()));
  if (file.view().empty()) return no_archive("it is empty");
  // The dictionary may be larger than what is searched.
  if (file.view().starts_with(archive::zstd_dictionary_magic)) return ArchiveFormat::zstd;
  if (const auto format = format_of_record(file.view(), zstd)) return *format;
  file.fill_to(searched_size);
  if (const auto format = find_format(file.view().substr(0, searched_size), zstd)) return *format;
  return no_archive("it is no WARC file: no record begins in its first MiB");
}

}  // namespace

bool is_warc(std::string_view beginning) {
  beginning = beginning.substr(0, warc_beginning_size);
  if (beginning.starts_with(archive::zstd_dictionary_magic)) return true;
  // Of most files, decoders are not needed.
  if (beginning.starts_with('<')) return false;
  archive::ZstdDecoder zstd;
  return archive::format_of_record(beginning, zstd).has_value();
}

WarcReader::WarcReader(std::unique_ptr<State> state) noexcept : state_(std::move(state)) {
}
WarcReader::~WarcReader() = default;
WarcReader::WarcReader(WarcReader&&) noexcept = default;
WarcReader& WarcReader::operator=(WarcReader&&) noexcept = default;

tl::expected<WarcReader, Error> WarcReader::open_source(Source source, WarcOptions options) {
  auto state = std::make_unique<State>(std::move(source.bytes), source.size);
  auto zstd = std::make_unique<archive::ZstdDecoder>();
  const auto format = detect_format(state->file, *zstd);
  if (!format && options.piece_begin > 0 && state->file.error_number() == 0) {
    // What is wrong with the file, its first piece says.
    state->file.move_to(source.size, source.size);
    state->begin(ArchiveFormat::plain, nullptr, std::move(source.name), options);
    return WarcReader(std::move(state));
  }
  if (!format) return tl::unexpected(format.error());
  state->begin(*format, std::move(zstd), std::move(source.name), options);
  if (auto begun = state->begin_piece(*format, options); !begun) {
    return tl::unexpected(std::move(begun).error());
  }
  return WarcReader(std::move(state));
}

tl::expected<WarcReader, Error> WarcReader::open_record_of(Source source, StoredRange range,
                                                           WarcOptions options) {
  const std::uint64_t size = source.size;
  if (range.offset >= size || range.length > size - range.offset) {
    return no_archive("the file has only " + std::to_string(size) + " bytes");
  }
  auto state = std::make_unique<State>(std::move(source.bytes), size);
  auto zstd = std::make_unique<archive::ZstdDecoder>();
  // Of a far file each byte that is read costs.
  state->file.move_to(0, archive::zstd_dictionary_magic.size());
  state->file.fill_to(archive::zstd_dictionary_magic.size());
  const bool has_dictionary = state->file.view().starts_with(archive::zstd_dictionary_magic);
  if (has_dictionary) state->file.move_to(0, size);
  std::string problem = "no record begins at byte " + std::to_string(range.offset);
  if (has_dictionary && !zstd->take_dictionary(state->file)) {
    problem = zstd->problem();  // frames that need none can be read all the same
  }
  state->file.move_to(range.offset, range.offset + range.length);
  state->file.fill_to(beginning_size);
  if (state->file.error_number() != 0) {
    return tl::unexpected(archive::unreadable(state->file.error_number()));
  }
  const auto format = format_of_record(state->file.view(), *zstd);
  if (!format) return no_archive(std::move(problem));
  state->begin(*format, std::move(zstd), std::move(source.name), options);
  return WarcReader(std::move(state));
}

tl::expected<WarcReader, Error> WarcReader::open(const std::string& path, WarcOptions options) {
  auto file = archive::RegularFile::open(path);
  if (!file) return tl::unexpected(std::move(file).error());
  const std::uint64_t size = (*file)->size();
  return open_source({*std::move(file), size, path}, options);
}

tl::expected<WarcReader, Error> WarcReader::open(RandomAccessFile file, WarcOptions options) {
  auto bytes = std::make_unique<archive::SeekableSource>(std::move(file.read));
  return open_source({std::move(bytes), file.size, std::move(file.name)}, options);
}

tl::expected<WarcReader, Error> WarcReader::open_record(const std::string& path, StoredRange range,
                                                        WarcOptions options) {
  auto file = archive::RegularFile::open(path);
  if (!file) return tl::unexpected(std::move(file).error());
  const std::uint64_t size = (*file)->size();
  return open_record_of({*std::move(file), size, path}, range, options);
}

tl::expected<WarcReader, Error> WarcReader::open_record(RandomAccessFile file, StoredRange range,
                                                        WarcOptions options) {
  auto bytes = std::make_unique<archive::SeekableSource>(std::move(file.read));
  return open_record_of({std::move(bytes), file.size, std::move(file.name)}, range, options);
}

tl::expected<WarcReader, Error> WarcReader::read_from(Read read, std::string name,
                                                      WarcOptions options) {
  auto state = std::make_unique<State>(std::make_unique<archive::StreamSource>(std::move(read)),
                                       std::numeric_limits<std::uint64_t>::max());
  auto zstd = std::make_unique<archive::ZstdDecoder>();
  const auto format = detect_format(state->file, *zstd);
  if (!format) return tl::unexpected(format.error());
  state->begin(*format, std::move(zstd), std::move(name), options);
  return WarcReader(std::move(state));
}

std::optional<tl::expected<WarcRecord, Error>> WarcReader::next() {
  return state_->records->next();
}

std::uint64_t WarcReader::bytes_read() const noexcept {
  return state_->file.offset();
}

}  // namespace dateline
