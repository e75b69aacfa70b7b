#include "extract/word_set.h"

#include <algorithm>
#include <string>

#include "text/fold.h"
#include "text/utf8.h"

namespace dateline::extraction {

namespace {

bool is_letter_or_digit(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  // Latin-1 signs, general punctuation, and what stands for it in CJK text.
  return c > 0xBF && c != 0xD7 && c != 0xF7 && (c < 0x2000 || c > 0x206F) &&
         (c < 0x3000 || c > 0x303F) && (c < 0xFF01 || c > 0xFF0F);
}

bool is_ideograph(char32_t c) {
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || c >= 0x20000;
}

constexpr std::uint64_t empty_hash = 0xCBF2'9CE4'8422'2325;  // FNV-1a

}  // namespace

WordSet::WordSet(std::string_view folded) {
  const std::string key = text::comparison_key_of_folded(folded);
  std::uint64_t hash = empty_hash;
  const auto end_word = [&] {
    if (hash != empty_hash) hashes_.push_back(hash);
    hash = empty_hash;
  };
  for (std::size_t at = 0; at < key.size();) {
    const text::CodePoint c = text::code_point_at(key, at);
    at += c.length;
    if (c.value == '\'' && hash != empty_hash) continue;  // "don't", "dont"
    if (!is_letter_or_digit(c.value) || is_ideograph(c.value)) end_word();
    if (!is_letter_or_digit(c.value)) continue;
    hash = (hash ^ c.value) * 0x100'0000'01B3;
    if (is_ideograph(c.value)) end_word();
  }
  end_word();
  std::sort(hashes_.begin(), hashes_.end());
  hashes_.erase(std::unique(hashes_.begin(), hashes_.end()), hashes_.end());
}

std::size_t WordSet::common_with(const WordSet& other) const {
  std::size_t common = 0;
  for (auto a = hashes_.begin(), b = other.hashes_.begin();
       a != hashes_.end() && b != other.hashes_.end();) {
    if (*a == *b) ++common;
    const bool advance_a = *a <= *b;
    const bool advance_b = *b <= *a;
    if (advance_a) ++a;
    if (advance_b) ++b;
  }
  return common;
}

double WordSet::likeness_to(const WordSet& other) const {
  const std::size_t common = common_with(other);
  const std::size_t all = size() + other.size() - common;
  return all == 0 ? 0.0 : static_cast<double>(common) / static_cast<double>(all);
}

}  // namespace dateline::extraction
