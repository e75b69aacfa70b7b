#include "html/skeleton.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "html/attributes_hash.h"
#include "html/flow_tags.h"
#include "html/rare_tags.h"
#include "html/skeleton_writer.h"
#include "html/tag_set.h"
#include "html/tag_spelling.h"
#include "html/template_content.h"
#include "html/tree_traits.h"
#include "text/fold.h"

namespace dateline::html {
namespace {

// Gumbo compares each attribute of an <html> or <body> tag with those of all before it. No page
// that means well has so many of them.
constexpr std::size_t most_merged_tags = 1000;
// Gumbo looks for the element of an end tag among all that are open. Behind these, an end tag that
// surely has none is left out.
constexpr std::size_t most_stray_end_tags = 16;
// Formatting elements without end tags are opened anew in each paragraph.
constexpr std::size_t most_reopened = 1'000'000;
// A page of 32 MiB is read within 1 GiB where its tokens and Gumbo's nodes take no more than this.
constexpr std::size_t most_bytes = 700'000'000;
constexpr std::size_t bytes_of_token = 32;  // more or less, with what is noted of it
constexpr std::size_t bytes_of_node = 300;
constexpr std::size_t least_nodes = 100'000;
// Each token that is left out may become a node, which no limit counts.
constexpr std::size_t most_left_out_tokens = 1'000'000;
constexpr TagSet merges_attributes = {Tag::html, Tag::body};

constexpr TagSet formatting = {Tag::b, Tag::big,   Tag::code,   Tag::em, Tag::font, Tag::i,
                               Tag::s, Tag::small, Tag::strike, Tag::tt, Tag::u,    Tag::strong};
constexpr TagSet shows_raw_text = {Tag::xmp, Tag::plaintext};
constexpr TagSet columns = {Tag::colgroup, Tag::col};
constexpr TagSet metadata = {Tag::base, Tag::link, Tag::meta, Tag::script, Tag::style, Tag::title};
constexpr TagSet metadata_with_text = {Tag::script, Tag::style, Tag::title};

/// How many elements and runs Gumbo has room for beside so many tokens.
std::size_t most_nodes_beside(std::size_t tokens) {
  const std::size_t bytes = std::min(tokens * bytes_of_token, most_bytes);
  return std::max((most_bytes - bytes) / bytes_of_node, least_nodes);
}

}  // namespace

void SkeletonWriter::write() {
  const auto count = static_cast<std::uint32_t>(scan_.tokens.size());
  most_nodes_ = most_nodes_beside(count);
  while (next_ < count) {
    const std::uint32_t index = next_++;
    switch (scan_.tokens[index].type) {
      case TokenType::doctype:
        write_doctype(index);
        break;
      case TokenType::comment:
        write_comment(index);
        break;
      case TokenType::raw_text:
        out_.left_out_to[index - 1] = next_;
        break;
      case TokenType::text:
        write_text(index);
        break;
      case TokenType::end_tag:
        read_end_tag(index);
        break;
      case TokenType::start_tag:
        read_start_tag(index);
        break;
    }
  }
  out_.is_too_deep = out_.is_too_deep || open_.is_too_deep();
  out_.has_rare_construct = out_.has_rare_construct || !scan_.open_svg_tags.empty();
}

void SkeletonWriter::read_start_tag(std::uint32_t index) {
  const Tag tag = scan_.tokens[index].tag;
  may_have_doctype_ = false;
  if (is_rare(tag, may_be_in_select_)) {
    out_.has_rare_construct = true;
    open_left_out();
    if (shows_raw_text.contains(tag)) show_raw_text();
  } else if (tag == Tag::template_) {
    read_template(index);
  } else {
    write_start_tag(index);
    if (tag != Tag::html) is_in_columns_ = columns.contains(tag);
    if (tag == Tag::head && is_before_head_) read_head();
    // A second <html> makes Gumbo imply the head.
    is_before_head_ = is_before_head_ && tag == Tag::html && !has_html_;
    has_html_ = has_html_ || tag == Tag::html;
  }
}

/// What stands in a <template> has no influence on the tree.
void SkeletonWriter::read_template(std::uint32_t index) {
  if (has_open_template_) {
    open_left_out();
    return;
  }
  const TemplateContent content = read_template_content(scan_, index);
  out_.has_rare_construct =
      out_.has_rare_construct || content.has_rare_construct || !content.end_tag;
  if (!content.end_tag) {
    has_open_template_ = true;
    open_left_out();
    return;
  }
  write_start_tag(index);
  goes_on_with_run_ = false;
  next_ = *content.end_tag;
}

/// Behind <head>, the first that can be one: up to the first token that may not belong to the head,
/// what stands there is known without Gumbo.
void SkeletonWriter::read_head() {
  const std::uint32_t head = next_ - 1;
  for (; next_ < scan_.tokens.size(); ++next_) {
    const Token& token = scan_.tokens[next_];
    if (token.type == TokenType::text && (!token.is_blank || scan_.has_dropped_nul(source_, token)))
      break;
    if (token.type == TokenType::start_tag && !metadata.contains(token.tag)) break;
    if (token.type == TokenType::end_tag) {
      const Token& before =
          scan_.tokens[next_ - (scan_.tokens[next_ - 1].type == TokenType::raw_text ? 2 : 1)];
      const bool is_closed = before.type == TokenType::start_tag && before.tag == token.tag &&
                             metadata_with_text.contains(token.tag);
      if (!is_closed) break;
    }
  }
  out_.left_out_to[head] = next_;
}

void SkeletonWriter::read_end_tag(std::uint32_t index) {
  may_have_doctype_ = false;
  is_before_head_ = false;
  const Tag tag = scan_.tokens[index].tag;
  if ((rare_tags.contains(tag) || tag == Tag::template_) && left_out_ > 0) --left_out_;
  if (rare_tags.contains(tag)) {
    out_.has_rare_construct = true;
  } else {
    write_end_tag(index);
  }
}

/// An element that plain Gumbo would open.
void SkeletonWriter::open_left_out() {
  out_.is_too_deep = out_.is_too_deep || ++left_out_ > OpenElements::depth_limit;
}

/// What stands in an element that was left out, and shows its raw text.
void SkeletonWriter::show_raw_text() {
  if (next_ == scan_.tokens.size() || scan_.tokens[next_].type != TokenType::raw_text) return;
  goes_on_with_run_ = false;
  write_text(next_++);
  goes_on_with_run_ = false;
}

/// Only the first can tell Gumbo how to read the page, and only before everything else.
void SkeletonWriter::write_doctype(std::uint32_t index) {
  const SourceRange source = scan_.tokens[index].source;
  out_.text += may_have_doctype_ ? source_.substr(source.from, source.size()) : "<!doctype>";
  may_have_doctype_ = false;
  goes_on_with_run_ = false;
}

void SkeletonWriter::write_start_tag(std::uint32_t index) {
  const Token& token = scan_.tokens[index];
  const bool is_too_much =
      open_.reopened() > most_reopened || out_.runs.size() + ++elements_ > most_nodes_;
  if (is_too_much) {
    read_rest_as_one_run(index);
    return;
  }
  if (merges_attributes.contains(token.tag) && ++merged_tags_ > most_merged_tags) {
    write_comment(index);
    return;
  }
  is_before_body_ = is_before_body_ && token.tag != Tag::body;
  keeps_blanks_ = keeps_blanks_ || preformatted_tags.contains(token.tag);
  const bool compares_attributes = !token.content.is_empty() && formatting.contains(token.tag);
  const std::uint32_t hash = compares_attributes ? attributes_hash(source_, scan_, token) : 0;
  may_be_in_select_ = may_be_in_select_ || token.tag == Tag::select;
  const bool may_leave_out_content = knows_content(index);
  if (!open_.open(token.tag, hash)) return;
  if (flow_tags.contains(token.tag)) edge_ = index + 1;
  note(index);
  out_.text += start_of(token.tag);
  if (!token.content.is_empty()) write_attributes(index, hash);
  if (token.is_self_closing && token.tag == Tag::svg) {
    out_.text += '/';
    open_.close(Tag::svg);
  }
  out_.text += '>';
  goes_on_with_run_ = false;
  if (may_leave_out_content && open_.is_surely_in_body()) {
    next_ = out_.left_out_to[index] = balanced_[index].end_tag;
    left_out_tokens_ += next_ - index;
  }
}

/// Whether what stands in the element depends on nothing around it, nor that on what stands in it,
/// unless it belongs to the structure of a table. Asked before the element is opened.
bool SkeletonWriter::knows_content(std::uint32_t index) const {
  const BalancedElement& element = balanced_[index];
  if (element.end_tag <= index + 1) return false;
  const Tag tag = scan_.tokens[index].tag;
  const bool closes_p = element.closes_p && !tree_traits::has(tag, tree_traits::closes_p);
  return !open_.may_have_formatting() && !open_.may_have(Tag::pre) &&
         !open_.may_have(Tag::listing) && !(closes_p && open_.may_have(Tag::p)) &&
         !(element.has_form && open_.may_ignore_form()) &&
         !(element.has_button && open_.may_have(Tag::button)) &&
         open_.depth() + element.height <= OpenElements::depth_limit &&
         left_out_tokens_ + (element.end_tag - index) <= most_left_out_tokens;
}

void SkeletonWriter::write_end_tag(std::uint32_t index) {
  const Token& token = scan_.tokens[index];
  // Nothing else is sure to close it.
  if (token.tag == Tag::select) may_be_in_select_ = false;
  const bool is_seen = is_in_columns_ || open_.may_have(Tag::table) || is_behind_pre(index);
  if (!is_seen && !open_.may_close(token.tag) && ++stray_end_tags_ > most_stray_end_tags) return;
  if (flow_tags.contains(token.tag) && open_.is_innermost(token.tag)) edge_ = index + 1;
  if (!open_.close(token.tag)) return;
  note(index);
  out_.text += end_tag_of(token.tag);
  goes_on_with_run_ = false;
}

void SkeletonWriter::write_attributes(std::uint32_t index, std::uint32_t attributes_hash) {
  const Token& token = scan_.tokens[index];
  if (merges_attributes.contains(token.tag)) {
    write_attribute('z', index, 10);
  } else if (attributes_hash != 0) {
    write_attribute('h', attributes_hash, 16);
  } else if (token.tag == Tag::input && is_hidden_input(token)) {
    out_.text += " type=hidden";
  }
}

void SkeletonWriter::write_attribute(char kind, std::uint32_t number, int base) {
  std::array<char, 12> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, base).ptr;
  out_.text += ' ';
  out_.text += kind;
  out_.text.append(digits.data(), end);
}

bool SkeletonWriter::is_hidden_input(const Token& token) const {
  for (std::uint32_t i = token.content.from; i < token.content.to; ++i) {
    const Attribute& attribute = scan_.attributes[i];
    if (attribute.name == AttributeName::type)
      return text::equals_ignoring_ascii_case(characters(attribute.value), "hidden");
  }
  return false;
}

void write_skeleton(std::string_view source, const Scan& scan, Skeleton& skeleton) {
  skeleton.text.clear();
  skeleton.token_at.clear();
  skeleton.runs.clear();
  skeleton.left_out_to.assign(scan.tokens.size(), 0);
  skeleton.is_too_deep = false;
  skeleton.has_rare_construct = false;
  find_balanced_elements(source, scan, skeleton.balanced);
  SkeletonWriter(source, scan, skeleton).write();
  // Of a huge page it would take memory from the tree.
  if (skeleton.balanced.size() > most_left_out_tokens) skeleton.balanced = {};
}

}  // namespace dateline::html
