#pragma once

#include <cstddef>
#include <string_view>

#include "text/date_parts.h"

/// The words, blanks and marks around the numbers of a printed date.
namespace dateline::text {

/// The offset of the first ASCII digit at or after `position`, or the size. The one loop that sees
/// all text.
std::size_t find_digit(std::string_view text, std::size_t position) noexcept;

/// The end of the run of digits that begins at `position`.
std::size_t find_end_of_digits(std::string_view text, std::size_t position) noexcept;

/// Whether a letter, a mark of one or a number ends right before `position`, or begins right there.
bool word_ends_at(std::string_view utf8, std::size_t position) noexcept;
bool word_begins_at(std::string_view utf8, std::size_t position) noexcept;

/// Letters, with their marks, that begin at the cursor; empty when they are more than any word that
/// is looked for has.
std::string_view read_word(DateCursor& cursor) noexcept;
/// Where the word that ends right before `position` begins; `position` where there is none or it is
/// too long.
std::size_t start_of_word(std::string_view utf8, std::size_t position) noexcept;

/// Blanks of any kind, line ends and invisible marks too; whether there were any.
bool skip_blanks(DateCursor& cursor) noexcept;
/// The same, backward.
std::size_t start_of_blanks(std::string_view utf8, std::size_t position) noexcept;

/// A hyphen or dash of any kind.
bool accept_dash(DateCursor& cursor) noexcept;

/// What stands between a date and its time.
struct DateSeparator {
  bool is_any = false;       ///< there is something
  bool names_clock = false;  ///< a word that nothing but a time of day follows: "um", "kl."
  explicit operator bool() const { return is_any; }
};

/// Reads what may stand between a date and its time, either way round: blanks, punctuation, the
/// name of a weekday, words such as "at".
DateSeparator skip_separator(DateCursor& cursor) noexcept;

/// Where the name of a weekday begins that stands right before `position`, a comma or dot and
/// blanks between them; `position` where there is none.
std::size_t start_of_weekday_before(std::string_view utf8, std::size_t position) noexcept;

}  // namespace dateline::text
