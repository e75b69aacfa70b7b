#include "html/tag.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace dateline::html {
namespace {

// In the order of the enumeration.
constexpr std::array<std::string_view, tag_count> names = {
    // clang-format off
    "", "html", "head", "title", "base", "link", "meta", "style", "script", "noscript", "template",
    "body", "article", "section", "nav", "aside", "h1", "h2", "h3", "h4", "h5", "h6", "hgroup",
    "header", "footer", "address", "p", "hr", "pre", "blockquote", "ol", "ul", "li", "dl", "dt",
    "dd", "figure", "figcaption", "main", "div", "a", "em", "strong", "small", "s", "cite", "q",
    "dfn", "abbr", "data", "time", "code", "var", "samp", "kbd", "sub", "sup", "i", "b", "u",
    "mark", "ruby", "rt", "rp", "bdi", "bdo", "span", "br", "wbr", "ins", "del", "image", "img",
    "iframe", "embed", "object", "param", "video", "audio", "source", "track", "canvas", "map",
    "area", "math", "mi", "mo", "mn", "ms", "mtext", "mglyph", "malignmark", "annotation-xml",
    "svg", "foreignobject", "desc", "table", "caption", "colgroup", "col", "tbody", "thead",
    "tfoot", "tr", "td", "th", "form", "fieldset", "legend", "label", "input", "button", "select",
    "datalist", "optgroup", "option", "textarea", "keygen", "output", "progress", "meter",
    "details", "summary", "menu", "menuitem", "applet", "acronym", "bgsound", "dir", "frame",
    "frameset", "noframes", "isindex", "listing", "xmp", "nextid", "noembed", "plaintext", "rb",
    "strike", "basefont", "big", "blink", "center", "font", "marquee", "multicol", "nobr",
    "spacer", "tt", "rtc", "annotation", "dialog", "picture", "search", "slot",
    // clang-format on
};
static_assert(names.back() == "slot");

// The tags in the order of their names, for a binary search.
constexpr auto tags_by_name = [] {
  std::array<Tag, names.size()> tags{};
  for (std::size_t i = 0; i < tags.size(); ++i) tags[i] = static_cast<Tag>(i);
  std::sort(tags.begin(), tags.end(), [](Tag a, Tag b) {
    return names[static_cast<std::size_t>(a)] < names[static_cast<std::size_t>(b)];
  });
  return tags;
}();

}  // namespace

Tag tag_from_name(std::string_view lower_case) noexcept {
  const auto found =
      std::lower_bound(tags_by_name.begin(), tags_by_name.end(), lower_case,
                       [](Tag tag, std::string_view name) { return tag_name(tag) < name; });
  if (found == tags_by_name.end() || tag_name(*found) != lower_case) return Tag::unknown;
  return *found;
}

std::string_view tag_name(Tag tag) noexcept {
  return names[static_cast<std::size_t>(tag)];
}

}  // namespace dateline::html
