#include "html/template_content.h"

#include <algorithm>
#include <array>

#include "html/open_elements.h"
#include "html/rare_tags.h"
#include "html/tag_set.h"

namespace dateline::html {
namespace {

// Each of them sets a marker in the list of active formatting elements. Where one stays behind
// inside of a <template>, the end of that takes away the wrong marker.
constexpr TagSet sets_marker = {Tag::applet, Tag::marquee, Tag::object};

bool may_have_cell(const OpenElements& open) {
  constexpr std::array cells = {Tag::caption, Tag::td, Tag::th};
  return std::any_of(cells.begin(), cells.end(), [&](Tag tag) { return open.may_have(tag); });
}

}  // namespace

TemplateContent read_template_content(const Scan& scan, std::uint32_t start_tag) {
  TemplateContent content;
  OpenElements open;
  bool may_be_in_select = false;
  bool may_be_in_columns = false;
  std::size_t depth = 1;
  for (auto i = start_tag + 1; i < scan.tokens.size(); ++i) {
    const TokenType type = scan.tokens[i].type;
    const Tag tag = scan.tokens[i].tag;
    bool is_rare_token = false;
    if (type == TokenType::start_tag) {
      if (tag == Tag::template_) ++depth;
      is_rare_token = is_rare(tag, may_be_in_select) || sets_marker.contains(tag);
      may_be_in_select = may_be_in_select || tag == Tag::select;
      may_be_in_columns = may_be_in_columns || tag == Tag::col;
      open.open(tag, 0);
    } else if (type == TokenType::raw_text) {
      // Behind a <col>, Gumbo ignores the tags of raw text too.
      is_rare_token = may_be_in_columns;
    } else if (type == TokenType::end_tag) {
      may_be_in_select = may_be_in_select && tag != Tag::select;
      open.close(tag);
      if (tag == Tag::template_) {
        --depth;
        is_rare_token = may_have_cell(open);
      }
    }
    content.has_rare_construct = content.has_rare_construct || is_rare_token;
    if (depth > 0) continue;
    content.end_tag = i;
    break;
  }
  return content;
}

}  // namespace dateline::html
