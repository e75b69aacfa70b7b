#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>

#include "html/tag.h"

/// What the tree construction (13.2.6) has rules for, by the kind of element.
namespace dateline::html::tree_traits {

/// Bits that an element may have.
enum Trait : std::uint32_t {
  empty = 1U << 0,         // void elements, and those that are no open element of their own
  formatting = 1U << 1,    // 13.2.4.3
  special = 1U << 2,       // 13.2.4.2, but for <main>, which Gumbo does not have among them
  scope = 1U << 3,         // ends a search in scope
  list = 1U << 4,          // ends a search in list item scope
  button = 1U << 5,        // ends a search in button scope
  table = 1U << 6,         // ends a search in table scope
  select = 1U << 7,        // ends all searches but its own
  closes_p = 1U << 8,      // its start tag
  heading = 1U << 9,       // h1 to h6
  cell = 1U << 10,         // td, th, caption
  table_part = 1U << 11,   // and tr, tbody, thead, tfoot, colgroup
  marker = 1U << 12,       // sets one in the list of active formatting elements, as cells do
  in_scope = 1U << 13,     // its end tag passes all but what ends a search in scope
  item = 1U << 14,         // ends a search for an open li, dd or dt
  implied_end = 1U << 15,  // generate implied end tags (13.2.6.3)
};

using Traits = std::array<std::uint32_t, tag_count>;

constexpr void add(Traits& traits, std::uint32_t trait, std::initializer_list<Tag> tags) {
  for (const Tag tag : tags) traits[static_cast<std::size_t>(tag)] |= trait;
}

inline constexpr Traits traits = [] {
  using enum Tag;
  Traits result{};
  add(result, empty, {html,     head,  body,  area,   base,  basefont, bgsound, br,     col,
                      embed,    frame, hr,    image,  img,   input,    isindex, keygen, link,
                      menuitem, meta,  param, source, track, wbr,      frameset});
  add(result, formatting, {a, b, big, code, em, font, i, nobr, s, small, strike, strong, tt, u});
  add(result, special,
      {address,  applet,  article, aside,   blockquote, button,    caption,  center,     colgroup,
       dd,       details, dir,     div,     dl,         dt,        fieldset, figcaption, figure,
       footer,   form,    h1,      h2,      h3,         h4,        h5,       h6,         header,
       hgroup,   iframe,  li,      listing, marquee,    menu,      nav,      noembed,    noframes,
       noscript, object,  ol,      p,       plaintext,  pre,       script,   section,    select,
       style,    summary, table,   tbody,   td,         template_, textarea, tfoot,      th,
       thead,    title,   tr,      ul,      xmp,        svg});
  add(result, in_scope, {address, applet, article, aside,  blockquote, button,   center,     dd,
                         details, dir,    div,     dl,     dt,         fieldset, figcaption, figure,
                         footer,  form,   header,  hgroup, listing,    main,     marquee,    menu,
                         nav,     object, ol,      pre,    section,    summary,  ul});
  add(result, scope, {applet, caption, table, td, th, marquee, object, template_});
  add(result, list, {ol, ul});
  add(result, Trait::button, {Tag::button});
  add(result, Trait::table, {Tag::table});
  add(result, Trait::select, {Tag::select});
  add(result, closes_p,
      {address,    article, aside,  blockquote, center, details,   dir,  div, dl,   fieldset,
       figcaption, figure,  footer, header,     hgroup, main,      menu, nav, ol,   p,
       section,    summary, ul,     h1,         h2,     h3,        h4,   h5,  h6,   pre,
       listing,    form,    li,     dd,         dt,     plaintext, hr,   xmp, table});
  add(result, implied_end, {dd, dt, li, optgroup, option, p, rb, rp, rt, rtc});
  add(result, heading, {h1, h2, h3, h4, h5, h6});
  add(result, cell, {td, th, caption});
  add(result, table_part, {td, th, caption, tr, tbody, thead, tfoot, colgroup});
  add(result, marker, {applet, marquee, object});
  for (std::uint32_t& of_tag : result) {
    if ((of_tag & special) != 0) of_tag |= item;
  }
  for (const Tag tag : {address, div, p})
    result[static_cast<std::size_t>(tag)] &= ~std::uint32_t{item};
  return result;
}();

constexpr bool has(Tag tag, std::uint32_t trait) {
  return (traits[static_cast<std::size_t>(tag)] & trait) != 0;
}

}  // namespace dateline::html::tree_traits
