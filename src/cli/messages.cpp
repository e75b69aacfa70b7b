#include "cli/messages.h"

#include <unistd.h>

#include <string>

#include "run/output.h"
#include "text/utf8.h"

namespace dateline::cli {
namespace {

bool is_control(char32_t character) {
  return character < 0x20 || (character >= 0x7F && character < 0xA0);
}

}  // namespace

std::string printable(std::string_view text) {
  std::string utf8;
  text::append_utf8_with_replacement(utf8, text);
  std::string line;
  for (std::size_t position = 0; position < utf8.size();) {
    const text::CodePoint character = text::code_point_at(utf8, position);
    if (is_control(character.value)) {
      line += '?';
    } else {
      line.append(utf8, position, character.length);
    }
    position += character.length;
  }
  return line;
}

void print_line(std::string_view line) {
  static_cast<void>(run::write_all(STDERR_FILENO, printable(line) + "\n"));
}

void print_message(std::string_view message) {
  print_line("dateline: " + std::string(message));
}

void print_error(const Error& error) {
  print_message(error.input + ": " + std::string(to_string(error.code)) + ": " + error.message);
}

}  // namespace dateline::cli
