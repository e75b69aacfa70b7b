#pragma once

#include <string_view>

#include "dateline/error.h"

/// Lines on standard error. What standard error does not take is lost, as there is no other place
/// for it.
namespace dateline::cli {

/// "dateline: MESSAGE". Controls in the message become "?", so it stays one line and works nothing
/// on a terminal.
void print_message(std::string_view message);

/// "dateline: INPUT: CODE: MESSAGE"
void print_error(const Error& error);

/// A line as it is.
void print_line(std::string_view line);

}  // namespace dateline::cli
