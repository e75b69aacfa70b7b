#include <libdeflate.h>
#include <zdict.h>
#include <zstd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

// Writes NAME.warc.gz and NAME.warc.zst (a member or frame for each record, at the levels that
// crawlers use) of the same records: COUNT requests with their responses, whose pages are those of
// FOLDER with other digits and letters each time.

namespace {

constexpr int gzip_level = 6;
constexpr int zstd_level = 3;

std::vector<std::string> read_pages(const std::string& folder) {
  std::vector<std::string> pages;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".html") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    pages.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  std::sort(pages.begin(), pages.end());
  return pages;
}

// The page of another day: one digit in eight is another, and one letter in five hundred.
std::string vary(std::string page, std::mt19937& random) {
  for (char& c : page) {
    const bool is_digit = c >= '0' && c <= '9';
    if (is_digit && random() % 8 == 0) c = static_cast<char>('0' + random() % 10);
    const bool is_letter = c >= 'a' && c <= 'z';
    if (is_letter && random() % 500 == 0) c = static_cast<char>('a' + random() % 26);
  }
  return page;
}

std::string record(std::string_view type, const std::string& uri, const std::string& block) {
  return "WARC/1.0\r\nWARC-Type: " + std::string(type) + "\r\nWARC-Target-URI: " + uri +
         "\r\nWARC-Date: 2025-03-09T21:30:00Z\r\n"
         "WARC-Record-ID: <urn:uuid:8a1c2d3e-4f50-6172-8394-a5b6c7d8e9f0>\r\n"
         "WARC-IP-Address: 192.0.2.1\r\n"
         "WARC-Block-Digest: sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ\r\n"
         "Content-Type: application/http; msgtype=" +
         std::string(type) + "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" +
         block + "\r\n\r\n";
}

void write(std::FILE* file, const std::string& bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size()) return;
  std::perror("make_archive");
  std::exit(1);
}

void write_both(std::FILE* gzip_file, std::FILE* zstd_file, const std::string& bytes) {
  static libdeflate_compressor* const compressor = libdeflate_alloc_compressor(gzip_level);
  static ZSTD_CCtx* const context = ZSTD_createCCtx();
  std::string compressed(libdeflate_gzip_compress_bound(compressor, bytes.size()), '\0');
  compressed.resize(libdeflate_gzip_compress(compressor, bytes.data(), bytes.size(),
                                             compressed.data(), compressed.size()));
  write(gzip_file, compressed);
  compressed.resize(ZSTD_compressBound(bytes.size()));
  ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, zstd_level);
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  compressed.resize(
      ZSTD_compress2(context, compressed.data(), compressed.size(), bytes.data(), bytes.size()));
  write(zstd_file, compressed);
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) {
    std::fputs("usage: make_archive FOLDER NAME COUNT\n", stderr);
    return 2;
  }
  const std::vector<std::string> pages = read_pages(arguments[1]);
  const std::string name = arguments[2];
  std::FILE* const gzip_file = std::fopen((name + ".warc.gz").c_str(), "wb");
  std::FILE* const zstd_file = std::fopen((name + ".warc.zst").c_str(), "wb");
  if (pages.empty() || gzip_file == nullptr || zstd_file == nullptr) {
    std::perror("make_archive");
    return 1;
  }
  std::mt19937 random(20250309);
  const long records = std::strtol(arguments[3], nullptr, 10);
  for (long number = 0; number < records; ++number) {
    const std::string host = "site" + std::to_string(random() % 50) + ".example";
    const std::string path = "/news/" + std::to_string(number);
    const std::string uri = "https://" + host + path;
    write_both(gzip_file, zstd_file,
               record("request", uri,
                      "GET " + path + " HTTP/1.1\r\nHost: " + host +
                          "\r\nUser-Agent: crawler\r\nAccept: */*\r\n\r\n"));
    const std::string page = vary(pages[random() % pages.size()], random);
    write_both(gzip_file, zstd_file,
               record("response", uri,
                      "HTTP/1.1 200 OK\r\nServer: nginx\r\nDate: Sun, 09 Mar 2025 21:30:00 GMT\r\n"
                      "Content-Type: text/html; charset=utf-8\r\nContent-Length: " +
                          std::to_string(page.size()) +
                          "\r\nConnection: keep-alive\r\nVary: Accept-Encoding\r\n"
                          "Cache-Control: max-age=600\r\nX-Cache: MISS\r\n\r\n" +
                          page));
  }
  return std::fclose(gzip_file) == 0 && std::fclose(zstd_file) == 0 ? 0 : 1;
}
