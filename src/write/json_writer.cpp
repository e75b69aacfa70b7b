#include "write/json_writer.h"

#include <array>
#include <bit>
#include <charconv>
#include <cstddef>
#include <cstring>
#include <utility>

#include "text/utf8.h"

namespace dateline::write {
namespace {

bool is_escaped(char byte) {
  return static_cast<unsigned char>(byte) < 0x20 || byte == '"' || byte == '\\';
}

// The offset of the first byte at or after `position` that is written as an escape, or the size.
std::size_t find_escaped(std::string_view utf8, std::size_t position) {
  if constexpr (std::endian::native == std::endian::little) {
    // Eight bytes at a time: the lowest high bit that is set in `escaped` is that of the first byte
    // to escape. Above it, what a subtraction borrows may set others.
    constexpr std::uint64_t ones = 0x0101010101010101;
    constexpr auto below = [](std::uint64_t bytes, std::uint64_t limit) {
      return (bytes - ones * limit) & ~bytes;
    };
    for (; utf8.size() - position >= 8; position += 8) {
      std::uint64_t block = 0;
      std::memcpy(&block, utf8.data() + position, sizeof block);
      const std::uint64_t escaped =
          (below(block, 0x20) | below(block ^ ones * '"', 1) | below(block ^ ones * '\\', 1)) &
          (ones * 0x80);
      if (escaped != 0) return position + static_cast<std::size_t>(std::countr_zero(escaped)) / 8;
    }
  }
  while (position < utf8.size() && !is_escaped(utf8[position])) ++position;
  return position;
}

void append_escape(std::string& out, char character) {
  switch (character) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  constexpr std::string_view digits = "0123456789abcdef";
  const auto code = static_cast<unsigned char>(character);
  out += "\\u00";
  out += digits[code >> 4U];
  out += digits[code & 0xFU];
}

// Appends what lies between the quotation marks. Runs that need no escape are copied whole.
void append_characters(std::string& out, std::string_view utf8) {
  for (std::size_t run = 0;;) {
    const std::size_t end = find_escaped(utf8, run);
    out.append(utf8, run, end - run);
    if (end == utf8.size()) return;
    append_escape(out, utf8[end]);
    run = end + 1;
  }
}

}  // namespace

void JsonWriter::key(std::string_view name) {
  string(name);
  out_ += pretty_ ? ": " : ":";
  after_key_ = true;
}

void JsonWriter::string(std::string_view characters) {
  begin_value();
  out_ += '"';
  append_characters(out_, characters);
  out_ += '"';
}

// Nothing but strings can hold other bytes, and the quotation marks end a sequence that is cut off.
void JsonWriter::finish() {
  if (text::valid_utf8_prefix_length(out_) == out_.size()) return;
  std::string valid;
  text::append_utf8_with_replacement(valid, out_);
  out_ = std::move(valid);
}

void JsonWriter::number(std::uint64_t number) {
  begin_value();
  std::array<char, 20> digits{};  // 2^64 has 20
  const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  out_.append(digits.data(), result.ptr);
}

void JsonWriter::boolean(bool truth) {
  begin_value();
  out_ += truth ? "true" : "false";
}

void JsonWriter::null() {
  begin_value();
  out_ += "null";
}

void JsonWriter::open(char bracket) {
  begin_value();
  out_ += bracket;
  ++depth_;
  container_is_empty_ = true;
}

void JsonWriter::close(char bracket) {
  --depth_;
  if (!container_is_empty_) begin_line();
  out_ += bracket;
  container_is_empty_ = false;  // the one around it, which holds at least this
}

// A key or a value without one begins a line of its own; what follows a key does not.
void JsonWriter::begin_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (!container_is_empty_) out_ += ',';
  if (depth_ > 0) begin_line();
  container_is_empty_ = false;
}

void JsonWriter::begin_line() {
  if (!pretty_) return;
  out_ += '\n';
  out_.append(std::size_t{2} * depth_, ' ');
}

}  // namespace dateline::write
