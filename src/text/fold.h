#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Unicode text as readers see it. Every function takes valid UTF-8 and gives valid UTF-8; none
/// keeps state.
namespace dateline::text {

/// Appends `utf8` in Normalization Form C (Unicode Standard Annex #15) to `out` with white space
/// folded: each run of white space of any kind (White_Space property: no-break and ideographic
/// spaces and line ends too) becomes one blank (U+0020), blanks at both ends go, and controls (Cc),
/// soft hyphens (U+00AD), zero-width spaces (U+200B), word joiners (U+2060), byte-order marks
/// (U+FEFF) and bidirectional marks and embeddings that carry no text go too. Joiners (U+200C,
/// U+200D) stay. Text that is ASCII, or below U+0300 throughout, takes the fast path without
/// normalization.
void append_folded(std::string& out, std::string_view utf8);

/// The same, as a value.
std::string fold(std::string_view utf8);

/// What `fold` does but for white space, which stays as it is, with line ends as "\n": for
/// preformatted text.
std::string fold_preformatted(std::string_view utf8);

/// A key under which two printings of one text are equal: folded, full case folding (utf8proc), the
/// quotation marks, apostrophes, hyphens and dashes of all kinds mapped to ' " -, dots and ellipses
/// mapped, and blanks next to punctuation dropped. Not for display.
std::string comparison_key(std::string_view utf8);

/// The key of text that `fold` has made, or of a part of it.
std::string comparison_key_of_folded(std::string_view folded);

/// Words: maximal runs of letters, marks and digits (general categories L, M, N), but each CJK
/// ideograph (script Han) counts one by itself.
std::size_t count_words(std::string_view utf8);

/// Whether there are letters and none of them is lower case: "WORLD", "МИР".
bool is_upper_case(std::string_view utf8);

/// Upper case by simple case mapping.
std::string to_upper(std::string_view utf8);

/// ASCII only: for tag and attribute names, charset labels, schemes, hosts.
std::string to_ascii_lower(std::string_view ascii);
bool equals_ignoring_ascii_case(std::string_view a, std::string_view b) noexcept;

/// Without ASCII white space of the HTML standard (tab, line feed, form feed, carriage return,
/// blank) at both ends.
std::string_view trim_ascii(std::string_view text) noexcept;

}  // namespace dateline::text
