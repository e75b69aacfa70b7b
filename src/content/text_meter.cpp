#include "content/text_meter.h"

#include "text/utf8.h"

namespace dateline::content {

using Kind = CharacterKind;

namespace {

/// The value of a digit: those of most scripts begin at a multiple of 16, Devanagari's do not.
std::uint32_t digit_of(char32_t digit) {
  constexpr char32_t devanagari_zero = 0x966;
  return digit >= devanagari_zero && digit < devanagari_zero + 10 ? digit - devanagari_zero
                                                                  : digit & 0xF;
}

/// FNV-1a, a character at a time.
constexpr std::uint64_t text_hash_with(std::uint64_t hash, char32_t character) {
  return (hash ^ character) * 0x100'0000'01B3;
}

constexpr bool is_small_letter(unsigned char byte) {
  return byte >= 'a' && byte <= 'z';
}

}  // namespace

void TextMeter::add(std::string_view utf8, Style style) {
  const std::uint32_t before = measures_.characters;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    if (is_small_letter(byte)) {
      i += add_small_letters(utf8.substr(i));
    } else if (byte == ' ') {
      add_blank();
      ++i;
    } else if (byte < 0x80) {
      add_character(byte, kind_of(byte));
      ++i;
    } else {
      const text::CodePoint point = text::code_point_at(utf8, i);
      add_character(point.value, kind_of(point.value));
      i += point.length;
    }
  }
  const std::uint32_t added = measures_.characters - before;
  if (style.is_link) measures_.link_characters += added;
  if (style.is_bold) measures_.bold_characters += added;
  if (style.is_italic) measures_.italic_characters += added;
}

// Most of most texts: what add_character() does with each of them, all at once.
std::size_t TextMeter::add_small_letters(std::string_view rest) {
  if (measures_.characters == 0) measures_.first = Kind::lower_case;
  if (word_letters_ == 0) word_is_capitalised_ = false;
  std::uint64_t hash = measures_.hash;
  WordHash word = word_;
  std::size_t count = 0;
  do {
    const auto letter = static_cast<unsigned char>(rest[count]);
    hash = text_hash_with(hash, letter);
    word = hash_with(word, letter);
  } while (++count < rest.size() && is_small_letter(static_cast<unsigned char>(rest[count])));
  const auto letters = static_cast<std::uint32_t>(count);
  measures_.hash = hash;
  measures_.characters += letters + (has_blank_ ? 1 : 0);
  measures_.letters += letters;
  measures_.ends_with_mark = false;
  measures_.last = Kind::lower_case;
  has_blank_ = false;
  word_ = word;
  word_letters_ += letters;
  word_is_number_ = false;
  return count;
}

void TextMeter::add_line_break() {
  end_word();
  if (measures_.characters == 0) return;
  has_blank_ = true;
  ++measures_.line_breaks;
}

void TextMeter::add_blank() {
  end_word();
  has_blank_ = measures_.characters != 0;
}

void TextMeter::add_character(char32_t character, Kind kind) {
  if (kind == Kind::invisible) return;
  if (kind == Kind::space) {
    add_blank();
    return;
  }
  if (measures_.characters == 0) measures_.first = kind;
  measures_.hash = text_hash_with(measures_.hash, character);
  measures_.characters += has_blank_ ? 2 : 1;
  has_blank_ = false;
  const bool may_follow_mark =
      kind == Kind::quote || kind == Kind::closing || kind == Kind::apostrophe;
  if (!may_follow_mark) measures_.ends_with_mark = false;
  measures_.last = kind;
  switch (kind) {
    case Kind::lower_case:
    case Kind::upper_case:
    case Kind::digit:
      add_letter(character, kind);
      return;
    case Kind::ideograph:
      end_word();
      ++measures_.letters;
      words_->push_back(hash_with(no_word, character));
      return;
    default:
      break;
  }
  end_word();
  switch (kind) {
    case Kind::comma:
      ++measures_.commas;
      break;
    case Kind::question:
    case Kind::exclamation:
    case Kind::full_stop:
      if (kind == Kind::question) measures_.has_question = true;
      if (kind == Kind::exclamation) measures_.has_exclamation = true;
      ++measures_.sentence_marks;
      measures_.ends_with_mark = true;
      break;
    case Kind::quote:
      ++measures_.quotes;
      break;
    case Kind::code:
      ++measures_.code;
      break;
    case Kind::at:
      measures_.has_at = true;
      break;
    case Kind::bar:
      measures_.has_bar = true;
      break;
    case Kind::bullet:
      measures_.has_bullet = true;
      break;
    case Kind::arrow:
      measures_.has_arrow = true;
      break;
    case Kind::copyright:
      measures_.has_copyright = true;
      break;
    case Kind::currency:
      measures_.has_currency = true;
      break;
    default:
      break;
  }
}

void TextMeter::add_letter(char32_t character, Kind kind) {
  if (word_letters_ == 0) word_is_capitalised_ = kind == Kind::upper_case;
  ++word_letters_;
  if (kind == Kind::digit) {
    ++measures_.digits;
    number_ = number_ * 10 + digit_of(character);
    character = '0';  // numbers of one length are one word
  } else {
    word_is_number_ = false;
    ++measures_.letters;
    if (kind == Kind::upper_case) {
      ++measures_.upper_case;
      character = lower_case_of(character);
    }
  }
  word_ = hash_with(word_, character);
}

void TextMeter::end_word() {
  if (word_letters_ == 0) return;
  words_->push_back(word_);
  if (word_is_capitalised_) ++measures_.capitalised_words;
  if (word_letters_ <= 3) ++measures_.short_words;
  if (word_is_number_ && word_letters_ == 4 && number_ >= 1900 && number_ < 2100)
    measures_.has_year = true;
  word_ = no_word;
  word_letters_ = 0;
  number_ = 0;
  word_is_number_ = true;
}

TextMeasures TextMeter::take() {
  end_word();
  measures_.words_to = static_cast<std::uint32_t>(words_->size());
  TextMeasures taken = measures_;
  measures_ = {};
  measures_.words_from = taken.words_to;
  has_blank_ = false;
  return taken;
}

}  // namespace dateline::content
