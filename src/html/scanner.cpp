#include "html/scanner.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

#include "html/ascii.h"
#include "html/character_references.h"
#include "html/raw_text.h"
#include "html/tag_set.h"
#include "text/fold.h"

namespace dateline::html {
namespace {

constexpr TagSet raw_text_elements = {Tag::title,    Tag::textarea, Tag::script,
                                      Tag::style,    Tag::iframe,   Tag::noembed,
                                      Tag::noframes, Tag::xmp,      Tag::plaintext};
constexpr TagSet rcdata_elements = {Tag::title, Tag::textarea};

// More of them are looked up in a set.
constexpr std::size_t few_attributes = 32;

const char* skip_blanks(const char* at, const char* end) {
  while (at != end && is_ascii_blank(*at)) ++at;
  return at;
}

bool ends_attribute_name(char c) {
  return ends_tag_name(c) || c == '=';
}

/// How many bytes of a comment that the end of the source cuts off would have been its "-->": they
/// are not part of it.
std::size_t unfinished_comment_end(std::string_view comment) {
  for (const std::string_view end : {"--!", "--", "-"}) {
    if (comment.ends_with(end)) return end.size();
  }
  return 0;
}

}  // namespace

Scanner::Scanner(std::string_view source, Scan& scan) : source_(source), scan_(scan) {
  scan.tokens.clear();
  scan.attributes.clear();
  scan.decoded.clear();
  scan.open_svg_tags.clear();
}

void Scanner::scan(std::string_view source, Scan& scan) {
  Scanner(source, scan).data_state();
}

void Scanner::scan_from(State state, std::string_view last_start_tag, std::string_view source,
                        Scan& scan) {
  Scanner scanner(source, scan);
  switch (state) {
    case State::data:
      break;
    case State::rcdata:
      scanner.raw_text_states(Tag::title, last_start_tag);
      break;
    case State::rawtext:
      scanner.raw_text_states(Tag::style, last_start_tag);
      break;
    case State::script_data:
      scanner.raw_text_states(Tag::script, last_start_tag);
      break;
    case State::plaintext:
      scanner.raw_text_states(Tag::plaintext, last_start_tag);
      break;
    case State::cdata_section:
      scanner.cdata_section_state();
      break;
  }
  scanner.data_state();
}

void Scanner::data_state() {
  while (true) {
    position_ = source_.find('<', position_);
    if (position_ == std::string_view::npos) break;
    tag_open_state();
    if (std::exchange(is_behind_svg_tag_, false)) svg_content();
  }
  position_ = source_.size();
  emit_text(position_);
}

void Scanner::tag_open_state() {
  const char next = position_ + 1 < source_.size() ? source_[position_ + 1] : '\0';
  if (is_ascii_letter(next)) {
    tag_name_state(TokenType::start_tag);
  } else if (next == '/') {
    end_tag_open_state();
  } else if (next == '!') {
    markup_declaration_open_state();
  } else if (next == '?') {
    bogus_comment_state(1);
  } else {
    ++position_;  // "<" is text
  }
}

void Scanner::end_tag_open_state() {
  if (position_ + 2 >= source_.size()) {
    position_ += 2;  // "</" is text
  } else if (is_ascii_letter(source_[position_ + 2])) {
    tag_name_state(TokenType::end_tag);
  } else if (source_[position_ + 2] == '>') {
    emit_text(position_);
    position_ += std::strlen("</>");
    text_from_ = position_;
    nothing_end_ = position_;
  } else {
    bogus_comment_state(2);
  }
}

void Scanner::tag_name_state(TokenType type) {
  emit_text(position_);
  const std::size_t from = position_;
  const std::size_t name_from = from + (type == TokenType::start_tag ? 1 : 2);
  std::size_t name_to = name_from;
  while (name_to < source_.size() && !ends_tag_name(source_[name_to])) ++name_to;
  const std::string_view name = source_.substr(name_from, name_to - name_from);
  const Tag tag = tag_from_name(name);

  position_ = name_to;
  attributes_from_ = scan_.attributes.size();
  names_of_tag_ = 0;
  has_many_names_ = false;
  keeps_attributes_ = type == TokenType::start_tag && !is_in_svg_;
  bool is_self_closing = false;
  const bool is_whole = before_attribute_name_state(is_self_closing);
  text_from_ = position_;
  if (!is_whole) {
    scan_.attributes.resize(attributes_from_);
    return;
  }
  emit(type, from, position_, range(attributes_from_, scan_.attributes.size()));
  Token& token = scan_.tokens.back();
  token.tag = tag;
  token.is_self_closing = is_self_closing;
  token.name_size = static_cast<std::uint32_t>(name.size());
  if (type == TokenType::end_tag || is_in_svg_) return;
  if (raw_text_elements.contains(tag)) {
    raw_text_states(tag, tag_name(tag));
  } else {
    is_behind_svg_tag_ = tag == Tag::svg && !is_self_closing;
  }
}

/// Reads the attributes of a tag and its ">": this state, the after attribute name state, the after
/// attribute value (quoted) state and the self-closing start tag state. False when the source ends
/// before the tag does.
bool Scanner::before_attribute_name_state(bool& is_self_closing) {
  const char* const end = source_.data() + source_.size();
  const char* at = source_.data() + position_;
  while (true) {
    bool after_slash = false;
    while (at != end && (is_ascii_blank(*at) || *at == '/')) after_slash = *at++ == '/';
    if (at == end) {
      position_ = source_.size();
      return false;
    }
    if (*at == '>') {
      is_self_closing = after_slash;
      position_ = offset(at) + 1;
      return true;
    }
    at = attribute_name_state(at);
  }
}

/// Reads an attribute, and gives where the next one may begin.
const char* Scanner::attribute_name_state(const char* at) {
  const char* const end = source_.data() + source_.size();
  const char* const name = at;
  do ++at;  // a "=" in front is part of the name
  while (at != end && !ends_attribute_name(*at));
  const std::string_view text(name, static_cast<std::size_t>(at - name));
  SourceRange value;
  // The after attribute name state.
  const char* const behind = skip_blanks(at, end);
  if (behind != end && *behind == '=') at = before_attribute_value_state(behind + 1, value);
  if (keeps_attributes_) add_attribute(text, value);
  return at;
}

/// And the attribute value states.
const char* Scanner::before_attribute_value_state(const char* at, SourceRange& value) const {
  const char* const end = source_.data() + source_.size();
  at = skip_blanks(at, end);
  if (at == end) return end;
  const char* const from = *at == '"' || *at == '\'' ? at + 1 : at;
  const char* to = from;
  if (from != at) {
    const auto* quote =
        static_cast<const char*>(std::memchr(from, *at, static_cast<std::size_t>(end - from)));
    to = quote != nullptr ? quote : end;
  } else {
    while (to != end && !is_ascii_blank(*to) && *to != '>') ++to;
  }
  value = range(offset(from), offset(to));
  return from != at && to != end ? to + 1 : to;
}

void Scanner::markup_declaration_open_state() {
  const std::string_view ahead = source_.substr(position_ + 2);
  constexpr std::string_view doctype = "doctype";
  if (ahead.starts_with("--")) {
    comment_start_state();
  } else if (text::equals_ignoring_ascii_case(ahead.substr(0, doctype.size()), doctype)) {
    doctype_state();
  } else if (is_in_svg_ && ahead.starts_with("[CDATA[")) {
    emit_text(position_);
    position_ += std::strlen("<![CDATA[");
    cdata_section_state();
  } else {
    bogus_comment_state(2);
  }
}

/// From "<!--" on: all of the comment states. What ends a comment is "-->", "--!>", and right at
/// its start ">" and "->".
void Scanner::comment_start_state() {
  emit_text(position_);
  const std::size_t from = position_;
  const std::size_t content = from + std::strlen("<!--");
  std::size_t content_end = source_.size();
  position_ = source_.size();
  const std::string_view start = source_.substr(content);
  if (start.starts_with('>') || start.starts_with("->")) {
    content_end = content;
    position_ = content + (start.starts_with('>') ? 1 : 2);
  } else {
    for (std::size_t at = source_.find("--", content); at != std::string_view::npos;
         at = source_.find("--", at + 1)) {
      const std::string_view ahead = source_.substr(at + 2, 2);
      if (!ahead.starts_with('>') && ahead != "!>") continue;
      content_end = at;
      position_ = at + (ahead.starts_with('>') ? 3 : 4);
      break;
    }
  }
  if (content_end == source_.size()) content_end -= unfinished_comment_end(source_.substr(content));
  emit(TokenType::comment, from, position_, range(content, content_end));
  text_from_ = position_;
}

/// `opening`: how many bytes stand before the comment's content.
void Scanner::bogus_comment_state(std::size_t opening) {
  emit_text(position_);
  const std::size_t from = position_;
  const std::size_t end = std::min(source_.find('>', from), source_.size());
  position_ = std::min(end + 1, source_.size());
  emit(TokenType::comment, from, position_, range(std::min(from + opening, end), end));
  text_from_ = position_;
}

/// All of the DOCTYPE states: what a doctype says is left to Gumbo.
void Scanner::doctype_state() {
  emit_text(position_);
  const std::size_t from = position_;
  position_ = std::min(source_.find('>', from), source_.size() - 1) + 1;
  emit(TokenType::doctype, from, position_, {});
  text_from_ = position_;
}

void Scanner::cdata_section_state() {
  const std::size_t from = position_;
  const std::size_t end = std::min(source_.find("]]>", from), source_.size());
  position_ = std::min(end + 3, source_.size());
  emit(TokenType::raw_text, from, position_, range(from, end));
  text_from_ = position_;
}

/// The states of RCDATA, RAWTEXT, script data and PLAINTEXT, up to the end tag.
void Scanner::raw_text_states(Tag tag, std::string_view name) {
  const std::size_t end = tag == Tag::plaintext ? source_.size()
                          : tag == Tag::script  ? script_data_end(source_, position_)
                                                : raw_text_end(source_, position_, name);
  emit_raw_text(end, tag);
  position_ = end;
}

void Scanner::emit(TokenType type, std::size_t from, std::size_t to, SourceRange content) {
  Token& token = scan_.tokens.emplace_back();
  token.type = type;
  token.source = range(from, to);
  token.content = content;
}

/// The text that was read and ends at `to`.
void Scanner::emit_text(std::size_t to) {
  if (text_from_ == to) return;
  const SourceRange raw = range(text_from_, to);
  SourceRange content = decoded(raw, [](std::string& out, std::string_view characters) {
    append_text(out, characters, NulCharacter::dropped);
  });
  text_from_ = to;
  emit(TokenType::text, raw.from, raw.to, content);
  const std::string_view text = characters(content);
  scan_.tokens.back().is_blank = std::all_of(text.begin(), text.end(), is_ascii_blank);
}

/// What stands from the position to `to`, inside of an element.
void Scanner::emit_raw_text(std::size_t to, Tag element) {
  text_from_ = to;
  SourceRange content = range(position_, to);
  if (rcdata_elements.contains(element)) {
    content = decoded(content, [](std::string& out, std::string_view characters) {
      append_text(out, characters, NulCharacter::replaced);
    });
  }
  if (element == Tag::textarea && characters(content).starts_with('\n')) ++content.from;
  if (!content.is_empty()) emit(TokenType::raw_text, position_, to, content);
}

void Scanner::add_attribute(std::string_view text, SourceRange value) {
  // As Gumbo does, which drops a NUL there.
  if (text.starts_with('\0')) text.remove_prefix(1);
  const AttributeName name = attribute_name_from(text);
  const auto from = static_cast<std::uint32_t>(offset(text.data()));
  SourceRange place{from, from + static_cast<std::uint32_t>(text.size())};
  if (name == AttributeName::other && raw_text_needs_decoding(text))
    place = decoded(place, append_raw_text);
  const bool is_too_long = place.size() > std::numeric_limits<std::uint16_t>::max();
  if (is_too_long || is_duplicate(name, characters(place))) return;
  Attribute& attribute = scan_.attributes.emplace_back();
  attribute.name_from = place.from;
  attribute.name_size = static_cast<std::uint16_t>(place.size());
  attribute.name = name;
  attribute.value = decoded(value, append_attribute_value);
}

/// Of attributes with one name, the first counts.
bool Scanner::is_duplicate(AttributeName name, std::string_view text) {
  if (name != AttributeName::other) {
    const std::uint64_t bit = std::uint64_t{1} << static_cast<unsigned>(name);
    const bool is_known = (names_of_tag_ & bit) != 0;
    names_of_tag_ |= bit;
    return is_known;
  }
  const auto text_of = [this](const Attribute& attribute) {
    return characters(attribute.name_range());
  };
  const auto from = scan_.attributes.begin() + static_cast<std::ptrdiff_t>(attributes_from_);
  const auto count = static_cast<std::size_t>(scan_.attributes.end() - from);
  if (count < few_attributes) {
    return std::any_of(from, scan_.attributes.end(), [&](const Attribute& other) {
      return other.name == AttributeName::other && other.name_size == text.size() &&
             text::equals_ignoring_ascii_case(text_of(other), text);
    });
  }
  if (!has_many_names_) {
    has_many_names_ = true;
    many_names_.clear();
    std::for_each(from, scan_.attributes.end(), [&](const Attribute& attribute) {
      many_names_.insert(text::to_ascii_lower(text_of(attribute)));
    });
  }
  return !many_names_.insert(text::to_ascii_lower(text)).second;
}

template <typename Append>
SourceRange Scanner::decoded(SourceRange raw, Append append) {
  if (!needs_decoding(text(raw))) return raw;
  const std::size_t from = source_.size() + scan_.decoded.size();
  append(scan_.decoded, text(raw));
  return range(from, source_.size() + scan_.decoded.size());
}

}  // namespace dateline::html
