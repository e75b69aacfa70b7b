#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <utility>

#include "text/fold.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace dateline::text {
namespace {

// One spelling for marks that printers choose between; anything else is given back.
char32_t plain_punctuation(char32_t code_point) noexcept {
  switch (code_point) {
    case 0x00AB:  // « »
    case 0x00BB:
    case 0x201C:  // “ ” „ ‟
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:  // double prime, single and reversed
    case 0x2036:
    case 0x275D:  // ornaments
    case 0x275E:
    case 0x301D:  // 〝 〞 〟
    case 0x301E:
    case 0x301F:
    case 0xFF02:  // full-width
      return '"';
    case 0x0060:  // grave and acute accents standing alone
    case 0x00B4:
    case 0x02B9:  // modifier letters: prime, turned comma, apostrophe
    case 0x02BB:
    case 0x02BC:
    case 0x055A:  // Armenian apostrophe
    case 0x2018:  // ‘ ’ ‚ ‛
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:  // prime, single and reversed
    case 0x2035:
    case 0x2039:  // ‹ ›
    case 0x203A:
    case 0x275B:  // ornaments
    case 0x275C:
    case 0xFF07:  // full-width
      return '\'';
    case 0x2043:  // hyphen bullet
    case 0x2212:  // minus
      return '-';
    case 0x2024:  // one-dot leader
    case 0xFF0E:  // full-width
      return '.';
    default:
      return code_point;
  }
}

// How many dots a mark stands for, where it is an ellipsis.
std::size_t dots_of(char32_t code_point) noexcept {
  if (code_point == 0x2025) return 2;
  return code_point == 0x2026 || code_point == 0x22EF ? 3 : 0;
}

// General category P; $ + < = > ^ ` | ~ are symbols.
constexpr auto ascii_punctuation = [] {
  std::array<bool, 128> table{};
  for (const char mark : std::string_view("!\"#%&'()*,-./:;?@[\\]_{}")) {
    table[static_cast<unsigned char>(mark)] = true;
  }
  return table;
}();

// Bytes that only their letter case is changed of, in lower case; 0 for all else: punctuation, the
// blank, the grave accent, which stands for an apostrophe, and what is not ASCII.
constexpr auto lower_ascii_text = [] {
  std::array<char, 256> table{};
  for (std::size_t byte = 0; byte < ascii_punctuation.size(); ++byte) {
    if (ascii_punctuation[byte] || byte == ' ' || byte == '`') continue;
    table[byte] = static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte);
  }
  return table;
}();

// Full case folding of the letters that most pages in other scripts are made of; 0 for all else.
char32_t folded_letter(char32_t code_point) noexcept {
  const auto is_within = [code_point](char32_t first, char32_t last) {
    return code_point - first <= last - first;
  };
  if (is_within(0x0430, 0x045F) || is_within(0x0561, 0x0586)) return code_point;
  if (is_within(0x0410, 0x042F)) return code_point + 0x20;  // Cyrillic
  if (is_within(0x0400, 0x040F)) return code_point + 0x50;
  if (is_within(0x0531, 0x0556)) return code_point + 0x30;  // Armenian
  const bool is_latin = is_within(0x00C0, 0x00FF) && code_point != 0x00D7 && code_point != 0x00F7;
  if (is_latin && code_point != 0x00DF) return code_point | 0x20;  // all but the sharp s
  return 0;
}

// Writes into a string that has room for as many bytes as are left to be read.
class KeyWriter {
 public:
  explicit KeyWriter(std::string_view folded)
      : text_(folded), key_(folded.size(), '\0'), to_(key_.data()) {}

  std::string write() {
    while (position_ < text_.size()) {
      const auto byte = static_cast<unsigned char>(text_[position_]);
      if (lower_ascii_text[byte] != 0) {
        write_ascii_text();
      } else if (byte == ' ') {
        blank_due_ = !after_punctuation_;
        ++position_;
      } else if (byte < ascii_punctuation.size() && ascii_punctuation[byte]) {
        put_punctuation(byte);
        ++position_;
      } else if (!write_letters()) {
        write_code_point();
      }
    }
    key_.resize(static_cast<std::size_t>(to_ - key_.data()));
    if (needs_normalization_) normalize(key_, 0);
    return std::move(key_);
  }

 private:
  void write_ascii_text() {
    start_text();
    // Copies of the members, as a written character might change these for all the compiler knows.
    const std::string_view rest = text_.substr(position_);
    char* const to = to_;
    std::size_t length = 0;
    for (; length < rest.size(); ++length) {
      const char lower = lower_ascii_text[static_cast<unsigned char>(rest[length])];
      if (lower == 0) break;
      to[length] = lower;
    }
    to_ += length;
    position_ += length;
  }

  // Latin, Cyrillic and Armenian letters, of two bytes each; whether there were any.
  bool write_letters() {
    const std::string_view rest = text_.substr(position_);
    const auto letter_at = [rest](std::size_t position) -> char32_t {
      const auto lead = static_cast<unsigned char>(rest[position]);
      if (lead < 0xC3 || lead > 0xD6 || rest.size() - position < 2) return 0;
      const auto trail = static_cast<unsigned char>(rest[position + 1]);
      return folded_letter((lead & 0x1FU) << 6 | (trail & 0x3FU));
    };
    if (letter_at(0) == 0) return false;
    start_text();
    char* const to = to_;
    std::size_t length = 0;
    for (; length < rest.size(); length += 2) {
      const char32_t letter = letter_at(length);
      if (letter == 0) break;
      to[length] = static_cast<char>(0xC0 | letter >> 6);
      to[length + 1] = static_cast<char>(0x80 | (letter & 0x3F));
    }
    to_ += length;
    position_ += length;
    return true;
  }

  void write_code_point() {
    const CodePoint code_point = code_point_at(text_, position_);
    position_ += code_point.length;
    const char32_t value = code_point.value;
    if (std::size_t dots = dots_of(value)) {
      for (; dots > 0; --dots) put_punctuation('.');
    } else {
      write_other(plain_punctuation(value), code_point.length);
    }
  }

  // Of a code point that took `length` bytes.
  void write_other(char32_t code_point, std::size_t length) {
    const auto value = static_cast<utf8proc_int32_t>(code_point);
    const utf8proc_category_t category = utf8proc_category(value);
    if (category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_PO) {
      put_punctuation(category == UTF8PROC_CATEGORY_PD ? U'-' : code_point);
      return;
    }
    // The longest full case folding has three code points.
    std::array<utf8proc_int32_t, 4> folded{};
    const utf8proc_ssize_t count =
        utf8proc_decompose_char(value, folded.data(), static_cast<utf8proc_ssize_t>(folded.size()),
                                UTF8PROC_CASEFOLD, nullptr);
    char bytes[12];
    std::size_t size = 0;
    for (utf8proc_ssize_t index = 0; index < count; ++index) {
      const auto part = static_cast<char32_t>(folded[static_cast<std::size_t>(index)]);
      size += text::write_code_point(bytes + size, part);
      needs_normalization_ = needs_normalization_ || may_change_in_nfc(part);
    }
    if (size > length) make_room(size - length);
    start_text();
    to_ = std::copy_n(bytes, size, to_);
  }

  void put_punctuation(char32_t code_point) {
    put(code_point);
    blank_due_ = false;
    after_punctuation_ = true;
  }

  void start_text() {
    if (blank_due_) *to_++ = ' ';
    blank_due_ = false;
    after_punctuation_ = false;
  }

  void put(char32_t code_point) { to_ += text::write_code_point(to_, code_point); }

  void make_room(std::size_t bytes) {
    const std::ptrdiff_t written = to_ - key_.data();
    key_.resize(key_.size() + bytes);
    to_ = key_.data() + written;
  }

  std::string_view text_;
  std::size_t position_ = 0;
  std::string key_;
  char* to_;
  bool blank_due_ = false;
  bool after_punctuation_ = true;  // so that a blank at the start goes
  bool needs_normalization_ = false;
};

}  // namespace

std::string comparison_key(std::string_view utf8) {
  return comparison_key_of_folded(fold(utf8));
}

std::string comparison_key_of_folded(std::string_view folded) {
  return KeyWriter(folded).write();
}

}  // namespace dateline::text
