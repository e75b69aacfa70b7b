#include "html/selector_compiler.h"

#include <utility>

#include "html/ascii.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dateline::html {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// Letters, the underscore and all that is not ASCII.
bool starts_name(char c) {
  const char lower = static_cast<char>(c | 0x20);
  return (lower >= 'a' && lower <= 'z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool continues_name(char c) {
  return starts_name(c) || is_digit(c) || c == '-';
}

bool is_line_end(char c) {
  return c == '\n' || c == '\r' || c == '\f';
}

}  // namespace

tl::expected<Selector, SelectorError> Selector::compile(std::string_view text) {
  return SelectorCompiler(text).compile();
}

tl::expected<Selector, SelectorError> SelectorCompiler::compile() {
  Selector selector;
  selector.text_ = text_;
  do {
    const Selector::Complex& complex = selector.alternatives_.emplace_back(read_complex());
    const Compound& subject = complex.compounds.back();
    const bool is_first = selector.alternatives_.size() == 1;
    selector.any_type_ =
        subject.any_type || (!is_first && (selector.any_type_ || selector.tag_ != subject.tag));
    selector.tag_ = subject.tag;
    selector.class_bits_ =
        subject.class_bits & (is_first ? ~std::uint64_t{0} : selector.class_bits_);
  } while (take(','));
  if (!at_end()) fail("expected a combinator, a comma or the end");
  if (error_) return tl::unexpected(*std::move(error_));
  return selector;
}

Selector::Complex SelectorCompiler::read_complex() {
  Selector::Complex complex;
  skip_blanks();
  Combinator combinator = Combinator::none;
  do {
    if (complex.compounds.size() == Selector::most_compounds)
      fail("expected no more than " + std::to_string(Selector::most_compounds) +
           " compound selectors in a row");
    Compound& compound = complex.compounds.emplace_back(read_compound());
    compound.combinator = combinator;
    for (const std::string& name : compound.classes)
      complex.class_hashes.push_back(class_hash(name));
    combinator = read_combinator();
  } while (combinator != Combinator::none);
  return complex;
}

Selector::Combinator SelectorCompiler::read_combinator() {
  const bool blank = skip_blanks();
  Combinator combinator = Combinator::none;
  if (take('>')) {
    combinator = Combinator::child;
  } else if (take('+')) {
    combinator = Combinator::next_sibling;
  } else if (take('~')) {
    combinator = Combinator::later_sibling;
  } else {
    return blank && !at_end() && peek() != ',' ? Combinator::descendant : Combinator::none;
  }
  skip_blanks();
  return combinator;
}

SelectorCompiler::Compound SelectorCompiler::read_compound() {
  Compound compound;
  const std::size_t start = position_;
  read_type(compound);
  read_classes_ids_attributes(compound);
  while (peek() == ':') {
    read_negation(compound);
    read_classes_ids_attributes(compound);
  }
  if (position_ == start)
    fail("expected a selector: a type, *, .class, #id, [attribute] or :not()");
  return compound;
}

void SelectorCompiler::read_type(SimpleSelectors& compound) {
  if (!take('*')) {
    if (!at_identifier()) return;
    std::string name = text::to_ascii_lower(read_identifier());
    compound.any_type = false;
    compound.tag = tag_from_name(name);
    if (compound.tag == Tag::unknown) compound.type = std::move(name);
  }
  if (peek() == '|') fail("expected no namespace");
}

void SelectorCompiler::read_classes_ids_attributes(SimpleSelectors& compound) {
  while (true) {
    if (take('.')) {
      compound.classes.push_back(read_identifier());
      compound.class_bits |= class_bit(class_hash(compound.classes.back()));
    } else if (take('#')) {
      compound.ids.push_back(read_identifier());
    } else if (take('[')) {
      compound.attributes.push_back(read_attribute());
    } else {
      return;
    }
  }
}

Selector::AttributeTest SelectorCompiler::read_attribute() {
  Selector::AttributeTest test;
  skip_blanks();
  test.name = text::to_ascii_lower(read_identifier());
  test.number = attribute_name_from(test.name);
  skip_blanks();
  if (take(']')) return test;
  test.op = read_operator();
  skip_blanks();
  test.value = peek() == '"' || peek() == '\'' ? read_string() : read_identifier();
  skip_blanks();
  if (take('i') || take('I')) {
    test.ignore_case = true;
    skip_blanks();
  }
  expect(']', "expected ]");
  return test;
}

Selector::Operator SelectorCompiler::read_operator() {
  Operator op = Operator::equals;
  switch (peek()) {
    case '~':
      op = Operator::has_word;
      break;
    case '|':
      op = Operator::has_prefix_dash;
      break;
    case '^':
      op = Operator::prefix;
      break;
    case '$':
      op = Operator::suffix;
      break;
    case '*':
      op = Operator::part;
      break;
    default:
      expect('=', "expected ], =, ~=, |=, ^=, $= or *=");
      return op;
  }
  ++position_;
  expect('=', "expected =");
  return op;
}

void SelectorCompiler::read_negation(Compound& compound) {
  constexpr std::string_view start = ":not(";
  if (!text::equals_ignoring_ascii_case(text_.substr(position_, start.size()), start)) {
    fail("expected no other pseudo-class than :not()");
    return;
  }
  position_ += start.size();
  do {
    skip_blanks();
    SimpleSelectors& excluded = compound.exclusions.emplace_back();
    const std::size_t item = position_;
    read_type(excluded);
    read_classes_ids_attributes(excluded);
    if (peek() == ':') fail("expected no pseudo-class inside :not()");
    if (position_ == item) fail("expected a selector: a type, *, .class, #id or [attribute]");
    skip_blanks();
  } while (take(','));
  expect(')', "expected a comma or )");
}

std::string SelectorCompiler::read_identifier() {
  std::string identifier;
  if (!at_identifier()) {
    fail("expected a name");
    return identifier;
  }
  while (true) {
    if (continues_name(peek()) && !at_end()) {
      identifier += text_[position_++];
    } else if (at_escape(0)) {
      read_escape(identifier);
    } else {
      return identifier;
    }
  }
}

std::string SelectorCompiler::read_string() {
  std::string string;
  const std::size_t start = position_;
  const char quote = text_[position_++];
  while (!take(quote)) {
    if (at_end() || is_line_end(peek())) {
      position_ = start;
      fail("expected a string with its closing quotation mark");
      return string;
    }
    if (peek() == '\\' && is_line_end(peek(1))) {
      position_ += 2;  // a string goes on in the next line
    } else if (at_escape(0)) {
      read_escape(string);
    } else {
      string += text_[position_++];
    }
  }
  return string;
}

void SelectorCompiler::read_escape(std::string& to) {
  ++position_;
  if (hex_value(peek()) < 0) {
    to += text_[position_++];
    return;
  }
  char32_t code_point = 0;
  for (int digits = 0; digits < 6 && hex_value(peek()) >= 0; ++digits)
    code_point = code_point * 16 + static_cast<char32_t>(hex_value(text_[position_++]));
  if (is_ascii_blank(peek())) ++position_;
  const bool is_surrogate = code_point >= 0xD800 && code_point < 0xE000;
  if (code_point == 0 || is_surrogate || code_point > 0x10FFFF)
    code_point = text::replacement_character;
  text::append_code_point(to, code_point);
}

bool SelectorCompiler::at_escape(std::size_t ahead) const {
  return peek(ahead) == '\\' && position_ + ahead + 1 < text_.size() &&
         !is_line_end(peek(ahead + 1));
}

bool SelectorCompiler::at_identifier() const {
  const std::size_t ahead = peek() == '-' ? 1 : 0;
  if (starts_name(peek(ahead)) || at_escape(ahead)) return true;
  return ahead == 1 && peek(1) == '-';
}

bool SelectorCompiler::take(char c) {
  if (at_end() || text_[position_] != c) return false;
  ++position_;
  return true;
}

void SelectorCompiler::expect(char c, const char* message) {
  if (!take(c)) fail(message);
}

bool SelectorCompiler::skip_blanks() {
  const std::size_t start = position_;
  while (!at_end() && is_ascii_blank(text_[position_])) ++position_;
  return position_ > start;
}

void SelectorCompiler::fail(std::string message) {
  if (!error_) error_ = SelectorError{position_, std::move(message)};
  position_ = text_.size();
}

}  // namespace dateline::html
