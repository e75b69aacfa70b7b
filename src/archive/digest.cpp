#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "archive/header_fields.h"
#include "archive/transfer_coding.h"
#include "dateline/warc.h"
#include "text/fold.h"

namespace dateline {
namespace {

/// "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ" (ISO 28500 section 5.8).
struct StatedDigest {
  const EVP_MD* algorithm = nullptr;
  std::vector<std::uint8_t> bytes;
};

const EVP_MD* find_algorithm(std::string_view name) {
  struct Algorithm {
    std::string_view name;
    const EVP_MD* (*get)();
  };
  constexpr Algorithm algorithms[] = {{"sha1", EVP_sha1},     {"sha-1", EVP_sha1},
                                      {"sha256", EVP_sha256}, {"sha-256", EVP_sha256},
                                      {"sha512", EVP_sha512}, {"sha-512", EVP_sha512},
                                      {"md5", EVP_md5}};
  for (const Algorithm& algorithm : algorithms) {
    if (text::equals_ignoring_ascii_case(algorithm.name, name)) return algorithm.get();
  }
  return nullptr;
}

int digit_value(char c, std::string_view digits) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  const std::size_t at = digits.find(c);
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

// Base16 (RFC 4648 section 8), 4 bits a digit, and base32 (section 6), 5 bits; bits that are left
// over are padding.
std::optional<std::vector<std::uint8_t>> decode_digits(std::string_view text, unsigned bits) {
  constexpr std::string_view base16 = "0123456789ABCDEF";
  constexpr std::string_view base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::vector<std::uint8_t> bytes;
  std::uint32_t buffer = 0;
  unsigned buffered = 0;
  for (const char c : text) {
    const int value = digit_value(c, bits == 4 ? base16 : base32);
    if (value < 0) return std::nullopt;
    buffer = buffer << bits | static_cast<std::uint32_t>(value);
    buffered += bits;
    if (buffered < 8) continue;
    buffered -= 8;
    bytes.push_back(static_cast<std::uint8_t>(buffer >> buffered));
    buffer &= (1U << buffered) - 1;
  }
  return bytes;
}

// Nothing where the algorithm or the way of writing is unknown.
std::optional<StatedDigest> parse_digest(std::string_view labelled) {
  const std::size_t colon = labelled.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  StatedDigest digest{.algorithm = find_algorithm(labelled.substr(0, colon)), .bytes = {}};
  if (digest.algorithm == nullptr) return std::nullopt;
  std::string_view value = labelled.substr(colon + 1);
  while (value.ends_with('=')) value.remove_suffix(1);
  const auto size = static_cast<std::size_t>(EVP_MD_get_size(digest.algorithm));
  constexpr unsigned base16_bits = 4;
  constexpr unsigned base32_bits = 5;
  // The length tells which of the two it is.
  auto bytes = decode_digits(value, value.size() == 2 * size ? base16_bits : base32_bits);
  if (!bytes || bytes->size() != size) return std::nullopt;
  digest.bytes = *std::move(bytes);
  return digest;
}

bool matches(const StatedDigest& digest, std::string_view bytes) {
  std::array<std::uint8_t, EVP_MAX_MD_SIZE> computed{};
  unsigned size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), computed.data(), &size, digest.algorithm, nullptr) !=
      1) {
    return false;
  }
  return std::vector<std::uint8_t>(computed.begin(), computed.begin() + size) == digest.bytes;
}

// "GET / HTTP/1.1" (RFC 9112 section 3).
bool is_request_line(std::string_view line) {
  const std::size_t blank = line.rfind(' ');
  return blank != std::string_view::npos && line.substr(blank + 1).starts_with("HTTP/");
}

// What stands before the payload of an HTTP message; 0 for any other block. Of requests, too, the
// payload is the body (ISO 28500 section 5.9).
std::size_t http_header_bytes(const WarcRecord& record) {
  if (record.type != WarcType::request) {
    const auto header = read_http_header(record.block);
    return header ? header->bytes : 0;
  }
  const std::string_view beginning = record.block.substr(0, archive::header_limit);
  std::string_view lines = beginning;
  if (!is_request_line(archive::take_line(lines))) return 0;
  return std::min(archive::find_header_end(beginning), record.block.size());
}

}  // namespace

DigestCheck check_block_digest(const WarcRecord& record) {
  const auto stated = record.header.value("WARC-Block-Digest");
  if (!stated) return DigestCheck::absent;
  const auto digest = parse_digest(*stated);
  if (!digest || !record.is_whole()) return DigestCheck::not_checked;
  return matches(*digest, record.block) ? DigestCheck::matches : DigestCheck::differs;
}

DigestCheck check_payload_digest(const WarcRecord& record) {
  const auto stated = record.header.value("WARC-Payload-Digest");
  if (!stated) return DigestCheck::absent;
  const auto digest = parse_digest(*stated);
  if (!digest || !record.is_whole() || record.type == WarcType::revisit) {
    return DigestCheck::not_checked;
  }
  const std::size_t header = http_header_bytes(record);
  const std::string_view payload = record.block.substr(header);
  if (matches(*digest, payload)) return DigestCheck::matches;
  if (header > 0 && archive::is_chunked(payload) &&
      matches(*digest, archive::unchunk(payload).bytes)) {
    return DigestCheck::matches;
  }
  // Of a record that was cut, the digest may be that of the whole.
  return record.is_truncated ? DigestCheck::not_checked : DigestCheck::differs;
}

}  // namespace dateline
