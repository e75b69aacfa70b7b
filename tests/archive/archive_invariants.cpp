#include "archive/archive_invariants.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <stdexcept>
#include <utility>

#include "archive/compression.h"
#include "dateline/warc.h"
#include "support/gzip.h"

namespace dateline::testing {
namespace {

// Small, so that fuzzing meets blocks above it.
constexpr std::size_t block_limit = 2000;
constexpr std::size_t payload_limit = std::size_t{1} << 20U;

/// A file in memory that has a path.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes) : descriptor_(memfd_create("archive", MFD_CLOEXEC)) {
    if (descriptor_ < 0 ||
        write(descriptor_, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) {
      throw std::runtime_error("cannot make a file in memory");
    }
  }
  ~MemoryFile() { close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

std::string again(const std::string& path, const WarcRecord& record) {
  auto reader = WarcReader::open_record(path, *record.range, {.max_block_bytes = block_limit});
  if (!reader) return "a record's range cannot be opened: " + reader.error().message;
  const auto next = reader->next();
  if (!next || !*next) return "a record's range holds no record";
  if ((*next)->block != record.block || (*next)->range != record.range) {
    return "a record's range holds another record";
  }
  return {};
}

std::string check(WarcReader& reader, std::size_t size, const std::string& path) {
  std::uint64_t end = 0;
  std::size_t count = 0;
  while (const auto next = reader.next()) {
    if (++count > size) return "there are more records than bytes";
    std::optional<StoredRange> range;
    if (*next) {
      range = (*next)->range;
      if ((*next)->block.size() > (*next)->block_bytes) return "a block is too large";
      if (!(*next)->is_whole() && (*next)->block.size() > block_limit) return "a limit is exceeded";
      constexpr std::size_t enough = 8;
      if (range && !path.empty() && count <= enough) {
        if (std::string finding = again(path, **next); !finding.empty()) return finding;
      }
    } else if (next->error().warc) {
      range = next->error().warc->range;
    }
    if (!range) continue;
    if (range->offset < end) return "a range begins before the one before it ends";
    end = range->offset + range->length;
    if (end > size) return "a range exceeds the file";
  }
  if (reader.next()) return "something follows the end";
  if (reader.bytes_read() > size) return "more was read than there is";
  return {};
}

}  // namespace

std::string archive_finding(std::string_view bytes) {
  const MemoryFile file(bytes);
  auto from_file = WarcReader::open(file.path(), {.max_block_bytes = block_limit});
  std::string_view rest = bytes;
  auto from_pipe = WarcReader::read_from(
      [&rest](char* to, std::size_t count) -> std::ptrdiff_t {
        constexpr std::size_t a_few = 100;
        const std::size_t size = std::min({count, rest.size(), a_few});
        std::memcpy(to, rest.data(), size);
        rest.remove_prefix(size);
        return static_cast<std::ptrdiff_t>(size);
      },
      "-", {.max_block_bytes = block_limit});
  if (from_file.has_value() != from_pipe.has_value()) return "a pipe is read unlike a file";
  if (!from_file) return {};
  std::string finding = check(*from_file, bytes.size(), file.path());
  if (finding.empty()) finding = check(*from_pipe, bytes.size(), {});
  return finding;
}

std::string planned_archive_finding(std::string_view plan) {
  static const std::string dictionary = trained_dictionary();
  enum Kind {
    plain,
    gzip_member,
    frame,
    frame_with_dictionary,
    dictionary_frame,
    skippable,
    kinds
  };
  std::string bytes;
  // A piece is: its kind, how much of it is left out at its end, and content up to a NUL.
  while (plan.size() > 2) {
    const auto kind = static_cast<unsigned char>(plan[0]) % kinds;
    const auto left_out = static_cast<unsigned char>(plan[1]);
    plan.remove_prefix(2);
    const std::string_view content = plan.substr(0, plan.find('\0'));
    plan.remove_prefix(std::min(content.size() + 1, plan.size()));
    // Most contents shall be records: what begins otherwise gets a header.
    std::string record;
    if (!content.starts_with('W')) {
      record =
          "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: " + std::to_string(content.size()) +
          "\r\n\r\n";
    }
    record += content;
    if (!content.starts_with('W')) record += "\r\n\r\n";
    std::string piece;
    switch (kind) {
      case gzip_member:
        piece = gzip(record);
        break;
      case frame:
        piece = zstd(record);
        break;
      case frame_with_dictionary:
        piece = zstd(record, dictionary);
        break;
      case dictionary_frame:
        piece = skippable_frame(0xD, content.empty() ? dictionary : std::string(content));
        break;
      case skippable:
        piece = skippable_frame(left_out, content);
        break;
      default:
        piece = record;
    }
    if (left_out > 128)
      piece.resize(piece.size() - std::min<std::size_t>(left_out - 128U, piece.size()));
    bytes += piece;
  }
  return archive_finding(bytes);
}

std::string message_finding(std::string_view bytes) {
  const WarcRecord record{
      .type = WarcType::response, .header = {bytes}, .block = bytes, .block_bytes = bytes.size()};
  check_block_digest(record);
  check_payload_digest(record);
  const auto header = read_http_header(bytes);
  if (!header) return {};
  if (header->bytes > bytes.size()) return "the header is larger than the block";
  if (header->status < 100 || header->status > 999) return "the status is none";
  const auto payload = read_payload(record, *header, payload_limit);
  if (payload && payload->bytes.size() > payload_limit) return "a limit is exceeded";
  return {};
}

}  // namespace dateline::testing
