#include "write/json_writer.h"

#include <array>
#include <charconv>
#include <cstddef>

#include "text/utf8.h"

namespace dateline::write {
namespace {

constexpr std::array<bool, 256> escaped_bytes = [] {
  std::array<bool, 256> escaped{};
  for (std::size_t byte = 0; byte < 0x20; ++byte) escaped[byte] = true;
  escaped['"'] = true;
  escaped['\\'] = true;
  return escaped;
}();

bool is_escaped(char byte) {
  return escaped_bytes[static_cast<unsigned char>(byte)];
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
  std::size_t run = 0;
  for (std::size_t position = 0; position < utf8.size(); ++position) {
    if (!is_escaped(utf8[position])) continue;
    out += utf8.substr(run, position - run);
    append_escape(out, utf8[position]);
    run = position + 1;
  }
  out += utf8.substr(run);
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
  if (text::valid_utf8_prefix_length(characters) == characters.size()) {
    append_characters(out_, characters);
  } else {
    std::string valid;
    text::append_utf8_with_replacement(valid, characters);
    append_characters(out_, valid);
  }
  out_ += '"';
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
