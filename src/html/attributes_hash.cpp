#include "html/attributes_hash.h"

#include <algorithm>

namespace dateline::html {
namespace {

// FNV-1a, of 32 bits.
constexpr std::uint32_t offset_basis = 0x811C'9DC5;
constexpr std::uint32_t prime = 0x0100'0193;

std::uint32_t mix(std::uint32_t hash, char c) {
  return (hash ^ static_cast<unsigned char>(c)) * prime;
}

char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

}  // namespace

std::uint32_t attributes_hash(std::string_view source, const Scan& scan, const Token& start_tag) {
  constexpr std::uint32_t spread = 0x9E37'79B1;
  std::uint32_t sum = 1;
  for (std::uint32_t i = start_tag.content.from; i < start_tag.content.to; ++i) {
    const Attribute& attribute = scan.attributes[i];
    std::uint32_t hash = offset_basis;
    for (const char c : scan.characters(source, attribute.name_range()))
      hash = mix(hash, to_lower(c));
    hash = mix(hash, '\0');
    for (const char c : scan.characters(source, attribute.value)) hash = mix(hash, c);
    sum += hash * spread;
  }
  return std::max<std::uint32_t>(sum, 1);
}

}  // namespace dateline::html
