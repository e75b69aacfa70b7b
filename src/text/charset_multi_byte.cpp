#include "text/charset_multi_byte.h"

#include <cstddef>

#include "text/charset_iconv.h"
#include "text/utf8.h"

namespace dateline::text {
namespace {

bool is_within(unsigned char byte, unsigned char lowest, unsigned char highest) noexcept {
  return byte >= lowest && byte <= highest;
}

bool is_ascii(unsigned char byte) noexcept {
  return byte < 0x80;
}

// Collects sequences of one of iconv's encodings and converts them many at a time.
class Conversion {
 public:
  // The length of the sequence at the start of bytes that stands for no character, and so becomes
  // one U+FFFD.
  using UnmappedLength = std::size_t (*)(std::string_view);

  Conversion(const char* iconv_name, UnmappedLength unmapped_length, std::string& out)
      : iconv_(iconv_name), unmapped_length_(unmapped_length), out_(out) {}

  void add(std::string_view sequence) { waiting_ += sequence; }
  void add(char byte) { waiting_ += byte; }

  void flush() {
    std::string_view rest = waiting_;
    while (!rest.empty()) {
      rest.remove_prefix(iconv_.append(out_, rest));
      if (rest.empty()) break;
      append_code_point(out_, replacement_character);
      rest.remove_prefix(unmapped_length_(rest));
    }
    waiting_.clear();
  }

  // A code point that does not come from iconv.
  void put(char32_t code_point) {
    flush();
    append_code_point(out_, code_point);
  }

 private:
  Iconv iconv_;
  UnmappedLength unmapped_length_;
  std::string& out_;
  std::string waiting_;
};

// An ASCII byte after a lead byte is no part of a bad sequence: it may be markup.
std::size_t pair_but_for_ascii(std::string_view bytes) {
  return bytes.size() > 1 && !is_ascii(static_cast<unsigned char>(bytes[1])) ? 2 : 1;
}

std::size_t whole_pair(std::string_view bytes) {
  return bytes.size() > 1 ? 2 : 1;
}

// Where the bytes stand; reads 0 past their end.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}
  bool at_end() const noexcept { return position_ == bytes_.size(); }
  unsigned char peek(std::size_t offset) const noexcept {
    return position_ + offset < bytes_.size()
               ? static_cast<unsigned char>(bytes_[position_ + offset])
               : 0;
  }
  std::string_view take(std::size_t length) noexcept {
    const std::string_view taken = bytes_.substr(position_, length);
    position_ += taken.size();
    return taken;
  }
  std::string_view take_ascii() noexcept {
    return take(ascii_prefix_length(bytes_.substr(position_)));
  }

 private:
  std::string_view bytes_;
  std::size_t position_ = 0;
};

// The sequence at a lead byte whose trail byte is out of range, or missing: U+FFFD.
void replace_pair(Reader& reader, Conversion& conversion) {
  conversion.put(replacement_character);
  reader.take(is_ascii(reader.peek(1)) ? 1 : 2);
}

void append_shift_jis(std::string& out, std::string_view bytes) {
  Conversion conversion("CP932", pair_but_for_ascii, out);
  for (Reader reader(bytes); !reader.at_end();) {
    conversion.add(reader.take_ascii());
    if (reader.at_end()) break;
    const unsigned char lead = reader.peek(0);
    const unsigned char trail = reader.peek(1);
    if (lead == 0x80) {
      conversion.put(lead);
      reader.take(1);
    } else if (is_within(lead, 0xA1, 0xDF)) {  // half-width katakana
      conversion.add(reader.take(1));
    } else if (lead == 0xA0 || lead > 0xFC) {
      conversion.put(replacement_character);
      reader.take(1);
    } else if (is_within(trail, 0x40, 0x7E) || is_within(trail, 0x80, 0xFC)) {
      conversion.add(reader.take(2));
    } else {
      replace_pair(reader, conversion);
    }
  }
  conversion.flush();
}

// A character of JIS X 0208, row and cell from 1 to 94, in Shift_JIS. The standard reads EUC-JP and
// ISO-2022-JP by the table of Shift_JIS, which iconv's own EUC-JP and ISO-2022-JP lack the NEC and
// IBM rows of.
void add_jis_x_0208(Conversion& shift_jis, unsigned row, unsigned cell) {
  const unsigned lead = (row - 1) / 2;
  const unsigned trail = (row - 1) % 2 * 94 + cell - 1;
  shift_jis.add(static_cast<char>(lead + (lead < 0x1F ? 0x81U : 0xC1U)));
  shift_jis.add(static_cast<char>(trail + (trail < 0x3F ? 0x40U : 0x41U)));
}

void append_euc_jp(std::string& out, std::string_view bytes) {
  Conversion shift_jis("CP932", whole_pair, out);
  Conversion jis_x_0212(
      "EUC-JP-MS", [](std::string_view rest) { return rest.size(); }, out);
  for (Reader reader(bytes); !reader.at_end();) {
    shift_jis.add(reader.take_ascii());
    if (reader.at_end()) break;
    const unsigned char lead = reader.peek(0);
    const unsigned char trail = reader.peek(1);
    if (lead == 0x8E && is_within(trail, 0xA1, 0xDF)) {
      shift_jis.add(reader.take(2)[1]);
    } else if (is_within(lead, 0xA1, 0xFE) && is_within(trail, 0xA1, 0xFE)) {
      add_jis_x_0208(shift_jis, lead - 0xA0U, trail - 0xA0U);
      reader.take(2);
    } else if (lead == 0x8F && is_within(trail, 0xA1, 0xFE)) {
      shift_jis.flush();
      // Rows after 77 of JIS X 0212 are empty in the standard and hold vendors' characters in
      // iconv.
      if (trail <= 0xED && is_within(reader.peek(2), 0xA1, 0xFE)) {
        jis_x_0212.add(reader.take(3));
        jis_x_0212.flush();
      } else {
        shift_jis.put(replacement_character);
        reader.take(is_ascii(reader.peek(2)) ? 2 : 3);
      }
    } else if (lead == 0x8E || lead == 0x8F || is_within(lead, 0xA1, 0xFE)) {
      replace_pair(reader, shift_jis);
    } else {
      shift_jis.put(replacement_character);
      reader.take(1);
    }
  }
  shift_jis.flush();
}

// Encoding Standard, section 12.2.1 "ISO-2022-JP decoder".
void append_iso_2022_jp(std::string& out, std::string_view bytes) {
  enum class State { ascii, roman, katakana, jis_x_0208 };
  State state = State::ascii;
  bool after_escape =
      false;  // the sequence before was an escape: a second one in a row is an error
  Conversion shift_jis("CP932", whole_pair, out);
  for (Reader reader(bytes); !reader.at_end();) {
    const unsigned char byte = reader.peek(0);
    if (byte == 0x1B) {
      const unsigned char intermediate = reader.peek(1);
      const unsigned char final = reader.peek(2);
      bool known = true;
      if (intermediate == '(' && final == 'B') {
        state = State::ascii;
      } else if (intermediate == '(' && final == 'J') {
        state = State::roman;
      } else if (intermediate == '(' && final == 'I') {
        state = State::katakana;
      } else if (intermediate == '$' && (final == '@' || final == 'B')) {
        state = State::jis_x_0208;
      } else {
        known = false;
      }
      if (!known || after_escape) shift_jis.put(replacement_character);
      after_escape = known;
      reader.take(known ? 3 : 1);
      continue;
    }
    after_escape = false;
    const bool is_graphic = is_within(byte, 0x21, 0x7E);
    if (state == State::jis_x_0208 && is_graphic) {
      if (is_within(reader.peek(1), 0x21, 0x7E)) {
        add_jis_x_0208(shift_jis, byte - 0x20U, reader.peek(1) - 0x20U);
        reader.take(2);
      } else {
        shift_jis.put(replacement_character);
        reader.take(reader.peek(1) == 0x1B ? 1 : 2);
      }
      continue;
    }
    reader.take(1);
    if (state == State::katakana && is_within(byte, 0x21, 0x5F)) {
      shift_jis.add(static_cast<char>(byte + 0x80U));
    } else if (state == State::roman && byte == 0x5C) {
      shift_jis.put(0xA5);
    } else if (state == State::roman && byte == 0x7E) {
      shift_jis.put(0x203E);
    } else if ((state == State::ascii || state == State::roman) && is_ascii(byte) && byte != 0x0E &&
               byte != 0x0F) {
      shift_jis.add(static_cast<char>(byte));
    } else {
      shift_jis.put(replacement_character);
    }
  }
  shift_jis.flush();
}

// A2 E8 is unmapped in the standard, and in glibc, which reports it only after it has read the
// pair: so it is not asked.
void append_euc_kr(std::string& out, std::string_view bytes) {
  Conversion conversion("CP949", pair_but_for_ascii, out);
  for (Reader reader(bytes); !reader.at_end();) {
    conversion.add(reader.take_ascii());
    if (reader.at_end()) break;
    const unsigned char lead = reader.peek(0);
    const unsigned char trail = reader.peek(1);
    if (!is_within(lead, 0x81, 0xFE)) {
      conversion.put(replacement_character);
      reader.take(1);
    } else if (is_within(trail, 0x41, 0xFE) && !(lead == 0xA2 && trail == 0xE8)) {
      conversion.add(reader.take(2));
    } else {
      replace_pair(reader, conversion);
    }
  }
  conversion.flush();
}

void append_big5(std::string& out, std::string_view bytes) {
  Conversion hong_kong("BIG5-HKSCS", pair_but_for_ascii, out);
  // Rows A1 and A2, punctuation and signs, are those of Windows in the standard.
  Conversion windows("CP950", pair_but_for_ascii, out);
  for (Reader reader(bytes); !reader.at_end();) {
    hong_kong.add(reader.take_ascii());
    if (reader.at_end()) break;
    const unsigned char lead = reader.peek(0);
    const unsigned char trail = reader.peek(1);
    if (!is_within(lead, 0x81, 0xFE)) {
      hong_kong.put(replacement_character);
      reader.take(1);
    } else if (!is_within(trail, 0x40, 0x7E) && !is_within(trail, 0xA1, 0xFE)) {
      replace_pair(reader, hong_kong);
    } else if (lead == 0xA1 || lead == 0xA2) {
      hong_kong.flush();
      windows.add(reader.take(2));
      windows.flush();
    } else {
      hong_kong.add(reader.take(2));
    }
  }
  hong_kong.flush();
}

// GBK too: the standard reads both alike.
void append_gb18030(std::string& out, std::string_view bytes) {
  Conversion conversion(
      "GB18030",
      [](std::string_view rest) {
        const bool is_four_bytes =
            rest.size() >= 4 && is_within(static_cast<unsigned char>(rest[1]), '0', '9');
        return is_four_bytes ? 4 : pair_but_for_ascii(rest);
      },
      out);
  for (Reader reader(bytes); !reader.at_end();) {
    conversion.add(reader.take_ascii());
    if (reader.at_end()) break;
    const unsigned char lead = reader.peek(0);
    const unsigned char second = reader.peek(1);
    if (lead == 0x80) {
      conversion.put(0x20AC);
      reader.take(1);
    } else if (lead == 0xFF) {
      conversion.put(replacement_character);
      reader.take(1);
    } else if (lead == 0xA3 && second == 0xA0) {
      conversion.put(0x3000);
      reader.take(2);
    } else if (is_within(second, 0x40, 0x7E) || is_within(second, 0x80, 0xFE)) {
      conversion.add(reader.take(2));
    } else if (is_within(second, '0', '9') && is_within(reader.peek(2), 0x81, 0xFE) &&
               is_within(reader.peek(3), '0', '9')) {
      conversion.add(reader.take(4));
    } else {
      replace_pair(reader, conversion);
    }
  }
  conversion.flush();
}

// Encoding Standard, section 14.4 "shared UTF-16 decoder".
void append_utf_16(std::string& out, std::string_view bytes, bool big_endian) {
  const std::size_t units = bytes.size() / 2;
  const auto unit_at = [&](std::size_t index) -> char32_t {
    const char32_t first = static_cast<unsigned char>(bytes[2 * index]);
    const char32_t second = static_cast<unsigned char>(bytes[2 * index + 1]);
    return big_endian ? first << 8 | second : second << 8 | first;
  };
  for (std::size_t index = 0; index < units; ++index) {
    const char32_t unit = unit_at(index);
    if ((unit & 0xF800) != 0xD800) {
      append_code_point(out, unit);
      continue;
    }
    const char32_t next = index + 1 < units ? unit_at(index + 1) : 0;
    if (unit < 0xDC00 && (next & 0xFC00) == 0xDC00) {
      append_code_point(out, 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00));
      ++index;
    } else {
      append_code_point(out, replacement_character);
    }
  }
  if (bytes.size() % 2 != 0) append_code_point(out, replacement_character);
}

}  // namespace

bool append_multi_byte(std::string& out, std::string_view bytes, std::string_view name) {
  if (name == "GBK" || name == "gb18030") {
    append_gb18030(out, bytes);
  } else if (name == "Big5") {
    append_big5(out, bytes);
  } else if (name == "Shift_JIS") {
    append_shift_jis(out, bytes);
  } else if (name == "EUC-JP") {
    append_euc_jp(out, bytes);
  } else if (name == "ISO-2022-JP") {
    append_iso_2022_jp(out, bytes);
  } else if (name == "EUC-KR") {
    append_euc_kr(out, bytes);
  } else if (name == "UTF-16LE" || name == "UTF-16BE") {
    append_utf_16(out, bytes, name == "UTF-16BE");
  } else {
    return false;
  }
  return true;
}

}  // namespace dateline::text
