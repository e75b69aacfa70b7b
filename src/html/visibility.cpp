#include <algorithm>
#include <optional>
#include <string_view>

#include "html/tag_set.h"
#include "html/text_rendering.h"
#include "text/fold.h"

namespace dateline::html {
namespace {

constexpr TagSet block_level = {
    // clang-format off
    Tag::address, Tag::article, Tag::aside, Tag::blockquote, Tag::body, Tag::center, Tag::dd, Tag::details,
    Tag::dialog, Tag::dir, Tag::div, Tag::dl, Tag::dt, Tag::fieldset, Tag::figcaption, Tag::figure, Tag::footer,
    Tag::form, Tag::frameset, Tag::h1, Tag::h2, Tag::h3, Tag::h4, Tag::h5, Tag::h6, Tag::header, Tag::hgroup, Tag::hr,
    Tag::html, Tag::legend, Tag::li, Tag::listing, Tag::main, Tag::menu, Tag::nav, Tag::ol, Tag::optgroup, Tag::option,
    Tag::p, Tag::plaintext, Tag::pre, Tag::search, Tag::section, Tag::summary, Tag::ul, Tag::xmp,
    Tag::table, Tag::caption, Tag::colgroup, Tag::col, Tag::thead, Tag::tbody, Tag::tfoot, Tag::tr, Tag::td, Tag::th,
    // clang-format on
};

constexpr TagSet unrendered = {
    // clang-format off
    Tag::area, Tag::base, Tag::basefont, Tag::datalist, Tag::head, Tag::link, Tag::meta, Tag::noembed, Tag::noframes,
    Tag::param, Tag::rp, Tag::script, Tag::style, Tag::template_, Tag::title,
    Tag::noscript,
    // clang-format on
};

/// Whether the declarations of a style attribute hide the element. The last of a property counts.
bool hides(std::string_view declarations) {
  bool displayed = true;
  bool visible = true;
  while (!declarations.empty()) {
    const std::string_view declaration = declarations.substr(0, declarations.find(';'));
    declarations.remove_prefix(std::min(declaration.size() + 1, declarations.size()));
    const std::size_t colon = declaration.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string_view property = text::trim_ascii(declaration.substr(0, colon));
    std::string_view value = declaration.substr(colon + 1);
    value = text::trim_ascii(value.substr(0, value.find('!')));  // without !important
    if (text::equals_ignoring_ascii_case(property, "display")) {
      displayed = !text::equals_ignoring_ascii_case(value, "none");
    } else if (text::equals_ignoring_ascii_case(property, "visibility")) {
      visible = !text::equals_ignoring_ascii_case(value, "hidden");
    }
  }
  return !displayed || !visible;
}

}  // namespace

bool is_block_level(Tag tag) noexcept {
  return block_level.contains(tag);
}

bool is_unrendered(Tag tag) noexcept {
  return unrendered.contains(tag);
}

bool is_hidden(Node element) {
  if (is_unrendered(element.tag())) return true;
  if (element.tag() == Tag::dialog && !element.attribute("open")) return true;
  const std::optional<std::string_view> hidden = element.attribute(AttributeName::hidden);
  if (hidden && !text::equals_ignoring_ascii_case(*hidden, "until-found")) return true;
  const std::optional<std::string_view> style = element.attribute(AttributeName::style);
  return style && hides(*style);
}

}  // namespace dateline::html
