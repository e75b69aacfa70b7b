#include "html/open_elements.h"

#include <algorithm>
#include <array>

#include "html/tag_set.h"
#include "html/tree_traits.h"

namespace dateline::html {
namespace {

using tree_traits::has;
using tree_traits::Trait;
using enum tree_traits::Trait;

constexpr std::uint32_t none_at_all = 0;

/// As the tree construction knows it.
constexpr Tag in_tree(Tag tag) {
  return is_known_to_gumbo(tag) ? tag : Tag::unknown;
}

// How far an end tag looks for its element: more than can stand in the tree.
constexpr std::size_t longest_search = 2 * OpenElements::depth_limit;

}  // namespace

bool OpenElements::open(Tag name, std::uint32_t attributes_hash) {
  const Tag tag = in_tree(name);
  const bool is_tag_sure = is_sure_tag(tag);
  close_implied(tag);
  if (has(tag, empty)) return true;
  const bool is_left_out = depth_ >= depth_limit;
  elements_.push_back({.tag = tag,
                       .is_left_out = is_left_out,
                       .is_sure = is_tag_sure,
                       .attributes_hash = attributes_hash});
  if (tag == Tag::form) may_ignore_form_ = true;
  count(elements_.back(), 1);
  is_too_deep_ = is_too_deep_ || is_left_out;
  // Of the four, the one that is opened anew no more may be another than is taken here.
  if (has(tag, formatting) && is_fourth_of_kind(elements_.back())) has_stray_formatting_ = true;
  return !is_left_out;
}

/// Inside of a <select>, which may be closed already, most tags are ignored; and parts of tables
/// outside of one. <colgroup> is closed by all that is no column, <noscript> in a head by all that
/// does not belong there. A form in a form is ignored.
bool OpenElements::is_sure_tag(Tag tag) {
  if (tag == Tag::colgroup || tag == Tag::noscript) return false;
  if (tag == Tag::form && may_ignore_form_) return false;
  if (has(tag, table_part)) {
    const std::size_t table = may_have(Tag::table) ? find(Tag::table, none_at_all) : none;
    if (table == none || !elements_[table].is_sure) return false;
  }
  if (!may_have(Tag::select)) return true;
  const std::size_t select = find(Tag::select, none_at_all);
  return (tag == Tag::option || tag == Tag::optgroup) && select != none &&
         elements_[select].is_sure;
}

bool OpenElements::close(Tag name) {
  const Tag tag = in_tree(name);
  // A <select> ignores the end tag.
  if (tag == Tag::form && !may_have(Tag::select)) may_ignore_form_ = false;
  const bool is_innermost =
      !elements_.empty() && elements_.back().tag == tag && elements_.back().is_sure;
  if (is_innermost && !(has(tag, formatting) && has_stray_formatting_)) {
    const bool is_left_out = elements_.back().is_left_out;
    remove(elements_.size() - 1);
    return !is_left_out;
  }
  if (tag == Tag::select) return close_select();
  const std::size_t found = find_closed(tag);
  if (found == none) {
    if (has(tag, table_part)) close_implied_part();
    return true;
  }
  const bool is_left_out = elements_[found].is_left_out;
  if (has(tag, formatting)) {
    close_formatting(found);
  } else if (tag == Tag::form) {
    lose_track_from(found);
    remove(found);
  } else {
    close_at(found);
  }
  return !is_left_out;
}

bool OpenElements::may_close(Tag name) const {
  // What may be open without a tag of its own, two that open an element, and one that allows for
  // another form.
  constexpr TagSet always = {Tag::html,     Tag::head, Tag::body, Tag::tbody, Tag::tr,
                             Tag::colgroup, Tag::br,   Tag::p,    Tag::form};
  const Tag tag = in_tree(name);
  constexpr std::array headings = {Tag::h1, Tag::h2, Tag::h3, Tag::h4, Tag::h5, Tag::h6};
  if (has(tag, formatting) && has_stray_formatting_) return true;
  if (!has(tag, heading)) return may_have(tag) || always.contains(tag);
  return std::any_of(headings.begin(), headings.end(), [&](Tag other) { return may_have(other); });
}

bool OpenElements::is_surely_in_body() const {
  if (elements_.empty() || !elements_.back().is_sure) return false;
  if (!may_have(Tag::table)) return true;
  const std::size_t end = elements_.size() - std::min(elements_.size(), longest_search);
  for (std::size_t i = elements_.size(); i-- > end;) {
    const Element& element = elements_[i];
    if (has(element.tag, table_part | Trait::table))
      return element.is_sure && (element.tag == Tag::td || element.tag == Tag::th);
  }
  return false;
}

/// The element that an end tag closes; `none` when there is none.
std::size_t OpenElements::find_closed(Tag tag) {
  constexpr std::uint32_t any_scope = scope | Trait::select;
  if (has(tag, heading)) return find_if([](Tag other) { return has(other, heading); }, any_scope);
  if (!may_have(tag)) return none;
  if (has(tag, table_part | Trait::table))
    return may_have(Tag::table) ? find(tag, Trait::table) : none;
  switch (tag) {
    case Tag::applet:
    case Tag::marquee:
    case Tag::object:
      return find(tag, Trait::table | Trait::select);  // as Gumbo has it
    case Tag::p:
      return find(tag, any_scope | Trait::button);
    case Tag::li:
      return find(tag, any_scope | list);
    default:
      return find(tag, has(tag, in_scope | formatting) ? any_scope : special);
  }
}

/// The elements that a start tag closes.
void OpenElements::close_implied(Tag tag) {
  if (elements_.empty()) return;
  if (tag == Tag::li && may_have(tag)) {
    close_nearest([](Tag other) { return other == Tag::li; }, item);
  } else if (tag == Tag::dd || tag == Tag::dt) {
    close_nearest([](Tag other) { return other == Tag::dd || other == Tag::dt; }, item);
  }
  if (has(tag, closes_p) && may_have(Tag::p)) {
    const std::size_t paragraph = find(Tag::p, scope | Trait::button | Trait::select);
    // <table> closes none in quirks mode.
    const bool may_do_so = tag == Tag::table || (tag == Tag::form && may_ignore_form_);
    if (paragraph != none && may_do_so) {
      lose_track_from(paragraph);
    } else if (paragraph != none) {
      close_at(paragraph);
    }
    if (elements_.empty()) return;
  }
  const auto is_option = [](Tag other) { return other == Tag::option; };
  switch (tag) {
    case Tag::option:
      close_innermost(is_option);
      break;
    case Tag::optgroup:
      close_innermost(is_option);
      // Outside of a <select> it closes no other.
      if (may_have(Tag::select) && !elements_.empty() && elements_.back().is_sure)
        close_innermost([](Tag other) { return other == Tag::optgroup; });
      break;
    case Tag::td:
    case Tag::th:
      close_nearest([](Tag other) { return has(other, cell); }, Trait::table);
      break;
    case Tag::tr:
      close_nearest([](Tag other) { return has(other, cell) || other == Tag::tr; }, Trait::table);
      close_innermost([](Tag other) { return other == Tag::tr; });
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
    case Tag::rb:
    case Tag::rp:
    case Tag::rt:
    case Tag::rtc:
      // In a <ruby>, it closes what has no end tag.
      for (std::size_t i = elements_.size(); i-- > 0 && has(elements_[i].tag, implied_end);)
        elements_[i].is_sure = false;
      break;
    case Tag::table: {
      // In a table, but in none of its cells, it closes that.
      if (!may_have(tag)) break;
      const std::size_t found =
          find_if([](Tag other) { return other == Tag::table || has(other, cell); }, none_at_all);
      if (found != none && elements_[found].tag == Tag::table) lose_track_from(found);
      break;
    }
    case Tag::a:
    case Tag::nobr:
      if (may_have(tag)) {
        const std::size_t found = find(tag, scope | Trait::select);
        if (found == none) break;
        const std::size_t before = elements_.size();
        close_formatting(found);
        if (tag == Tag::a && elements_.size() == before) remove(found);
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
      if (has(tag, heading)) close_innermost([](Tag other) { return has(other, heading); });
      break;
  }
}

/// Closes the nearest of the wanted elements that no barrier stands above.
template <typename Wanted>
void OpenElements::close_nearest(Wanted wanted, std::uint32_t barrier) {
  // Parts of a table are nothing outside of one.
  if (barrier == Trait::table && !may_have(Tag::table)) return;
  const std::size_t found = find_if(wanted, barrier);
  if (found != none) close_at(found);
}

/// The nearest open element of this tag that no barrier stands above; `none` when there is none.
/// Where it, or a barrier, may be closed, the one behind it may be what the tree construction
/// finds.
std::size_t OpenElements::find(Tag tag, std::uint32_t barrier) {
  return find_if([tag](Tag other) { return other == tag; }, barrier);
}

template <typename Wanted>
std::size_t OpenElements::find_if(Wanted wanted, std::uint32_t barrier) {
  const std::size_t end = elements_.size() - std::min(elements_.size(), longest_search);
  bool is_barred = false;
  std::size_t nearest = none;
  std::size_t lowest = none;
  for (std::size_t i = elements_.size(); i-- > end;) {
    const Element& element = elements_[i];
    const bool is_wanted = wanted(element.tag);
    if (is_wanted) {
      lowest = i;
      if (nearest == none && !is_barred) nearest = i;
    }
    if (!is_wanted && !has(element.tag, barrier)) continue;
    if (element.is_sure) break;
    is_barred = is_barred || !is_wanted;
  }
  // The tree construction takes this one or another further down.
  if (lowest != nearest || (nearest != none && !elements_[nearest].is_sure))
    lose_track_from(lowest);
  return nearest;
}

/// Closes the innermost element where it is such a one.
template <typename Wanted>
void OpenElements::close_innermost(Wanted wanted) {
  if (elements_.empty()) return;
  if (kept_count_ == 0 && wanted(elements_.back().tag)) {
    const bool is_sure = elements_.back().is_sure;
    remove(elements_.size() - 1);
    if (is_sure) return;
  }
  // What seems to stand above may be closed, or a formatting element stand there.
  const std::size_t end = elements_.size() - std::min(elements_.size(), longest_search);
  for (std::size_t i = elements_.size(); i-- > end;) {
    if (!elements_[i].is_sure) continue;
    if (wanted(elements_[i].tag)) lose_track_from(i);
    return;
  }
}

void OpenElements::lose_track_from(std::size_t index) {
  for (std::size_t i = index; i < elements_.size(); ++i) {
    elements_[i].is_sure = false;
    if (has(elements_[i].tag, formatting)) keep(elements_[i]);
  }
}

/// The end tag of a row or a group of rows that may be open without a tag of its own: it closes the
/// cell too.
void OpenElements::close_implied_part() {
  const std::size_t table = may_have(Tag::table) ? find(Tag::table, none_at_all) : none;
  if (table != none) lose_track_from(table);
}

/// Closes the innermost <select>, as its end tag does.
bool OpenElements::close_select() {
  const std::size_t found = may_have(Tag::select) ? find(Tag::select, none_at_all) : none;
  if (found == none) return true;
  const bool is_left_out = elements_[found].is_left_out;
  const bool holds_options_alone =
      std::all_of(elements_.begin() + static_cast<std::ptrdiff_t>(found) + 1, elements_.end(),
                  [](const Element& element) {
                    return element.tag == Tag::option || element.tag == Tag::optgroup;
                  });
  // Tags of tables may have closed it: what seems to stand in it may stand behind it.
  if (holds_options_alone) {
    close_at(found);
  } else {
    lose_track_from(found);
    remove(found);
  }
  return !is_left_out;
}

/// Closes an element and, where it is surely open, all above it.
void OpenElements::close_at(std::size_t index) {
  if (elements_[index].is_sure) {
    close_from(index);
  } else {
    lose_track_from(index);
    remove(index);
  }
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
                            (element.is_kept || !is_fourth_of_kind(element));
    if (comes_back) {
      elements_[kept] = element;
      keep(elements_[kept++]);
    } else {
      count(element, -1);
    }
  }
  elements_.resize(kept);
  reopened_ += kept_count_;
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
  if (element.is_kept) kept_count_ += change;
  formatting_counts_[element.kind()] += static_cast<std::uint32_t>(by);
}

}  // namespace dateline::html
