#include "html/outline.h"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "html/ascii.h"
#include "html/character_references.h"
#include "html/scanner.h"
#include "html/tag_set.h"
#include "html/token.h"
#include "text/fold.h"

namespace dateline::html {
namespace {

constexpr TagSet opaque = {Tag::script, Tag::style,     Tag::svg,     Tag::template_, Tag::iframe,
                           Tag::xmp,    Tag::plaintext, Tag::noembed, Tag::noframes};

/// Form controls and titles show none of their text on the page: where the element itself was left
/// out for its depth, its text was too.
constexpr TagSet shows_no_text = {Tag::textarea, Tag::title};

/// With the characters that the standard puts in the place of odd ones: names and comments are kept
/// as they stand in the source.
std::string as_raw_text(std::string_view text) {
  std::string out;
  append_raw_text(out, text);
  return out;
}

/// Whether a tag of this name stands at an offset: "<name" or "</name".
bool has_tag_at(std::string_view source, std::size_t at, std::string_view opening,
                std::string_view name) {
  const std::string_view tag = source.substr(at, opening.size() + name.size() + 1);
  if (tag.size() <= opening.size() + name.size() || !tag.starts_with(opening)) return false;
  return text::equals_ignoring_ascii_case(tag.substr(opening.size(), name.size()), name) &&
         ends_tag_name(tag.back());
}

/// Where the element's own start tag stands; "-" when its range begins with something else.
std::string start_of(Node element, std::string_view source) {
  const SourceRange range = element.source();
  const bool has_tag = !range.is_empty() && has_tag_at(source, range.from, "<", element.tag_name());
  return has_tag ? std::to_string(range.from) : "-";
}

/// "&#10;" at the beginning of a text that begins with "&#", or "&#10" where no semicolon follows.
std::string_view numeric_reference_of(std::string_view text) {
  const bool is_hexadecimal = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
  std::size_t end = is_hexadecimal ? text.find_first_not_of("0123456789abcdefABCDEF", 3)
                                   : text.find_first_not_of("0123456789", 2);
  if (end < text.size() && text[end] == ';') ++end;
  return text.substr(0, end);
}

/// Where tags, comments and doctypes end, by their beginnings.
using Ends = std::map<std::size_t, std::size_t>;

Ends markup_ends(std::string_view source) {
  Ends ends;
  Scan scan;
  Scanner::scan(source, scan);
  for (const Token& token : scan.tokens) {
    if (token.type != TokenType::text && token.type != TokenType::raw_text)
      ends[token.source.from] = token.source.to;
  }
  return ends;
}

/// Where the element's own end tag ends; "-" when its range ends with something else.
std::string end_of(Node element, std::string_view source, const Ends& markup) {
  // What comes behind the end tags of these two belongs to them too.
  if (element.tag() == Tag::html || element.tag() == Tag::body) return "-";
  const SourceRange range = element.source();
  std::uint32_t content_end = 0;
  for (Node child = element.first_child(); child; child = child.next_sibling())
    content_end = std::max(content_end, child.source().to);
  if (range.to == content_end) return "-";
  const std::size_t from = std::max(range.from, content_end);
  if (range.to <= from) return "-";
  const std::size_t in_rest = source.substr(from, range.to - from).rfind("</");
  if (in_rest == std::string_view::npos || from + in_rest == range.from) return "-";
  const std::size_t tag = from + in_rest;
  const bool has_tag = has_tag_at(source, tag, "</", element.tag_name());
  // Such a tag may stand inside of an attribute of the start tag, when that is all there is.
  const auto start_tag = markup.find(range.from);
  const bool is_start_tag = start_tag != markup.end() && start_tag->second > tag;
  return has_tag && !is_start_tag ? std::to_string(range.to) : "-";
}

/// Where the first character stands that is neither blank nor dropped, of a text that begins at
/// `at`: whether what stands before it is part of the same text is not compared.
std::size_t first_character(std::string_view source, std::size_t at, const Ends& markup) {
  while (at < source.size()) {
    const std::string_view rest = source.substr(at);
    std::size_t end = std::string_view::npos;
    if (is_ascii_blank(rest[0]) || rest[0] == '\0') {
      end = 0;
    } else if (rest.starts_with("&#")) {
      const std::string_view reference = numeric_reference_of(rest);
      std::string character;
      append_text(character, reference);
      if (character.size() == 1 && is_ascii_blank(character[0])) end = reference.size() - 1;
    } else if (const auto ignored = markup.find(at); ignored != markup.end()) {
      end = ignored->second - at - 1;
    } else if (rest.starts_with("</>")) {
      end = 2;
    }
    if (end == std::string_view::npos) break;
    at += end + 1;
  }
  return at;
}

/// The comments in the order of the source, but those in a <template>, which not every parser
/// tells of.
std::string comments_outline(const Document& document, std::string_view source) {
  std::vector<SourceRange> templates;
  for (NodeIndex i = 1; i < document.size(); ++i) {
    if (document.node(i).tag() == Tag::template_) templates.push_back(document.node(i).source());
  }
  std::vector<Document::Comment> comments = document.comments();
  std::sort(comments.begin(), comments.end(),
            [](const auto& a, const auto& b) { return a.source.from < b.source.from; });
  std::string out;
  for (const auto& [place, text] : comments) {
    const bool is_left_out = std::any_of(
        templates.begin(), templates.end(),
        [at = place.from](const SourceRange& range) { return range.from < at && at < range.to; });
    if (is_left_out) continue;
    // Of a comment without end, Gumbo by itself leaves out the last carriage return.
    std::uint32_t to = place.to;
    while (to > place.from && source[to - 1] == '\r') --to;
    std::string shown = as_raw_text(text);
    // Of one that begins with a NUL, it may tell nothing.
    if (shown.starts_with("\ufffd")) shown.clear();
    out += "<!-- " + std::to_string(place.from) + ' ' + std::to_string(to) + " [" + shown + "]\n";
  }
  return out;
}

class Outline {
 public:
  /// `source` is none to leave out places.
  Outline(const Document& document, std::optional<std::string_view> source)
      : document_(document), source_(source) {
    if (source) markup_ = markup_ends(*source);
  }

  std::string write() {
    std::vector<NodeIndex> open;
    for (NodeIndex i = 1; i < document_.size(); ++i) {
      while (!open.empty() && i >= document_.node(open.back()).subtree_end()) {
        flush(open.size());
        open.pop_back();
      }
      const Node node = document_.node(i);
      if (node.is_text()) {
        if (folded(text_).empty()) from_ = node.source().from;
        text_ += node.text();
        continue;
      }
      flush(open.size());
      element(node, open.size());
      if (opaque.contains(node.tag())) {
        i = node.subtree_end() - 1;
      } else {
        open.push_back(i);
      }
    }
    flush(open.size());
    return std::move(out_);
  }

 private:
  void element(Node node, std::size_t depth) {
    out_ += std::to_string(depth) + ' ' + text::to_ascii_lower(as_raw_text(node.tag_name()));
    if (source_) out_ += ' ' + start_of(node, *source_) + ' ' + end_of(node, *source_, markup_);
    std::vector<std::string> attributes;
    for (std::size_t i = 0; i < node.attribute_count(); ++i) {
      const auto [name, value] = node.attribute_at(i);
      attributes.push_back(' ' + text::to_ascii_lower(as_raw_text(name)) + "=[" +
                           std::string(value) + ']');
    }
    if (!source_) std::sort(attributes.begin(), attributes.end());
    for (const std::string& attribute : attributes) out_ += attribute;
    out_ += '\n';
  }

  void flush(std::size_t depth) {
    const std::string text = folded(text_);
    if (!text.empty()) {
      out_ += std::to_string(depth);
      if (source_) out_ += ' ' + std::to_string(first_character(*source_, from_, markup_));
      out_ += " '" + text + "'\n";
    }
    text_.clear();
  }

  const Document& document_;
  std::optional<std::string_view> source_;
  Ends markup_;
  std::string out_;
  std::string text_;
  std::uint32_t from_ = 0;
};

}  // namespace

std::string folded(std::string_view text) {
  std::string out;
  for_each_word(text, [&](std::string_view word) {
    if (!out.empty()) out += ' ';
    out += word;
    return true;
  });
  return out;
}

bool is_opaque(Tag tag) {
  return opaque.contains(tag);
}

std::string outline(const Document& document, std::string_view source) {
  return Outline(document, source).write() + comments_outline(document, source);
}

std::string outline_without_places(const Document& document) {
  return Outline(document, std::nullopt).write();
}

std::string all_text(const Document& document) {
  std::string out;
  NodeIndex i = 1;
  while (i < document.size()) {
    const Node node = document.node(i);
    for_each_word(node.text(), [&](std::string_view word) {
      out += word;
      return true;
    });
    const bool is_left_out = opaque.contains(node.tag()) || shows_no_text.contains(node.tag());
    i = is_left_out ? node.subtree_end() : i + 1;
  }
  return out;
}

}  // namespace dateline::html
