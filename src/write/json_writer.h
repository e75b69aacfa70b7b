#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::write {

/// Appends one JSON text (RFC 8259) to a string, value by value, without a tree in between. The
/// bytes are those of nlohmann::json::dump(), plain or indented by two blanks. The caller sees to
/// it that values come where JSON allows them. Strings may hold any bytes.
class JsonWriter {
 public:
  /// `out` is borrowed, and empty.
  JsonWriter(std::string& out, bool pretty) : out_(out), pretty_(pretty) {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }

  void key(std::string_view name);
  void string(std::string_view characters);
  void number(std::uint64_t number);
  void boolean(bool truth);
  void null();

  /// At the end: what is not UTF-8 in strings becomes U+FFFD, so that the output is always valid.
  void finish();

 private:
  void open(char bracket);
  void close(char bracket);
  void begin_value();
  void begin_line();

  std::string& out_;
  bool pretty_;
  bool after_key_ = false;
  bool container_is_empty_ = true;  // the innermost that is open
  unsigned depth_ = 0;
};

}  // namespace dateline::write
