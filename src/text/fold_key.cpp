#include <utf8proc.h>

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
  std::array<bool, 256> table{};
  for (const char mark : std::string_view("!\"#%&'()*,-./:;?@[\\]_{}")) {
    table[static_cast<unsigned char>(mark)] = true;
  }
  return table;
}();

// Bytes that only their letter case is changed of: ASCII but for punctuation, the blank, and the
// grave accent, which stands for an apostrophe.
constexpr auto ascii_text = [] {
  std::array<bool, 256> table{};
  for (std::size_t byte = 0; byte < 0x80; ++byte) {
    table[byte] = !ascii_punctuation[byte] && byte != ' ' && byte != '`';
  }
  return table;
}();

std::size_t ascii_text_length(std::string_view text) noexcept {
  std::size_t length = 0;
  while (length < text.size() && ascii_text[static_cast<unsigned char>(text[length])]) ++length;
  return length;
}

// Full case folding of the letters that most pages in other scripts are made of; 0 for all else.
char32_t folded_letter(char32_t code_point) noexcept {
  const auto is_within = [code_point](char32_t first, char32_t last) {
    return code_point - first <= last - first;
  };
  if (is_within(0x0430, 0x045F) || is_within(0x0561, 0x0586)) return code_point;
  if (is_within(0x0410, 0x042F)) return code_point + 0x20;  // Cyrillic
  if (is_within(0x0400, 0x040F)) return code_point + 0x50;
  if (is_within(0x0531, 0x0556)) return code_point + 0x30;  // Armenian
  return 0;
}

class KeyWriter {
 public:
  explicit KeyWriter(std::size_t expected_size) { key_.reserve(expected_size); }

  void add_ascii_text(std::string_view text) {
    start_text();
    const std::size_t start = key_.size();
    key_ += text;
    for (std::size_t index = start; index < key_.size(); ++index) {
      const char character = key_[index];
      const bool is_upper = character >= 'A' && character <= 'Z';
      key_[index] = static_cast<char>(is_upper ? character - 'A' + 'a' : character);
    }
  }

  void add(char32_t code_point) {
    if (code_point == ' ') {
      blank_due_ = !after_punctuation_;
    } else if (code_point < 0x80 && ascii_punctuation[code_point]) {
      const char mark = static_cast<char>(code_point);
      add_punctuation({&mark, 1});
    } else if (const char32_t letter = folded_letter(code_point)) {
      start_text();
      append_code_point(key_, letter);
    } else if (const std::size_t dots = dots_of(code_point)) {
      add_punctuation(std::string(dots, '.'));
    } else {
      add_other(plain_punctuation(code_point));
    }
  }

  std::string finish() {
    if (needs_normalization_) normalize(key_, 0);
    return std::move(key_);
  }

 private:
  void add_other(char32_t code_point) {
    const auto value = static_cast<utf8proc_int32_t>(code_point);
    const utf8proc_category_t category = utf8proc_category(value);
    if (category == UTF8PROC_CATEGORY_PD) {
      add_punctuation("-");
      return;
    }
    if (category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_PO) {
      char bytes[4];
      add_punctuation({bytes, write_code_point(bytes, code_point)});
      return;
    }
    start_text();
    // The longest full case folding has three code points.
    std::array<utf8proc_int32_t, 4> folded{};
    const utf8proc_ssize_t length =
        utf8proc_decompose_char(value, folded.data(), static_cast<utf8proc_ssize_t>(folded.size()),
                                UTF8PROC_CASEFOLD, nullptr);
    for (utf8proc_ssize_t index = 0; index < length; ++index) {
      const auto part = static_cast<char32_t>(folded[static_cast<std::size_t>(index)]);
      append_code_point(key_, part);
      needs_normalization_ = needs_normalization_ || may_change_in_nfc(part);
    }
  }

  void add_punctuation(std::string_view punctuation) {
    key_ += punctuation;
    blank_due_ = false;
    after_punctuation_ = true;
  }

  void start_text() {
    if (blank_due_) key_ += ' ';
    blank_due_ = false;
    after_punctuation_ = false;
  }

  std::string key_;
  bool blank_due_ = false;
  bool after_punctuation_ = false;
  bool needs_normalization_ = false;
};

}  // namespace

std::string comparison_key(std::string_view utf8) {
  const std::string folded = fold(utf8);
  const std::string_view text = folded;
  KeyWriter writer(text.size());
  for (std::size_t position = 0; position < text.size();) {
    if (const std::size_t length = ascii_text_length(text.substr(position))) {
      writer.add_ascii_text(text.substr(position, length));
      position += length;
      continue;
    }
    const CodePoint code_point = code_point_at(text, position);
    writer.add(code_point.value);
    position += code_point.length;
  }
  return writer.finish();
}

}  // namespace dateline::text
