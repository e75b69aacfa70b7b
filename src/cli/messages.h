#pragma once

#include <string>
#include <string_view>

#include "dateline/error.h"

/// Lines on standard error. What standard error does not take is lost, as there is no other place
/// for it.
namespace dateline::cli {

/// A text as valid UTF-8 in which controls have become "?", so that it stays one line and works
/// nothing on a terminal.
std::string printable(std::string_view text);

/// "dateline: MESSAGE", printable.
void print_message(std::string_view message);

/// "dateline: INPUT: CODE: MESSAGE"
void print_error(const Error& error);

/// A line, printable, with nothing in front of it.
void print_line(std::string_view line);

}  // namespace dateline::cli
