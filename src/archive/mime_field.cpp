#include "archive/mime_field.h"

#include <algorithm>
#include <cstddef>

#include "archive/header_fields.h"
#include "text/fold.h"

namespace dateline::archive {
namespace {

// "(a comment (in a comment) \) here)". One that does not end takes all that follows.
std::size_t length_of_comment(std::string_view text) noexcept {
  std::size_t depth = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '(') {
      ++depth;
    } else if (text[at] == ')' && --depth == 0) {
      return at + 1;
    }
  }
  return text.size();
}

void skip_blanks_and_comments(std::string_view& rest) noexcept {
  for (;;) {
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n"), rest.size()));
    if (!rest.starts_with('(')) return;
    rest.remove_prefix(length_of_comment(rest));
  }
}

std::string_view take_until(std::string_view& rest, std::string_view ends) noexcept {
  const std::string_view taken = rest.substr(0, rest.find_first_of(ends));
  rest.remove_prefix(taken.size());
  return taken;
}

// `rest` begins at the quotation mark.
std::string take_quoted_string(std::string_view& rest) {
  std::string text;
  std::size_t at = 1;
  for (; at < rest.size() && rest[at] != '"'; ++at) {
    if (rest[at] == '\\' && at + 1 < rest.size()) ++at;
    if (rest[at] != '\r' && rest[at] != '\n') text += rest[at];
  }
  rest.remove_prefix(std::min(at + 1, rest.size()));
  return text;
}

MediaType take_media_type(std::string_view& rest) noexcept {
  constexpr std::string_view ends = " \t\r\n;(/\"";
  MediaType media;
  skip_blanks_and_comments(rest);
  media.type = take_until(rest, ends);
  skip_blanks_and_comments(rest);
  if (!rest.starts_with('/')) return media;
  rest.remove_prefix(1);
  skip_blanks_and_comments(rest);
  media.subtype = take_until(rest, ends);
  return media;
}

bool is_folded(std::string_view next_lines) noexcept {
  return next_lines.starts_with(' ') || next_lines.starts_with('\t');
}

}  // namespace

bool begins_with_field(std::string_view header) noexcept {
  // RFC 5322 section 3.6.8 allows more than these, and nobody uses it.
  const auto* const name_end = std::find_if_not(header.begin(), header.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
  });
  if (name_end == header.begin()) return false;
  header.remove_prefix(static_cast<std::size_t>(name_end - header.begin()));
  header.remove_prefix(std::min(header.find_first_not_of(" \t"), header.size()));
  return header.starts_with(':');
}

std::optional<std::string_view> find_mime_field(std::string_view header,
                                                std::string_view name) noexcept {
  while (!header.empty()) {
    const std::string_view from = header;
    const std::string_view first_line = take_line(header);
    while (is_folded(header)) take_line(header);
    const std::size_t colon = first_line.find(':');
    if (colon == std::string_view::npos) continue;
    if (!text::equals_ignoring_ascii_case(text::trim_ascii(first_line.substr(0, colon)), name)) {
      continue;
    }
    return text::trim_ascii(from.substr(0, from.size() - header.size()).substr(colon + 1));
  }
  return std::nullopt;
}

bool MediaType::is(std::string_view other_type, std::string_view other_subtype) const noexcept {
  return text::equals_ignoring_ascii_case(type, other_type) &&
         text::equals_ignoring_ascii_case(subtype, other_subtype);
}

MediaType media_type(std::string_view value) noexcept {
  return take_media_type(value);
}

std::optional<std::string> mime_parameter(std::string_view value, std::string_view name) {
  take_media_type(value);
  for (;;) {
    skip_blanks_and_comments(value);
    if (value.empty()) return std::nullopt;
    const std::string_view attribute = take_until(value, " \t\r\n;=(\"");
    skip_blanks_and_comments(value);
    if (!value.starts_with('=')) {
      // A semicolon, or what should not stand here.
      if (attribute.empty()) value.remove_prefix(1);
      continue;
    }
    value.remove_prefix(1);
    skip_blanks_and_comments(value);
    const std::string text = value.starts_with('"') ? take_quoted_string(value)
                                                    : std::string(take_until(value, " \t\r\n;("));
    if (!text.empty() && text::equals_ignoring_ascii_case(attribute, name)) return text;
  }
}

std::string mime_words(std::string_view value) {
  std::string words;
  for (;;) {
    skip_blanks_and_comments(value);
    const std::string_view word = take_until(value, " \t\r\n(");
    if (word.empty()) return words;
    const bool is_joined =
        words.empty() || words.back() == ':' || word.front() == ':' || word.front() == ',';
    if (!is_joined) words += ' ';
    words += word;
  }
}

}  // namespace dateline::archive
