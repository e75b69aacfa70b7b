#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "html/attribute.h"
#include "html/source_range.h"
#include "html/tag.h"

namespace dateline::html {

enum class TokenType : std::uint8_t {
  start_tag,
  end_tag,
  text,      ///< a run of characters between two other tokens
  raw_text,  ///< all that stands in a script, style, title, textarea, iframe ...
  comment,   ///< bogus ones and CDATA sections too
  doctype,
};

/// One of the HTML standard's tokens (13.2.5), with runs of characters as one.
struct Token {
  TokenType type = TokenType::text;
  bool is_self_closing = false;  ///< "<br/>"
  bool is_blank = false;         ///< text of ASCII white space alone, or of nothing but NULs
  Tag tag = Tag::unknown;        ///< of a tag
  std::uint32_t name_size = 0;   ///< of a tag's name, which stands right behind "<" or "</"
  SourceRange source;            ///< the whole token, from "<" to ">"
  /// Of a start tag: its attributes in Scan::attributes. Of text: where the decoded characters lie
  /// (see Scan). Of a comment: what stands inside of it.
  SourceRange content;
};

/// A page as the scanner sees it. Where characters stand for themselves, their place is one in the
/// source; where they were decoded (character references, line ends), it is one in `decoded`,
/// counted on from the source's end: source and `decoded` are one behind the other.
struct Scan {
  std::vector<Token> tokens;
  std::vector<Attribute> attributes;
  std::string decoded;
  /// Start tags that were passed over: those of SVG content whose end cannot be told without
  /// building the tree.
  std::vector<Token> open_svg_tags;

  std::string_view characters(std::string_view source, SourceRange range) const {
    if (range.from < source.size()) return source.substr(range.from, range.size());
    return std::string_view(decoded).substr(range.from - source.size(), range.size());
  }

  /// NULs in text are dropped, but to the tree construction they are no blanks: they end the head,
  /// or the columns of a table.
  bool has_dropped_nul(std::string_view source, const Token& text) const {
    const bool is_decoded = text.content.from >= source.size();
    return is_decoded &&
           source.substr(text.source.from, text.source.size()).find('\0') != std::string_view::npos;
  }
};

}  // namespace dateline::html
