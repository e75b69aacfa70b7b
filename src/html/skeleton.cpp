#include "html/skeleton.h"

#include <array>
#include <charconv>

#include "html/attributes_hash.h"
#include "html/open_elements.h"
#include "html/rare_tags.h"
#include "html/tag_set.h"
#include "html/tag_spelling.h"
#include "html/template_content.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dateline::html {
namespace {

// The supplementary planes from the second on, without their last two code points, which are
// noncharacters.
constexpr char32_t first_run = 0x2'0000;
constexpr char32_t plane_size = 0x1'0000;
constexpr std::size_t runs_of_plane = plane_size - 2;
constexpr std::size_t most_runs = 15 * runs_of_plane;

// Gumbo compares each attribute of an <html> or <body> tag with those of all before it. No page
// that means well has so many of them.
constexpr std::size_t most_merged_tags = 1000;
// Gumbo looks for the element of an end tag among all that are open. Behind these, an end tag that
// surely has none is left out.
constexpr std::size_t most_stray_end_tags = 16;
// Formatting elements without end tags are opened anew in each paragraph.
constexpr std::size_t most_reopened = 1'000'000;
constexpr TagSet merges_attributes = {Tag::html, Tag::body};

constexpr TagSet formatting = {Tag::b, Tag::big,   Tag::code,   Tag::em, Tag::font, Tag::i,
                               Tag::s, Tag::small, Tag::strike, Tag::tt, Tag::u,    Tag::strong};
constexpr TagSet shows_raw_text = {Tag::xmp, Tag::plaintext};
constexpr TagSet columns = {Tag::colgroup, Tag::col};
constexpr TagSet metadata = {Tag::base, Tag::link, Tag::meta, Tag::script, Tag::style, Tag::title};
constexpr TagSet metadata_with_text = {Tag::script, Tag::style, Tag::title};
// Blocks that stand wherever their tags do, outside of a <select>.
constexpr TagSet flow = {Tag::address,    Tag::article, Tag::aside,  Tag::blockquote, Tag::center,
                         Tag::dd,         Tag::details, Tag::div,    Tag::dl,         Tag::dt,
                         Tag::figcaption, Tag::figure,  Tag::footer, Tag::h1,         Tag::h2,
                         Tag::h3,         Tag::h4,      Tag::h5,     Tag::h6,         Tag::header,
                         Tag::li,         Tag::main,    Tag::nav,    Tag::ol,         Tag::p,
                         Tag::section,    Tag::summary, Tag::ul};
constexpr TagSet preformatted = {Tag::pre, Tag::listing};

class Writer {
 public:
  Writer(std::string_view source, const Scan& scan, Skeleton& skeleton)
      : source_(source), scan_(scan), out_(skeleton) {}

  void write();

 private:
  void read_start_tag(std::uint32_t index);
  void read_end_tag(std::uint32_t index);
  void read_head();
  void open_left_out();
  void show_raw_text();
  void read_template(std::uint32_t index);

  void write_doctype(std::uint32_t index);
  void write_comment(std::uint32_t index);
  void write_start_tag(std::uint32_t index);
  void write_end_tag(std::uint32_t index);
  void write_attributes(std::uint32_t index, std::uint32_t attributes_hash);
  void write_attribute(char kind, std::uint32_t number, int base);
  void write_text(std::uint32_t index);
  void read_rest_as_one_run();
  void write_blanks(std::uint32_t index, std::string_view blanks);
  bool has_dropped_nul(const Token& token) const;
  std::size_t blanks_apart(std::uint32_t index) const;
  bool is_behind_pre(std::uint32_t index) const;
  bool is_at_edge(std::uint32_t index) const;
  bool is_hidden_input(const Token& token) const;

  std::string_view characters(SourceRange range) const { return scan_.characters(source_, range); }
  void note(std::uint32_t index) {
    out_.token_at.resize(out_.text.size() + 1, Skeleton::no_token);
    out_.token_at.back() = index;
  }

  std::string_view source_;
  const Scan& scan_;
  Skeleton& out_;
  OpenElements open_;
  std::uint32_t next_ = 0;  // the token that is to be read
  std::uint32_t edge_ = 0;  // the token that follows the edge of a block
  std::size_t merged_tags_ = 0;
  std::size_t stray_end_tags_ = 0;
  std::size_t left_out_ = 0;  // elements of rare constructs, without those that end tags closed
  bool has_html_ = false;
  bool is_before_head_ = true;
  bool may_have_doctype_ = true;
  bool is_before_body_ = true;
  bool is_in_columns_ = false;
  bool may_be_in_select_ = false;
  bool keeps_blanks_ = false;      // a <pre> came
  bool goes_on_with_run_ = false;  // nothing was written behind the last run
  bool has_open_template_ = false;
};

void Writer::write() {
  const auto count = static_cast<std::uint32_t>(scan_.tokens.size());
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

void Writer::read_start_tag(std::uint32_t index) {
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
void Writer::read_template(std::uint32_t index) {
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
void Writer::read_head() {
  out_.head.from = next_;
  for (; next_ < scan_.tokens.size(); ++next_) {
    const Token& token = scan_.tokens[next_];
    if (token.type == TokenType::text && (!token.is_blank || has_dropped_nul(token))) break;
    if (token.type == TokenType::start_tag && !metadata.contains(token.tag)) break;
    if (token.type == TokenType::end_tag) {
      const Token& before =
          scan_.tokens[next_ - (scan_.tokens[next_ - 1].type == TokenType::raw_text ? 2 : 1)];
      const bool is_closed = before.type == TokenType::start_tag && before.tag == token.tag &&
                             metadata_with_text.contains(token.tag);
      if (!is_closed) break;
    }
  }
  out_.head.to = next_;
}

void Writer::read_end_tag(std::uint32_t index) {
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
void Writer::open_left_out() {
  out_.is_too_deep = out_.is_too_deep || ++left_out_ > OpenElements::depth_limit;
}

/// What stands in an element that was left out, and shows its raw text.
void Writer::show_raw_text() {
  if (next_ == scan_.tokens.size() || scan_.tokens[next_].type != TokenType::raw_text) return;
  goes_on_with_run_ = false;
  write_text(next_++);
  goes_on_with_run_ = false;
}

/// Only the first can tell Gumbo how to read the page, and only before everything else.
void Writer::write_doctype(std::uint32_t index) {
  const SourceRange source = scan_.tokens[index].source;
  out_.text += may_have_doctype_ ? source_.substr(source.from, source.size()) : "<!doctype>";
  may_have_doctype_ = false;
  goes_on_with_run_ = false;
}

/// A comment ends a run of text, which is to be seen in four places: inside of a table, where a run
/// is moved as a whole; before </form> and the ends of formatting elements, behind which Gumbo puts
/// a run that has no end; and behind <pre>, where a line end is left out.
void Writer::write_comment(std::uint32_t index) {
  const bool is_seen = open_.may_have(Tag::table) || open_.may_have(Tag::form) ||
                       open_.may_have_formatting() || is_behind_pre(index);
  if (!is_seen) return;
  out_.text += "<!---->";
  goes_on_with_run_ = false;
}

void Writer::write_start_tag(std::uint32_t index) {
  const Token& token = scan_.tokens[index];
  if (open_.reopened() > most_reopened && !out_.runs.empty()) {
    read_rest_as_one_run();
    return;
  }
  if (merges_attributes.contains(token.tag) && ++merged_tags_ > most_merged_tags) {
    write_comment(index);
    return;
  }
  is_before_body_ = is_before_body_ && token.tag != Tag::body;
  keeps_blanks_ = keeps_blanks_ || preformatted.contains(token.tag);
  const bool compares_attributes = !token.content.is_empty() && formatting.contains(token.tag);
  const std::uint32_t hash = compares_attributes ? attributes_hash(source_, scan_, token) : 0;
  may_be_in_select_ = may_be_in_select_ || token.tag == Tag::select;
  if (!open_.open(token.tag, hash)) return;
  if (flow.contains(token.tag)) edge_ = index + 1;
  note(index);
  out_.text += start_of(token.tag);
  if (!token.content.is_empty()) write_attributes(index, hash);
  if (token.is_self_closing && token.tag == Tag::svg) {
    out_.text += '/';
    open_.close(Tag::svg);
  }
  out_.text += '>';
  goes_on_with_run_ = false;
}

void Writer::write_end_tag(std::uint32_t index) {
  const Token& token = scan_.tokens[index];
  // Nothing else is sure to close it.
  if (token.tag == Tag::select) may_be_in_select_ = false;
  const bool is_seen = is_in_columns_ || open_.may_have(Tag::table) || is_behind_pre(index);
  if (!is_seen && !open_.may_close(token.tag) && ++stray_end_tags_ > most_stray_end_tags) return;
  if (flow.contains(token.tag) && open_.is_innermost(token.tag)) edge_ = index + 1;
  if (!open_.close(token.tag)) return;
  note(index);
  out_.text += end_tag_of(token.tag);
  goes_on_with_run_ = false;
}

void Writer::write_attributes(std::uint32_t index, std::uint32_t attributes_hash) {
  const Token& token = scan_.tokens[index];
  if (merges_attributes.contains(token.tag)) {
    write_attribute('z', index, 10);
  } else if (attributes_hash != 0) {
    write_attribute('h', attributes_hash, 16);
  } else if (token.tag == Tag::input && is_hidden_input(token)) {
    out_.text += " type=hidden";
  }
}

void Writer::write_attribute(char kind, std::uint32_t number, int base) {
  std::array<char, 12> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, base).ptr;
  out_.text += ' ';
  out_.text += kind;
  out_.text.append(digits.data(), end);
}

void Writer::write_text(std::uint32_t index) {
  const Token& token = scan_.tokens[index];
  const std::string_view text = characters(token.content);
  if (has_dropped_nul(token)) out_.has_rare_construct = true;
  if (goes_on_with_run_) {
    out_.runs.back().last_token = index + 1;
    return;
  }
  if (token.is_blank) {
    if (!is_at_edge(index)) write_blanks(index, text);
    return;
  }
  may_have_doctype_ = false;
  is_before_head_ = false;
  const std::string_view blanks = text.substr(0, blanks_apart(index));
  write_blanks(index, blanks);
  note(index);
  const std::size_t number = out_.runs.size();
  const auto plane = static_cast<char32_t>(number / runs_of_plane);
  text::append_code_point(
      out_.text, first_run + plane * plane_size + static_cast<char32_t>(number % runs_of_plane));
  out_.runs.push_back({index, index + 1, static_cast<std::uint32_t>(blanks.size())});
  goes_on_with_run_ = true;
  if (out_.runs.size() == most_runs) read_rest_as_one_run();
}

/// Where there is no name for another one, or no room for the tree.
void Writer::read_rest_as_one_run() {
  next_ = static_cast<std::uint32_t>(scan_.tokens.size());
  out_.runs.back().last_token = next_;
  out_.is_too_deep = true;
}

/// How many bytes of a text are blanks to which something else happens than to what follows them:
/// they do not end the head, or the columns of a table, and a line end behind <pre> is left out.
std::size_t Writer::blanks_apart(std::uint32_t index) const {
  const std::string_view text = characters(scan_.tokens[index].content);
  if (is_before_body_ || is_in_columns_) return text.find_first_not_of("\t\n\f\r ");
  return is_behind_pre(index) && text.front() == '\n' ? 1 : 0;
}

/// Whether a blank run stands beside the edge of a block that is surely one, with no formatting
/// element open that it might belong to.
bool Writer::is_at_edge(std::uint32_t index) const {
  if (keeps_blanks_ || open_.may_have_formatting() || may_be_in_select_) return false;
  if (edge_ == index) return true;
  if (index + 1 == scan_.tokens.size()) return false;
  const Token& next = scan_.tokens[index + 1];
  return next.type == TokenType::start_tag && flow.contains(next.tag);
}

bool Writer::is_behind_pre(std::uint32_t index) const {
  if (index == 0) return false;
  const Token& before = scan_.tokens[index - 1];
  return before.type == TokenType::start_tag && preformatted.contains(before.tag);
}

void Writer::write_blanks(std::uint32_t index, std::string_view blanks) {
  if (blanks.empty()) return;
  note(index);
  if (keeps_blanks_) {
    // A carriage return comes from a character reference, and is no line end.
    for (const char blank : blanks) out_.text += blank == '\r' ? ' ' : blank;
  } else {
    out_.text += ' ';
  }
}

/// NULs are dropped, but to the tree construction they are no blanks: they end the head, or the
/// columns of a table.
bool Writer::has_dropped_nul(const Token& token) const {
  const bool is_decoded = token.content.from >= source_.size();
  return is_decoded && source_.substr(token.source.from, token.source.size()).find('\0') !=
                           std::string_view::npos;
}

bool Writer::is_hidden_input(const Token& token) const {
  for (std::uint32_t i = token.content.from; i < token.content.to; ++i) {
    const Attribute& attribute = scan_.attributes[i];
    if (attribute.name == AttributeName::type)
      return text::equals_ignoring_ascii_case(characters(attribute.value), "hidden");
  }
  return false;
}

}  // namespace

std::size_t Skeleton::run_number(char32_t code_point) {
  const char32_t place = code_point - first_run;
  return place / plane_size * runs_of_plane + place % plane_size;
}

void write_skeleton(std::string_view source, const Scan& scan, Skeleton& skeleton) {
  skeleton.text.clear();
  skeleton.token_at.clear();
  skeleton.runs.clear();
  skeleton.head = {};
  skeleton.is_too_deep = false;
  skeleton.has_rare_construct = false;
  Writer(source, scan, skeleton).write();
}

}  // namespace dateline::html
