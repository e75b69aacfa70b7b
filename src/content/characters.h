#pragma once

#include <cstdint>

/// What the model wants to know of a code point: less than Unicode tells, and faster.
namespace dateline::content {

enum class CharacterKind : std::uint8_t {
  other,
  invisible,  ///< soft hyphens, zero-width spaces, marks of direction
  space,
  lower_case,  ///< letters without case too
  upper_case,
  digit,
  ideograph,  ///< of Chinese and Japanese, kana too: each a word
  comma,
  full_stop,    ///< and what ends a sentence in other scripts
  question,     ///< likewise
  exclamation,  ///< likewise
  colon,
  quote,  ///< quotation marks of all kinds; no apostrophe
  apostrophe,
  dash,
  opening,  ///< brackets
  closing,
  bar,
  bullet,
  arrow,
  copyright,
  at,
  code,  ///< what stands in programs and hardly in sentences
  currency,
};

CharacterKind kind_of(char32_t character) noexcept;

/// Lower case of the letters that most news pages are written with; any other character as it is.
char32_t lower_case_of(char32_t character) noexcept;

}  // namespace dateline::content
