#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "content/characters.h"
#include "content/word_hash.h"

namespace dateline::content {

/// What a block's text is like. Counts are of code points unless they say something else; white
/// space is counted folded.
struct TextMeasures {
  std::uint64_t hash = 0;  ///< of its characters but for white space: equal for equal texts
  std::uint32_t characters = 0;
  std::uint32_t link_characters = 0;
  std::uint32_t bold_characters = 0;
  std::uint32_t italic_characters = 0;
  std::uint32_t letters = 0;
  std::uint32_t upper_case = 0;
  std::uint32_t digits = 0;
  std::uint32_t commas = 0;
  std::uint32_t sentence_marks = 0;  ///< full stops, question and exclamation marks
  std::uint32_t quotes = 0;
  std::uint32_t code = 0;
  std::uint32_t words_from = 0;  ///< its words, in the page's
  std::uint32_t words_to = 0;
  std::uint32_t capitalised_words = 0;
  std::uint32_t short_words = 0;  ///< of at most three letters
  std::uint32_t links = 0;
  std::uint32_t line_breaks = 0;
  CharacterKind first = CharacterKind::space;  ///< kind of the first character
  CharacterKind last = CharacterKind::space;
  bool ends_with_mark = false;  ///< a sentence's, also in front of closing quotes and brackets
  bool has_year = false;        ///< four digits from 1900 to 2099, European or Arabic
  bool has_question = false;
  bool has_exclamation = false;
  bool has_at = false;
  bool has_bar = false;
  bool has_bullet = false;
  bool has_arrow = false;
  bool has_copyright = false;
  bool has_currency = false;

  std::uint32_t words() const { return words_to - words_from; }
};

/// Measures a block, text node by text node.
class TextMeter {
 public:
  struct Style {
    bool is_link = false;
    bool is_bold = false;
    bool is_italic = false;
  };

  /// Words go to the end of `words`, which must outlive the meter.
  explicit TextMeter(std::vector<WordHash>& words) : words_(&words) {}

  void add(std::string_view utf8, Style style);
  /// As a blank does, a <br> parts words.
  void add_line_break();
  void add_link() { ++measures_.links; }

  /// Whether nothing but white space has come since the last take().
  bool is_empty() const { return measures_.characters == 0; }
  std::uint32_t characters() const { return measures_.characters; }

  /// The measures of all that was added since the last call.
  TextMeasures take();

 private:
  /// Adds the letters a to z that `rest` begins with, of which there is one at least; gives how
  /// many they are.
  std::size_t add_small_letters(std::string_view rest);
  void add_blank();
  void add_character(char32_t character, CharacterKind kind);
  void add_letter(char32_t character, CharacterKind kind);
  void end_word();

  std::vector<WordHash>* words_;
  TextMeasures measures_;
  WordHash word_ = no_word;
  std::uint32_t word_letters_ = 0;
  std::uint32_t number_ = 0;
  bool word_is_capitalised_ = false;
  bool word_is_number_ = true;
  bool has_blank_ = false;  // one is due in front of the next character
};

}  // namespace dateline::content
