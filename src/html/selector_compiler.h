#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "html/selector.h"

namespace dateline::html {

/// Reads a selector's text by CSS Syntax Level 3 and Selectors Level 4. The first failure is kept
/// and ends the reading: what the functions give after it does not matter.
class SelectorCompiler {
 public:
  explicit SelectorCompiler(std::string_view text) : text_(text) {}

  tl::expected<Selector, SelectorError> compile();

 private:
  using Compound = Selector::Compound;
  using SimpleSelectors = Selector::SimpleSelectors;
  using Combinator = Selector::Combinator;
  using Operator = Selector::Operator;

  Selector::Complex read_complex();
  Combinator read_combinator();
  Compound read_compound();
  void read_type(SimpleSelectors& compound);
  void read_classes_ids_attributes(SimpleSelectors& compound);
  Selector::AttributeTest read_attribute();
  Operator read_operator();
  void read_negation(Compound& compound);

  std::string read_identifier();
  std::string read_string();
  void read_escape(std::string& to);

  bool at_end() const { return position_ == text_.size(); }
  bool at_identifier() const;
  bool at_escape(std::size_t ahead) const;
  char peek(std::size_t ahead = 0) const {
    return position_ + ahead < text_.size() ? text_[position_ + ahead] : '\0';
  }
  bool take(char c);
  void expect(char c, const char* message);
  bool skip_blanks();
  void fail(std::string message);

  std::string_view text_;
  std::size_t position_ = 0;
  std::optional<SelectorError> error_;
};

}  // namespace dateline::html
