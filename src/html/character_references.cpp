#include "html/character_references.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>

#include "html/decoding_scan.h"
#include "html/named_character_references.h"
#include "text/utf8.h"

namespace dateline::html {
namespace {

using text::CodePoint;
using text::replacement_character;

enum class References { none, of_text, of_attribute };

struct Rules {
  References references = References::of_text;
  NulCharacter nul = NulCharacter::replaced;
};

/// Bytes of the raw text and the characters in their place.
struct Change {
  std::size_t from = 0;
  std::size_t to = 0;
  char32_t first = 0;   // 0: none
  char32_t second = 0;  // 0: none
};

bool is_ascii_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

bool is_ascii_alphanumeric(char c) noexcept {
  const char lower = static_cast<char>(c | 0x20);
  return is_ascii_digit(c) || (lower >= 'a' && lower <= 'z');
}

bool is_noncharacter(char32_t c) noexcept {
  return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

// The standard's table "numeric character reference end state".
constexpr char16_t windows_1252[] = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

/// What the reference to the number `value` stands for. Of numbers that do not fit into 31 bits,
/// Gumbo takes what its arithmetic leaves of them; here as in the standard they are U+FFFD.
char32_t referenced_character(char32_t value) noexcept {
  if (value >= 0x80 && value < 0xA0) return windows_1252[value - 0x80];
  const bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
  return value == 0 || is_surrogate || value > 0x10FFFF ? replacement_character : value;
}

/// The value of a digit in this base, or the base.
unsigned digit_value(char c, unsigned base) noexcept {
  if (is_ascii_digit(c)) return static_cast<unsigned>(c - '0');
  const char lower = static_cast<char>(c | 0x20);
  if (base == 16 && lower >= 'a' && lower <= 'f') return static_cast<unsigned>(lower - 'a') + 10;
  return base;
}

/// The reference at `from`, where "&#" stands.
std::optional<Change> numeric_reference(std::string_view raw, std::size_t from) noexcept {
  std::size_t at = from + 2;
  unsigned base = 10;
  if (at < raw.size() && (raw[at] == 'x' || raw[at] == 'X')) {
    base = 16;
    ++at;
  }
  const std::size_t digits = at;
  char32_t value = 0;
  for (; at < raw.size(); ++at) {
    const unsigned digit = digit_value(raw[at], base);
    if (digit == base) break;
    value = std::min<char32_t>(value * base + digit, 0x110000);
  }
  if (at == digits) return std::nullopt;
  if (at < raw.size() && raw[at] == ';') ++at;
  return Change{from, at, referenced_character(value)};
}

/// The part of the sorted references whose names begin with this letter.
std::span<const NamedCharacterReference> references_of_letter(const NamedCharacterReferences& all,
                                                              char letter) noexcept {
  const bool is_capital = letter >= 'A' && letter <= 'Z';
  if (!is_capital && (letter < 'a' || letter > 'z')) return {};
  const auto index = static_cast<std::size_t>(is_capital ? letter - 'A' : letter - 'a' + 26);
  return all.references.subspan(all.starts[index], all.starts[index + 1U] - all.starts[index]);
}

/// The longest name behind the ampersand at `from`.
std::optional<Change> named_reference(std::string_view raw, std::size_t from,
                                      References rule) noexcept {
  if (from + 1 == raw.size()) return std::nullopt;
  const NamedCharacterReferences all = named_character_references();
  const std::string_view text = raw.substr(from + 1);
  // The references whose names are longer than `length` and begin as `text` does for that long.
  std::span<const NamedCharacterReference> left = references_of_letter(all, text.front());
  const NamedCharacterReference* without_semicolon = nullptr;
  for (std::size_t length = 1; !left.empty() && length < text.size(); ++length) {
    const auto byte_of = [&](const NamedCharacterReference& reference) {
      return all.names[reference.name_offset + length];
    };
    const auto first =
        std::lower_bound(left.begin(), left.end(), text[length],
                         [&](const auto& reference, char c) { return byte_of(reference) < c; });
    const auto last =
        std::upper_bound(first, left.end(), text[length],
                         [&](char c, const auto& reference) { return c < byte_of(reference); });
    left = {first, last};
    // A name that ends here stands before those that go on.
    if (left.empty() || left.front().name_length != length + 1) continue;
    const NamedCharacterReference& complete = left.front();
    left = left.subspan(1);
    const std::size_t behind = length + 1;
    if (behind < text.size() && text[behind] == ';') {
      return Change{from, from + 1 + behind + 1, complete.first, complete.second};
    }
    if (complete.semicolon_is_optional) without_semicolon = &complete;
  }
  if (without_semicolon == nullptr) return std::nullopt;
  const std::size_t to = from + 1 + without_semicolon->name_length;
  if (rule == References::of_attribute && to < raw.size() &&
      (raw[to] == '=' || is_ascii_alphanumeric(raw[to]))) {
    return std::nullopt;
  }
  return Change{from, to, without_semicolon->first, without_semicolon->second};
}

/// U+FFFD for the code point that the byte at `suspect` belongs to, when it may not stand in a
/// page. Nothing before `start` is looked at.
std::optional<Change> bad_code_point(std::string_view raw, std::size_t start,
                                     std::size_t suspect) noexcept {
  std::size_t from = suspect;
  while (from > start && suspect - from < 3 &&
         text::is_continuation_byte(static_cast<unsigned char>(raw[from])))
    --from;
  const CodePoint found = text::code_point_at(raw, from);
  const bool is_bad = (found.value >= 0x80 && found.value < 0xA0) || is_noncharacter(found.value);
  // it may not be in bytes that are no UTF-8
  const bool has_suspect = suspect - from < found.length;
  if (!is_bad || !has_suspect) return std::nullopt;
  return Change{from, from + found.length, replacement_character};
}

/// What becomes of the suspect byte at `at`, if anything.
std::optional<Change> change_at(std::string_view raw, std::size_t start, std::size_t at,
                                Rules rules) noexcept {
  const auto byte = static_cast<unsigned char>(raw[at]);
  const char next = at + 1 < raw.size() ? raw[at + 1] : '\0';
  if (byte == '&') {
    return next == '#' ? numeric_reference(raw, at) : named_reference(raw, at, rules.references);
  }
  if (byte >= 0x80) return bad_code_point(raw, start, at);
  if (byte == '\r') return Change{at, at + 1, next == '\n' ? U'\0' : U'\n'};
  const bool is_dropped = byte == 0 && rules.nul == NulCharacter::dropped;
  return Change{at, at + 1, is_dropped ? U'\0' : replacement_character};
}

/// The first change in `raw` at or behind `start`, where a code point starts.
template <bool references>
std::optional<Change> next_change(std::string_view raw, std::size_t start, Rules rules) noexcept {
  std::size_t at = start;
  while (true) {
    at += decoding_scan::first_suspect<references>(raw.substr(at));
    if (at == raw.size()) return std::nullopt;
    if (const auto change = change_at(raw, start, at, rules)) return change;
    ++at;
  }
}

template <bool references>
void append_changed(std::string& out, std::string_view raw, Rules rules) {
  std::size_t done = 0;
  while (const auto change = next_change<references>(raw, done, rules)) {
    out.append(raw, done, change->from - done);
    if (change->first != 0) text::append_code_point(out, change->first);
    if (change->second != 0) text::append_code_point(out, change->second);
    done = change->to;
  }
  out.append(raw, done);
}

}  // namespace

bool needs_decoding(std::string_view raw) noexcept {
  return next_change<true>(raw, 0, {References::of_text, NulCharacter::dropped}).has_value();
}

bool raw_text_needs_decoding(std::string_view raw) noexcept {
  return next_change<false>(raw, 0, {References::none}).has_value();
}

void append_text(std::string& out, std::string_view raw, NulCharacter nul) {
  append_changed<true>(out, raw, {References::of_text, nul});
}

void append_attribute_value(std::string& out, std::string_view raw) {
  append_changed<true>(out, raw, {References::of_attribute});
}

void append_raw_text(std::string& out, std::string_view raw) {
  append_changed<false>(out, raw, {References::none});
}

}  // namespace dateline::html
