#include "html/balanced_elements.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "html/open_elements.h"
#include "html/tag_set.h"
#include "html/tree_traits.h"
#include "text/fold.h"

namespace dateline::html {
namespace {

using tree_traits::has;

// Elements whose tags the tree construction takes for what they are, within <body> or a cell of a
// table, and outside of a <select>; but for what is_seen_around() knows.
constexpr TagSet ordinary = [] {
  using enum Tag;
  return TagSet{unknown, title,  style,  script, noscript, article,    section,    nav,      aside,
                h1,      h2,     h3,     h4,     h5,       h6,         hgroup,     header,   footer,
                address, p,      hr,     ol,     ul,       li,         dl,         dt,       dd,
                figure,  main,   div,    a,      em,       strong,     small,      s,        cite,
                q,       dfn,    abbr,   data,   time,     code,       var,        samp,     kbd,
                sub,     sup,    i,      b,      u,        mark,       bdi,        bdo,      span,
                br,      wbr,    ins,    del,    img,      iframe,     embed,      video,    audio,
                source,  track,  canvas, map,    area,     svg,        form,       fieldset, legend,
                label,   input,  button, output, progress, meter,      details,    summary,  menu,
                acronym, dir,    strike, big,    blink,    center,     font,       tt,       dialog,
                picture, search, slot,   link,   meta,     blockquote, figcaption, td,       th};
}();
constexpr TagSet lists = {Tag::ol, Tag::ul};

class Finder {
 public:
  Finder(std::string_view source, const Scan& scan, std::vector<BalancedElement>& elements)
      : source_(source), scan_(scan), elements_(elements) {}

  void find();

 private:
  struct Open {
    std::uint32_t token;
    Tag tag;
  };

  void read_start_tag(std::uint32_t index);
  void read_end_tag(std::uint32_t index);
  bool is_seen_around(Tag tag) const;
  bool closes_innermost(const Token& end_tag) const;
  void forget_open();
  std::size_t count(Tag tag) const { return counts_[static_cast<std::size_t>(tag)]; }
  std::string_view name_of(const Token& tag, std::size_t behind) const {
    return source_.substr(tag.source.from + behind, tag.name_size);
  }

  std::string_view source_;
  const Scan& scan_;
  std::vector<BalancedElement>& elements_;
  std::array<Open, OpenElements::depth_limit> open_;
  std::size_t depth_ = 0;
  std::array<std::uint16_t, tag_count> counts_ = {};  // of those in open_
};

void Finder::find() {
  elements_.assign(scan_.tokens.size(), {});
  for (std::uint32_t index = 0; index < scan_.tokens.size(); ++index) {
    const Token& token = scan_.tokens[index];
    switch (token.type) {
      case TokenType::start_tag:
        read_start_tag(index);
        break;
      case TokenType::end_tag:
        read_end_tag(index);
        break;
      case TokenType::text:
        if (scan_.has_dropped_nul(source_, token)) forget_open();
        break;
      case TokenType::doctype:
        forget_open();
        break;
      case TokenType::comment:
      case TokenType::raw_text:
        break;
    }
  }
}

void Finder::read_start_tag(std::uint32_t index) {
  const Token& token = scan_.tokens[index];
  const Tag tag = token.tag;
  const bool is_ordinary = ordinary.contains(tag);
  if (!is_ordinary || depth_ == open_.size() || is_seen_around(tag)) forget_open();
  if (!is_ordinary) return;
  if (has(tag, tree_traits::empty) || (tag == Tag::svg && token.is_self_closing)) {
    if (depth_ > 0 && has(tag, tree_traits::closes_p))
      elements_[open_[depth_ - 1].token].closes_p = true;
    return;
  }
  open_[depth_++] = {index, tag};
  ++counts_[static_cast<std::size_t>(tag)];
  elements_[index] = {.height = 1, .has_form = tag == Tag::form, .has_button = tag == Tag::button};
}

void Finder::read_end_tag(std::uint32_t index) {
  if (depth_ == 0) return;
  if (!closes_innermost(scan_.tokens[index])) {
    forget_open();
    return;
  }
  const auto [start_tag, tag] = open_[--depth_];
  --counts_[static_cast<std::size_t>(tag)];
  BalancedElement& element = elements_[start_tag];
  element.end_tag = index;
  if (depth_ == 0) return;
  BalancedElement& outer = elements_[open_[depth_ - 1].token];
  outer.height = std::max<std::uint16_t>(outer.height, element.height + 1);
  outer.closes_p = outer.closes_p || element.closes_p || has(tag, tree_traits::closes_p);
  outer.has_form = outer.has_form || element.has_form;
  outer.has_button = outer.has_button || element.has_button;
}

/// Whether a start tag does something to what is open, or may do so.
bool Finder::is_seen_around(Tag tag) const {
  if (depth_ == 0) return false;
  const Tag outer = open_[depth_ - 1].tag;
  if (has(tag, tree_traits::closes_p) && count(Tag::p) > 0) return true;
  if (has(tag, tree_traits::heading) && has(outer, tree_traits::heading)) return true;
  switch (tag) {
    case Tag::li:
      return !lists.contains(outer);
    case Tag::dd:
    case Tag::dt:
      return outer != Tag::dl;
    case Tag::td:
    case Tag::th:
      return true;
    case Tag::a:
    case Tag::button:
    case Tag::form:
      return count(tag) > 0;
    default:
      return false;
  }
}

bool Finder::closes_innermost(const Token& end_tag) const {
  const auto [start_tag, tag] = open_[depth_ - 1];
  if (tag != end_tag.tag) return false;
  // Gumbo puts a text right before the end of a form behind it.
  if (tag == Tag::form) {
    for (const Token* before = &end_tag - 1; before->type == TokenType::text; --before) {
      if (!before->is_blank) return false;
    }
  }
  return tag != Tag::unknown ||
         text::equals_ignoring_ascii_case(name_of(scan_.tokens[start_tag], 1), name_of(end_tag, 2));
}

/// None of the open elements is balanced.
void Finder::forget_open() {
  if (depth_ == 0) return;
  depth_ = 0;
  counts_ = {};
}

}  // namespace

void find_balanced_elements(std::string_view source, const Scan& scan,
                            std::vector<BalancedElement>& elements) {
  Finder(source, scan, elements).find();
}

}  // namespace dateline::html
