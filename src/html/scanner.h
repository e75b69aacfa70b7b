#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

#include "html/token.h"

namespace dateline::html {

/// The HTML standard's tokenization (13.2.5) of a whole page in one pass over its bytes, with the
/// state names of the standard as names of functions: each reads on for as long as its state, or a
/// group of states that belong together, lasts. Nothing is copied but what must be decoded.
///
/// What the standard leaves to the tree construction is decided by names alone: <title> and
/// <textarea> hold RCDATA, <script>, <style>, <iframe>, <noembed>, <noframes> and <xmp> raw text,
/// <plaintext> the rest of the page, wherever they stand outside of SVG. SVG content gives no
/// tokens but those of its outermost element; where its end cannot be told without building the
/// tree, the <svg> tag gives none, and what follows is read as HTML (Scan::open_svg_tags).
class Scanner {
 public:
  /// `source` is valid UTF-8, shorter than 4 GiB. What `scan` holds is replaced.
  static void scan(std::string_view source, Scan& scan);

  /// Where a test begins that is not in the data state.
  enum class State : std::uint8_t { data, rcdata, rawtext, script_data, plaintext, cdata_section };
  static void scan_from(State state, std::string_view last_start_tag, std::string_view source,
                        Scan& scan);

 private:
  /// How much of the scan there was at some point.
  struct Mark {
    std::size_t position;
    std::size_t tokens;
    std::size_t attributes;
    std::size_t decoded;
  };

  Scanner(std::string_view source, Scan& scan);

  void data_state();
  void tag_open_state();
  void end_tag_open_state();
  void tag_name_state(TokenType type);
  bool before_attribute_name_state(bool& is_self_closing);
  const char* attribute_name_state(const char* at);
  const char* before_attribute_value_state(const char* at, SourceRange& value) const;
  void markup_declaration_open_state();
  void comment_start_state();
  void bogus_comment_state(std::size_t opening);
  void doctype_state();
  void cdata_section_state();
  void raw_text_states(Tag tag, std::string_view name);
  void svg_content();
  bool reads_whole_svg();

  void emit_text(std::size_t to);
  void emit_raw_text(std::size_t to, Tag element);
  void emit(TokenType type, std::size_t from, std::size_t to, SourceRange content);
  void add_attribute(std::string_view name, SourceRange value);
  bool is_duplicate(AttributeName name, std::string_view text);
  template <typename Append>
  SourceRange decoded(SourceRange raw, Append append);

  Mark mark() const;
  void go_back_to(const Mark& mark);
  SourceRange range(std::size_t from, std::size_t to) const {
    return {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
  }
  std::size_t offset(const char* at) const { return static_cast<std::size_t>(at - source_.data()); }
  std::string_view text(SourceRange raw) const { return source_.substr(raw.from, raw.size()); }
  std::string_view characters(SourceRange range) const { return scan_.characters(source_, range); }

  std::string_view source_;
  Scan& scan_;
  std::size_t position_ = 0;
  std::size_t text_from_ = 0;                   // the text that was read, but not yet given out
  std::size_t nothing_end_ = 0;                 // of the last "</>"
  std::size_t attributes_from_ = 0;             // those of the tag that is read
  std::uint64_t names_of_tag_ = 0;              // the tag's attributes, as a set of AttributeName
  std::unordered_set<std::string> many_names_;  // of a tag with very many
  bool has_many_names_ = false;
  bool is_behind_svg_tag_ = false;
  bool is_in_svg_ = false;
  bool keeps_attributes_ = true;
};

}  // namespace dateline::html
