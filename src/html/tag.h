#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dateline::html {

/// An element's local name: those of the HTML standard, obsolete ones included, and the few of SVG
/// and MathML that its parsing rules name. The enumerators are the names, with an underscore behind
/// a C++ keyword and for a hyphen. An element of any other name is `unknown`; Node::tag_name() has
/// its name.
enum class Tag : std::uint16_t {
  unknown,
  // clang-format off
  // in the order of Gumbo's enumeration
  // NOLINTNEXTLINE(readability-identifier-naming): template_
  html, head, title, base, link, meta, style, script, noscript, template_, body, article, section,
  nav, aside, h1, h2, h3, h4, h5, h6, hgroup, header, footer, address, p, hr, pre, blockquote, ol,
  ul, li, dl, dt, dd, figure, figcaption, main, div, a, em, strong, small, s, cite, q, dfn, abbr,
  data, time, code, var, samp, kbd, sub, sup, i, b, u, mark, ruby, rt, rp, bdi, bdo, span, br, wbr,
  ins, del, image, img, iframe, embed, object, param, video, audio, source, track, canvas, map,
  area, math, mi, mo, mn, ms, mtext, mglyph, malignmark, annotation_xml, svg, foreignobject, desc,
  table, caption, colgroup, col, tbody, thead, tfoot, tr, td, th, form, fieldset, legend, label,
  input, button, select, datalist, optgroup, option, textarea, keygen, output, progress, meter,
  details, summary, menu, menuitem, applet, acronym, bgsound, dir, frame, frameset, noframes,
  isindex, listing, xmp, nextid, noembed, plaintext, rb, strike, basefont, big, blink, center,
  font, marquee, multicol, nobr, spacer, tt, rtc,
  // elements of the standard that Gumbo has no name for
  annotation, dialog, picture, search, slot,
  // clang-format on
};

/// How many there are, Tag::unknown included: a tag's number is smaller.
inline constexpr std::size_t tag_count = static_cast<std::size_t>(Tag::slot) + 1;

/// Whether Gumbo has a name for it. To the tree construction, all others are one.
constexpr bool is_known_to_gumbo(Tag tag) noexcept {
  return tag != Tag::unknown && tag <= Tag::rtc;
}

/// 1 to 6 for h1 to h6, else 0.
constexpr int heading_level(Tag tag) noexcept {
  return tag >= Tag::h1 && tag <= Tag::h6 ? static_cast<int>(tag) - static_cast<int>(Tag::h1) + 1
                                          : 0;
}

/// The tag of a name, whatever the case of its ASCII letters; Tag::unknown for a name that has no
/// enumerator.
Tag tag_from_name(std::string_view name) noexcept;

/// The name of a tag, in lower case; empty for Tag::unknown.
std::string_view tag_name(Tag tag) noexcept;

}  // namespace dateline::html
