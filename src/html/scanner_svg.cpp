#include <algorithm>
#include <cstring>
#include <vector>

#include "html/foreign_tags.h"
#include "html/scanner.h"
#include "html/tag_set.h"
#include "text/fold.h"

namespace dateline::html {
namespace {

// <font> ends SVG content by some of its attributes.
constexpr TagSet may_hold_html_or_end = {Tag::foreignobject, Tag::font};
constexpr std::size_t deepest_svg = 512;

}  // namespace

/// Behind the tag of an <svg>.
void Scanner::svg_content() {
  Mark before = mark();
  is_in_svg_ = true;
  // Gumbo counts a "</>" to the name of the tag behind it.
  const bool has_odd_name = scan_.tokens.back().source.from == nothing_end_;
  const bool is_whole = scan_.open_svg_tags.empty() && !has_odd_name && reads_whole_svg();
  is_in_svg_ = false;
  if (is_whole) return;
  scan_.open_svg_tags.push_back(scan_.tokens[--before.tokens]);
  before.attributes = attributes_from_;
  go_back_to(before);
}

/// Reads up to the end tag of the <svg>, and gives out that alone. False when the end of the SVG
/// content may be elsewhere.
bool Scanner::reads_whole_svg() {
  const std::size_t tokens = scan_.tokens.size();
  std::vector<std::string_view> open = {"svg"};
  const auto is_named = [](std::string_view name) {
    return [name](std::string_view other) { return text::equals_ignoring_ascii_case(name, other); };
  };
  while (true) {
    scan_.tokens.resize(tokens);
    position_ = source_.find('<', position_);
    if (position_ == std::string_view::npos) return false;
    text_from_ = position_;
    tag_open_state();
    if (nothing_end_ == position_) return false;
    if (scan_.tokens.size() == tokens) continue;
    const Token& token = scan_.tokens.back();
    const bool is_in_html = holds_html_in_svg.contains(tag_from_name(open.back()));
    if (token.type == TokenType::raw_text && is_in_html) return false;  // a CDATA section
    if (token.type == TokenType::start_tag) {
      if (is_in_html || ends_foreign_content.contains(token.tag) ||
          may_hold_html_or_end.contains(token.tag) || open.size() == deepest_svg)
        return false;
      if (!token.is_self_closing)
        open.push_back(source_.substr(token.source.from + 1, token.name_size));
    } else if (token.type == TokenType::end_tag) {
      // To Gumbo, "</svg >" is another name than "svg".
      const bool is_bare = token.source.size() == token.name_size + std::strlen("</>");
      const std::string_view name = source_.substr(token.source.from + 2, token.name_size);
      const auto closed = std::find_if(open.rbegin(), open.rend(), is_named(name));
      if (closed == open.rend() || !is_bare) return false;
      open.erase(closed.base() - 1, open.end());
      if (open.empty()) return true;
    }
  }
}

Scanner::Mark Scanner::mark() const {
  return {position_, scan_.tokens.size(), scan_.attributes.size(), scan_.decoded.size()};
}

void Scanner::go_back_to(const Mark& mark) {
  position_ = mark.position;
  text_from_ = mark.position;
  scan_.tokens.resize(mark.tokens);
  scan_.attributes.resize(mark.attributes);
  scan_.decoded.resize(mark.decoded);
}

}  // namespace dateline::html
