#include "html/open_elements.h"

#include <algorithm>

namespace dateline::html {
namespace {

/// What the tree construction's rules say of an element, as bits.
enum Trait : std::uint32_t {
  empty = 1U << 0,         // void elements, and those that are no open element of their own
  formatting = 1U << 1,    // 13.2.4.3
  special = 1U << 2,       // 13.2.4.2
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
  transparent = 1U << 13,  // address, div, p: a search for an open li goes on below them
};

using Traits = std::array<std::uint32_t, tag_count>;

constexpr void add(Traits& traits, std::uint32_t trait, std::initializer_list<Tag> tags) {
  for (const Tag tag : tags) traits[static_cast<std::size_t>(tag)] |= trait;
}

constexpr Traits traits = [] {
  using enum Tag;
  Traits result{};
  add(result, empty, {html,   head,  body,  area,  base,   basefont, bgsound, br,
                      col,    embed, frame, hr,    image,  img,      input,   isindex,
                      keygen, link,  meta,  param, source, track,    wbr,     frameset});
  add(result, formatting, {a, b, big, code, em, font, i, nobr, s, small, strike, strong, tt, u});
  add(result, special,
      {address,  applet,   article, aside,   blockquote, button,    caption,   center,     colgroup,
       dd,       details,  dir,     div,     dl,         dt,        fieldset,  figcaption, figure,
       footer,   form,     h1,      h2,      h3,         h4,        h5,        h6,         header,
       hgroup,   iframe,   li,      listing, main,       marquee,   menu,      nav,        noembed,
       noframes, noscript, object,  ol,      p,          plaintext, pre,       script,     section,
       select,   style,    summary, table,   tbody,      td,        template_, textarea,   tfoot,
       th,       thead,    title,   tr,      ul,         xmp,       svg});
  add(result, scope, {applet, caption, table, td, th, marquee, object, template_});
  add(result, list, {ol, ul});
  add(result, Trait::button, {Tag::button});
  add(result, Trait::table, {Tag::table});
  add(result, Trait::select, {Tag::select});
  add(result, closes_p,
      {address,  article,    aside,   blockquote, center, details, dialog,    dir,  div, dl,
       fieldset, figcaption, figure,  footer,     header, hgroup,  main,      menu, nav, ol,
       p,        section,    summary, ul,         h1,     h2,      h3,        h4,   h5,  h6,
       pre,      listing,    form,    li,         dd,     dt,      plaintext, hr,   xmp});
  add(result, heading, {h1, h2, h3, h4, h5, h6});
  add(result, cell, {td, th, caption});
  add(result, table_part, {td, th, caption, tr, tbody, thead, tfoot, colgroup});
  add(result, marker, {applet, marquee, object});
  add(result, transparent, {address, div, p});
  return result;
}();

constexpr bool has(Tag tag, std::uint32_t trait) {
  return (traits[static_cast<std::size_t>(tag)] & trait) != 0;
}

// How far an end tag looks for its element: more than can stand in the tree.
constexpr std::size_t longest_search = 2 * OpenElements::depth_limit;

}  // namespace

bool OpenElements::open(Tag tag, std::uint32_t attributes_hash) {
  close_implied(tag);
  if (has(tag, empty)) return true;
  const bool is_left_out = depth_ >= depth_limit;
  elements_.push_back({tag, is_left_out, attributes_hash});
  count(elements_.back(), 1);
  is_too_deep_ = is_too_deep_ || is_left_out;
  return !is_left_out;
}

bool OpenElements::close(Tag tag) {
  if (!elements_.empty() && elements_.back().tag == tag) {
    const bool is_left_out = elements_.back().is_left_out;
    remove(elements_.size() - 1);
    return !is_left_out;
  }
  if (tag == Tag::select) return close_select();
  const std::size_t found = find_closed(tag);
  if (found == none) return true;
  const bool is_left_out = elements_[found].is_left_out;
  // What stands above these stays open.
  if (has(tag, formatting)) {
    close_formatting(found);
  } else if (tag == Tag::form) {
    remove(found);
  } else {
    close_from(found);
  }
  return !is_left_out;
}

/// The element that an end tag closes; `none` when there is none.
std::size_t OpenElements::find_closed(Tag tag) const {
  constexpr std::uint32_t any_scope = scope | Trait::select;
  if (has(tag, heading)) return find_if([](Tag other) { return has(other, heading); }, any_scope);
  if (!may_have(tag)) return none;
  if (has(tag, table_part | Trait::table))
    return may_have(Tag::table) ? find(tag, Trait::table) : none;
  switch (tag) {
    case Tag::p:
      return find(tag, any_scope | Trait::button);
    case Tag::li:
      return find(tag, any_scope | list);
    default:
      return find(tag, has(tag, special | scope | formatting) ? any_scope : special);
  }
}

/// The elements that a start tag closes.
void OpenElements::close_implied(Tag tag) {
  if (elements_.empty()) return;
  if (has(tag, closes_p) && may_have(Tag::p)) {
    const std::size_t paragraph = find(Tag::p, scope | Trait::button | Trait::select);
    if (paragraph != none) close_from(paragraph);
    if (elements_.empty()) return;
  }
  const Tag top = elements_.back().tag;
  const auto close_nearest = [&](auto wanted, std::uint32_t barrier) {
    // Parts of a table are nothing outside of one.
    if (barrier == Trait::table && !may_have(Tag::table)) return;
    const std::size_t found = find_if(wanted, barrier);
    if (found != none) close_from(found);
  };
  switch (tag) {
    case Tag::li:
      if (may_have(tag)) close_nearest([](Tag other) { return other == Tag::li; }, special);
      break;
    case Tag::dd:
    case Tag::dt:
      if (may_have(Tag::dd) || may_have(Tag::dt))
        close_nearest([](Tag other) { return other == Tag::dd || other == Tag::dt; }, special);
      break;
    case Tag::option:
      if (top == Tag::option) remove(elements_.size() - 1);
      break;
    case Tag::optgroup:
      if (top == Tag::option) remove(elements_.size() - 1);
      if (!elements_.empty() && elements_.back().tag == Tag::optgroup) remove(elements_.size() - 1);
      break;
    case Tag::td:
    case Tag::th:
      close_nearest([](Tag other) { return has(other, cell); }, Trait::table);
      break;
    case Tag::tr:
      close_nearest([](Tag other) { return has(other, cell) || other == Tag::tr; }, Trait::table);
      if (!elements_.empty() && elements_.back().tag == Tag::tr) remove(elements_.size() - 1);
      break;
    case Tag::tbody:
    case Tag::thead:
    case Tag::tfoot:
    case Tag::caption:
    case Tag::colgroup:
    case Tag::col:
      // A <select> in a table ignores columns.
      if ((tag == Tag::colgroup || tag == Tag::col) && may_have(Tag::select)) break;
      // Cell, row and group: each is the nearest when the one in it is closed.
      for (int i = 0; i < 3; ++i)
        close_nearest([](Tag other) { return has(other, table_part); }, Trait::table);
      break;
    case Tag::a:
    case Tag::nobr:
      if (may_have(tag)) {
        const std::size_t found = find(tag, scope | Trait::select);
        if (found == none) break;
        if (tag == Tag::a) {
          remove(found);
        } else {
          close_formatting(found);
        }
      }
      break;
    case Tag::button:
      if (may_have(tag))
        close_nearest([](Tag other) { return other == Tag::button; }, scope | Trait::select);
      break;
    case Tag::input:
    case Tag::keygen:
    case Tag::textarea:
    case Tag::select:
      close_select();
      break;
    default:
      if (has(tag, heading) && has(top, heading)) remove(elements_.size() - 1);
      break;
  }
}

/// The nearest open element of this tag that no barrier stands above; `none` when there is none.
std::size_t OpenElements::find(Tag tag, std::uint32_t barrier) const {
  return find_if([tag](Tag other) { return other == tag; }, barrier);
}

template <typename Wanted>
std::size_t OpenElements::find_if(Wanted wanted, std::uint32_t barrier) const {
  const std::size_t end = elements_.size() - std::min(elements_.size(), longest_search);
  for (std::size_t i = elements_.size(); i-- > end;) {
    const Tag tag = elements_[i].tag;
    if (wanted(tag)) return i;
    const bool is_passed = barrier == special && has(tag, transparent);
    if (has(tag, barrier) && !is_passed) return none;
  }
  return none;
}

/// The adoption agency algorithm moves a formatting element into the blocks above it, one by one,
/// and gives up behind the eighth: then there is one more of its kind to be opened anew.
void OpenElements::close_formatting(std::size_t index) {
  constexpr std::ptrdiff_t most_blocks = 8;
  const auto blocks =
      std::count_if(elements_.begin() + static_cast<std::ptrdiff_t>(index), elements_.end(),
                    [](const Element& element) { return has(element.tag, special); });
  if (blocks < most_blocks) remove(index);
}

/// Closes the innermost <select>, as its end tag does. Hardly a tag opens an element inside of one,
/// and those of tables may end it: what seems to stand in it may stand behind it.
bool OpenElements::close_select() {
  const std::size_t found = may_have(Tag::select) ? find(Tag::select, 0) : none;
  if (found == none) return true;
  const bool is_left_out = elements_[found].is_left_out;
  for (std::size_t i = elements_.size(); i-- > found;) {
    const Tag tag = elements_[i].tag;
    if (i == found || tag == Tag::option || tag == Tag::optgroup) remove(i);
  }
  return !is_left_out;
}

/// Closes an element and all above it. Formatting elements among them will be opened anew by what
/// follows, up to three of a kind (the "Noah's Ark clause"), but not those inside of a cell: that
/// ends with the marker it set, unless another element left one behind.
void OpenElements::close_from(std::size_t index) {
  for (std::size_t i = index + 1; i < elements_.size(); ++i)
    has_stray_marker_ = has_stray_marker_ || has(elements_[i].tag, marker);
  const bool ends_formatting = has(elements_[index].tag, cell) && !has_stray_marker_;
  std::size_t kept = index;
  for (std::size_t i = index; i < elements_.size(); ++i) {
    const Element element = elements_[i];
    const bool comes_back = i != index && !ends_formatting && has(element.tag, formatting) &&
                            !is_fourth_of_kind(element);
    if (comes_back) {
      elements_[kept++] = element;
    } else {
      count(element, -1);
    }
  }
  elements_.resize(kept);
}

bool OpenElements::is_fourth_of_kind(const Element& element) const {
  constexpr std::uint32_t most = 3;
  return counts_[static_cast<std::size_t>(element.tag)] > most &&
         formatting_counts_.at(element.kind()) > most;
}

void OpenElements::remove(std::size_t index) {
  count(elements_[index], -1);
  elements_.erase(elements_.begin() + static_cast<std::ptrdiff_t>(index));
}

void OpenElements::count(const Element& element, int by) {
  const auto change = static_cast<std::size_t>(by);
  counts_[static_cast<std::size_t>(element.tag)] += static_cast<std::uint32_t>(by);
  if (!element.is_left_out) depth_ += change;
  if (!has(element.tag, formatting)) return;
  formatting_count_ += change;
  formatting_counts_[element.kind()] += static_cast<std::uint32_t>(by);
}

}  // namespace dateline::html
