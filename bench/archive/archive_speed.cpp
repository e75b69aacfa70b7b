#include <libdeflate.h>
#include <zlib.h>
#include <zstd.h>

#include <cstdint>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/warc.h"

// Reads one archive in one of these ways, and prints what came of it and the processor time in
// seconds: "RECORDS BYTES SECONDS". bench/archive/run compares them.
//
//   read     every record, its HTTP header parsed
//   payload  and the content of every response
//   filter   every record, as a run does of which no page has a wanted host
//   inflate  nothing but reading the file and decompressing its members or frames, by the same
//            libraries
//   zlib     the same by zlib

namespace {

struct Result {
  std::uint64_t records = 0;  // 0: something is damaged
  std::uint64_t bytes = 0;
  double seconds = 0;
};

double processor_seconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

bool is_wanted(std::string_view uri) {
  const std::size_t scheme = uri.find("://");
  if (scheme == std::string_view::npos) return false;
  const std::string_view rest = uri.substr(scheme + 3);
  return rest.substr(0, rest.find('/')).ends_with("caliber.az");
}

Result read(const std::string& path, std::string_view way) {
  Result result;
  const double begin = processor_seconds();
  auto reader = dateline::WarcReader::open(path);
  if (!reader) return result;
  while (const auto next = reader->next()) {
    if (!*next) return {};
    const dateline::WarcRecord& record = **next;
    ++result.records;
    if (record.type != dateline::WarcType::response) {
      if (way != "filter") result.bytes += record.block_bytes;
      continue;
    }
    if (way == "filter" && !is_wanted(record.target_uri)) continue;
    const auto header = dateline::read_http_header(record.block);
    if (!header || header->status != 200) continue;
    if (way == "payload") {
      result.bytes += dateline::read_payload(record, *header)->bytes.size();
    } else {
      result.bytes += record.block_bytes - header->bytes;
    }
  }
  result.seconds = processor_seconds() - begin;
  return result;
}

// Each decompresses what `rest` begins with; how much of it that was, 0 for damage.

std::size_t by_libdeflate(libdeflate_decompressor* decompressor, std::string_view rest,
                          std::vector<char>& output, std::size_t& written) {
  std::size_t read = 0;
  const auto code = libdeflate_gzip_decompress_ex(decompressor, rest.data(), rest.size(),
                                                  output.data(), output.size(), &read, &written);
  return code == LIBDEFLATE_SUCCESS ? read : 0;
}

std::size_t by_zstd(ZSTD_DCtx* context, std::string_view rest, std::vector<char>& output,
                    std::size_t& written) {
  const std::size_t read = ZSTD_findFrameCompressedSize(rest.data(), rest.size());
  if (ZSTD_isError(read) != 0) return 0;
  written = ZSTD_decompressDCtx(context, output.data(), output.size(), rest.data(), read);
  return ZSTD_isError(written) != 0 ? 0 : read;
}

std::size_t by_zlib(z_stream& stream, std::string_view rest, std::vector<char>& output,
                    std::size_t& written) {
  inflateReset(&stream);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(rest.data()));
  stream.avail_in = static_cast<uInt>(rest.size());
  stream.next_out = reinterpret_cast<Bytef*>(output.data());
  stream.avail_out = static_cast<uInt>(output.size());
  if (inflate(&stream, Z_FINISH) != Z_STREAM_END) return 0;
  written = output.size() - stream.avail_out;
  return rest.size() - stream.avail_in;
}

Result inflate_all(const std::string& path, std::string_view way) {
  libdeflate_decompressor* const decompressor = libdeflate_alloc_decompressor();
  ZSTD_DCtx* const context = ZSTD_createDCtx();
  z_stream stream = {};
  inflateInit2(&stream, 16 + MAX_WBITS);
  std::vector<char> output(std::size_t{8} << 20U);
  // The file is read in one piece, into memory that the system has given already.
  std::string file(std::filesystem::file_size(path), '\0');
  const double begin = processor_seconds();
  std::ifstream(path, std::ios::binary)
      .read(file.data(), static_cast<std::streamsize>(file.size()));
  Result result;
  for (std::string_view rest = file; !rest.empty();) {
    std::size_t written = 0;
    const bool is_gzip = rest.starts_with('\x1F');
    const std::size_t read = way == "zlib" ? by_zlib(stream, rest, output, written)
                             : is_gzip     ? by_libdeflate(decompressor, rest, output, written)
                                           : by_zstd(context, rest, output, written);
    if (read == 0) return {};
    rest.remove_prefix(read);
    result.bytes += written;
    ++result.records;
  }
  result.seconds = processor_seconds() - begin;
  return result;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::fputs("usage: archive_speed read|payload|filter|inflate|zlib FILE\n", stderr);
    return 2;
  }
  const std::string_view way = arguments[1];
  const Result result =
      way == "inflate" || way == "zlib" ? inflate_all(arguments[2], way) : read(arguments[2], way);
  std::printf("%ju %ju %.6f\n", static_cast<std::uintmax_t>(result.records),
              static_cast<std::uintmax_t>(result.bytes), result.seconds);
  return result.records > 0 ? 0 : 1;
}
