#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "run/batch.h"
#include "worker/record.h"

/// Lines on standard error. What standard error does not take is lost, as there is no other place
/// for it.
namespace dateline::cli {

/// A text as valid UTF-8 in which controls have become "?", so that it stays one line and works
/// nothing on a terminal.
std::string printable(std::string_view text);

/// "dateline: MESSAGE", printable.
void print_message(std::string_view message);

/// A line, printable, with nothing in front of it.
void print_line(std::string_view line);

/// What is said of a record: "INPUT: CODE: MESSAGE" of an error's, "INPUT: article: SITE, LAYOUT;
/// warnings: CODE, CODE" of an article's, "INPUT: listing: SITE; 24 items" of a listing's.
std::string about_record(const worker::Record& record);

/// What a run came to: "98 articles, 2 errors: 1 no-article, 1 not-found", with listings where
/// there are some.
std::string about_run(const run::Summary& summary);

/// "1 error", "0 errors", "1,204 errors".
std::string counted(std::uint64_t number, std::string_view noun);

/// "1,204".
std::string with_thousands(std::uint64_t number);

}  // namespace dateline::cli
