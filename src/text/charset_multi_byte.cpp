#include "text/charset_multi_byte.h"

#include <array>
#include <cstddef>
#include <optional>

#include "text/charset_iconv.h"
#include "text/utf8.h"

namespace dateline::text {
namespace {

// The standard reads EUC-JP and ISO-2022-JP by the table of Shift_JIS, which iconv's own EUC-JP and
// ISO-2022-JP lack the NEC and IBM rows of; and GBK like gb18030.
constexpr const char* shift_jis = "CP932";
constexpr std::array<MultiByteEncoding, 9> encodings = {{
    {.name = "Big5", .read = read_big5, .table = "BIG5-HKSCS", .other_table = "CP950"},
    {.name = "EUC-JP", .read = read_euc_jp, .table = shift_jis, .other_table = "EUC-JP-MS"},
    {.name = "EUC-KR", .read = read_euc_kr, .table = "CP949"},
    {.name = "GBK", .read = read_gb18030, .table = "GB18030"},
    {.name = "ISO-2022-JP", .read = read_iso_2022_jp, .has_ascii = false, .table = shift_jis},
    {.name = "Shift_JIS", .read = read_shift_jis, .table = shift_jis},
    {.name = "UTF-16BE", .read = read_utf_16be, .has_ascii = false},
    {.name = "UTF-16LE", .read = read_utf_16le, .has_ascii = false},
    {.name = "gb18030", .read = read_gb18030, .table = "GB18030"},
}};

// Collects sequences for one of iconv's tables and converts them many at a time.
class Table {
 public:
  Table(const char* iconv_name, std::string& out) : iconv_name_(iconv_name), out_(out) {}

  void add(std::string_view sequences) { waiting_ += sequences; }
  void add(unsigned first) { waiting_ += static_cast<char>(first); }

  // `unmapped_length`: how many of the bytes, which begin with a sequence that the table lacks,
  // become one U+FFFD.
  template <typename UnmappedLength>
  void flush(UnmappedLength unmapped_length) {
    if (waiting_.empty()) return;
    if (!iconv_) iconv_.emplace(iconv_name_);
    std::string_view rest = waiting_;
    while (!rest.empty()) {
      rest.remove_prefix(iconv_->append(out_, rest));
      if (rest.empty()) break;
      append_code_point(out_, replacement_character);
      rest.remove_prefix(unmapped_length(rest));
    }
    waiting_.clear();
  }

 private:
  const char* iconv_name_;
  std::optional<Iconv> iconv_;
  std::string& out_;
  std::string waiting_;
};

class Conversion {
 public:
  Conversion(const MultiByteEncoding& encoding, std::string& out)
      : encoding_(encoding),
        out_(out),
        table_(encoding.table, out),
        other_table_(encoding.other_table, out) {}

  void add_ascii(std::string_view ascii) { table_.add(ascii); }

  void add(const EncodedSequence& sequence, std::string_view bytes) {
    switch (sequence.meaning) {
      case Meaning::nothing:
        break;
      case Meaning::code_point:
        flush();
        append_code_point(out_, sequence.code_point);
        break;
      case Meaning::table:
        table_.add(bytes);
        break;
      case Meaning::other_table:
        flush();
        other_table_.add(bytes);
        other_table_.flush([](std::string_view rest) { return text::unmapped_length(rest); });
        break;
      case Meaning::jis_x_0208:
        add_jis_x_0208(static_cast<unsigned char>(bytes[0]) & 0x7FU,
                       static_cast<unsigned char>(bytes[1]) & 0x7FU);
        break;
      case Meaning::katakana:
        table_.add(static_cast<unsigned char>(bytes.back()) | 0x80U);
        break;
    }
  }

  void flush() {
    table_.flush([this](std::string_view rest) { return unmapped_length(rest); });
  }

 private:
  // Row and cell, from 21 to 7E, in Shift_JIS.
  void add_jis_x_0208(unsigned row, unsigned cell) {
    const unsigned lead = (row - 0x21) / 2;
    const unsigned trail = (row - 0x21) % 2 * 94 + cell - 0x21;
    table_.add(lead + (lead < 0x1F ? 0x81U : 0xC1U));
    table_.add(trail + (trail < 0x3F ? 0x40U : 0x41U));
  }

  std::size_t unmapped_length(std::string_view rest) const {
    DecoderState state;
    // A trail byte of Shift_JIS that was made here is no byte of the page.
    if (encoding_.read == read_euc_jp || encoding_.read == read_iso_2022_jp) {
      return read_shift_jis(rest, state).length;
    }
    return text::unmapped_length(rest.substr(0, encoding_.read(rest, state).length));
  }

  const MultiByteEncoding& encoding_;
  std::string& out_;
  Table table_;
  Table other_table_;
};

}  // namespace

const MultiByteEncoding* find_multi_byte_encoding(std::string_view name) noexcept {
  for (const MultiByteEncoding& encoding : encodings) {
    if (encoding.name == name) return &encoding;
  }
  return nullptr;
}

void append_multi_byte(std::string& out, std::string_view bytes,
                       const MultiByteEncoding& encoding) {
  DecoderState state;
  if (encoding.table == nullptr) {  // UTF-16
    out.reserve(out.size() + bytes.size());
    while (!bytes.empty()) {
      const EncodedSequence sequence = encoding.read(bytes, state);
      append_code_point(out, sequence.code_point);
      bytes.remove_prefix(sequence.length);
    }
    return;
  }
  Conversion conversion(encoding, out);
  while (!bytes.empty()) {
    if (encoding.has_ascii) {
      const std::size_t ascii = ascii_prefix_length(bytes);
      conversion.add_ascii(bytes.substr(0, ascii));
      bytes.remove_prefix(ascii);
      if (bytes.empty()) break;
    }
    const EncodedSequence sequence = encoding.read(bytes, state);
    conversion.add(sequence, bytes.substr(0, sequence.length));
    bytes.remove_prefix(sequence.length);
  }
  conversion.flush();
}

}  // namespace dateline::text
