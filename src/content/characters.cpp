#include "content/characters.h"

#include <array>
#include <string_view>

namespace dateline::content {
namespace {

using Kind = CharacterKind;

constexpr std::array<Kind, 128> kinds_of_ascii() {
  std::array<Kind, 128> kinds{};
  for (std::size_t i = 0; i < 32; ++i) kinds[i] = Kind::invisible;
  const auto set = [&](std::string_view characters, Kind kind) {
    for (const char c : characters) kinds[static_cast<unsigned char>(c)] = kind;
  };
  for (char c = 'a'; c <= 'z'; ++c) kinds[static_cast<unsigned char>(c)] = Kind::lower_case;
  for (char c = 'A'; c <= 'Z'; ++c) kinds[static_cast<unsigned char>(c)] = Kind::upper_case;
  for (char c = '0'; c <= '9'; ++c) kinds[static_cast<unsigned char>(c)] = Kind::digit;
  set(" \t\n\f\r\v", Kind::space);
  set("_", Kind::lower_case);
  set(",;", Kind::comma);
  set(".", Kind::full_stop);
  set("?", Kind::question);
  set("!", Kind::exclamation);
  set(":", Kind::colon);
  set("\"", Kind::quote);
  set("'`", Kind::apostrophe);
  set("-", Kind::dash);
  set("([", Kind::opening);
  set(")]", Kind::closing);
  set("|", Kind::bar);
  set("*", Kind::bullet);
  set("@", Kind::at);
  set("{}<>=\\", Kind::code);
  set("$", Kind::currency);
  return kinds;
}

constexpr std::array<Kind, 128> ascii = kinds_of_ascii();

constexpr bool is_between(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

bool is_upper_case(char32_t c) {
  if (c < 0x100) return is_between(c, 0xC0, 0xDE);
  if (c < 0x180) {
    // pairs, the upper case first: at odd places between U+0139 and U+0148, and behind U+0179
    const bool is_shifted = is_between(c, 0x139, 0x148) || is_between(c, 0x179, 0x17E);
    return c != 0x138 && c != 0x149 && c != 0x17F && (c == 0x178 || ((c & 1) != 0) == is_shifted);
  }
  if (c < 0x250) {
    // Romanian, Vietnamese, pinyin; pairs again
    if (c == 0x18F || c == 0x1A0 || c == 0x1AF) return true;
    if (is_between(c, 0x1CD, 0x1DC)) return (c & 1) == 1;
    return (is_between(c, 0x1DE, 0x21F) || is_between(c, 0x222, 0x233) ||
            is_between(c, 0x246, 0x24F)) &&
           c != 0x1F0 && (c & 1) == 0;
  }
  if (is_between(c, 0x386, 0x3AB)) return c != 0x387 && c != 0x390;
  if (is_between(c, 0x400, 0x42F) || is_between(c, 0x531, 0x556)) return true;
  if (is_between(c, 0x460, 0x481) || is_between(c, 0x48A, 0x4BF) || is_between(c, 0x4D0, 0x52F) ||
      is_between(c, 0x1E00, 0x1EFF))
    return (c & 1) == 0;
  return false;
}

Kind kind_of_punctuation(char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201B:
      return Kind::apostrophe;
    case 0x2022:
    case 0x2023:
    case 0x2219:
      return Kind::bullet;
    case 0x2026:
      return Kind::full_stop;
    case 0x2039:
      return Kind::quote;
    case 0x203A:
      return Kind::arrow;
    case 0x203C:
      return Kind::exclamation;
    default:
      break;
  }
  if (is_between(c, 0x2000, 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F)
    return Kind::space;
  if (is_between(c, 0x200B, 0x200F) || is_between(c, 0x202A, 0x202E) ||
      is_between(c, 0x2060, 0x206F))
    return Kind::invisible;
  if (is_between(c, 0x2010, 0x2015)) return Kind::dash;
  if (is_between(c, 0x201A, 0x201F)) return Kind::quote;
  if (is_between(c, 0x2190, 0x21FF) || is_between(c, 0x25B2, 0x25C5)) return Kind::arrow;
  if (is_between(c, 0x25A0, 0x25FF)) return Kind::bullet;
  return Kind::other;
}

Kind kind_of_cjk_punctuation(char32_t c) {
  if (c == 0x3000) return Kind::space;
  if (c == 0x3001 || c == 0xFF0C || c == 0xFF1B) return Kind::comma;
  if (c == 0x3002 || c == 0xFF0E || c == 0xFF61) return Kind::full_stop;
  if (c == 0xFF1F) return Kind::question;
  if (c == 0xFF01) return Kind::exclamation;
  if (c == 0xFF1A) return Kind::colon;
  if (c == 0xFF5C) return Kind::bar;
  if (is_between(c, 0x300C, 0x300F) || c == 0x301D || c == 0x301E) return Kind::quote;
  if (c == 0x3010 || c == 0xFF08) return Kind::opening;
  if (c == 0x3011 || c == 0xFF09) return Kind::closing;
  if (c == 0x30FB) return Kind::bullet;
  if (is_between(c, 0xFF10, 0xFF19)) return Kind::digit;
  if (c == 0x3005 || c == 0x3006 || c == 0x3007) return Kind::ideograph;
  return Kind::other;
}

Kind kind_of_latin_1(char32_t c) {
  switch (c) {
    case 0xA0:
      return Kind::space;
    case 0xA3:
    case 0xA5:
      return Kind::currency;
    case 0xA9:
      return Kind::copyright;
    case 0xAB:
    case 0xBB:
      return Kind::quote;
    case 0xAD:
      return Kind::invisible;
    case 0xB7:
      return Kind::bullet;
    case 0xAA:
    case 0xB5:
    case 0xBA:
      return Kind::lower_case;
    default:
      return Kind::other;
  }
}

/// Other letters than Latin, Greek and Cyrillic ones.
Kind kind_beyond(char32_t c) {
  if (is_between(c, 0x3000, 0x303F) || is_between(c, 0xFF00, 0xFF20) || c == 0xFF5C ||
      c == 0xFF61 || c == 0x30FB)
    return kind_of_cjk_punctuation(c);
  if (is_between(c, 0x3040, 0x30FF) || is_between(c, 0x3400, 0x4DBF) ||
      is_between(c, 0x4E00, 0x9FFF) || is_between(c, 0xF900, 0xFAFF) ||
      is_between(c, 0x20000, 0x3FFFF))
    return Kind::ideograph;
  if (c == 0x589 || c == 0x6D4 || c == 0x964 || c == 0x965) return Kind::full_stop;
  if (c == 0x61F || c == 0x55E || c == 0x37E) return Kind::question;
  if (c == 0x55C) return Kind::exclamation;
  if (c == 0x60C || c == 0x61B || c == 0x55D) return Kind::comma;
  if (is_between(c, 0x660, 0x669) || is_between(c, 0x6F0, 0x6F9) || is_between(c, 0x966, 0x96F))
    return Kind::digit;
  if (c == 0xFEFF || c == 0x61C || is_between(c, 0xFE00, 0xFE0F)) return Kind::invisible;
  if (is_between(c, 0x20A0, 0x20CF) || c == 0x58F) return Kind::currency;
  if (is_between(c, 0x20D0, 0x2BFF) || is_between(c, 0xFE10, 0xFE4F) ||
      is_between(c, 0xE000, 0xF8FF) || is_between(c, 0x1F000, 0x1FAFF) || c == 0xFFFD)
    return Kind::other;
  return Kind::lower_case;
}

}  // namespace

CharacterKind kind_of(char32_t c) noexcept {
  if (c < 0x80) return ascii[c];
  if (c < 0xC0) return kind_of_latin_1(c);
  if (c == 0xD7 || c == 0xF7) return Kind::other;
  if (is_upper_case(c)) return Kind::upper_case;
  if (c < 0x530) return c == 0x37E ? Kind::question : Kind::lower_case;
  if (is_between(c, 0x2000, 0x206F) || is_between(c, 0x2190, 0x21FF) ||
      is_between(c, 0x25A0, 0x25FF) || c == 0x2219)
    return kind_of_punctuation(c);
  return kind_beyond(c);
}

char32_t lower_case_of(char32_t c) noexcept {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 0x20 : c;
  if (!is_upper_case(c)) return c;
  if (c < 0x100) return c + 0x20;
  if (c == 0x130) return 'i';
  if (c == 0x178) return 0xFF;
  if (c < 0x180) return c + 1;
  if (c == 0x18F) return 0x259;
  if (is_between(c, 0x391, 0x3AB) || is_between(c, 0x410, 0x42F)) return c + 0x20;
  if (is_between(c, 0x400, 0x40F)) return c + 0x50;
  if (is_between(c, 0x531, 0x556)) return c + 0x30;
  if (c == 0x386) return 0x3AC;
  if (is_between(c, 0x388, 0x38A)) return c + 0x25;
  if (c == 0x38C) return 0x3CC;
  if (c == 0x38E || c == 0x38F) return c + 0x3F;
  return c + 1;
}

}  // namespace dateline::content
