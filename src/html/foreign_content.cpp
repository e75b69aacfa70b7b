#include "html/foreign_content.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "html/foreign_tags.h"
#include "html/scanner.h"
#include "html/tag_set.h"
#include "text/fold.h"

namespace dateline::html {
namespace {

/// Elements of MathML that hold HTML (MathML text integration points).
constexpr TagSet holds_html_in_mathml = {Tag::mi, Tag::mo, Tag::mn, Tag::ms, Tag::mtext};
/// MathML inside of <mi> and its like.
constexpr TagSet glyphs = {Tag::mglyph, Tag::malignmark};
/// What Gumbo's search for the insertion mode asks for without looking at the namespace.
constexpr TagSet seem_html = {Tag::select, Tag::td,       Tag::th,       Tag::tr,
                              Tag::tbody,  Tag::thead,    Tag::tfoot,    Tag::caption,
                              Tag::html,   Tag::colgroup, Tag::frameset, Tag::template_};
/// HTML elements at whose end it begins that search.
constexpr TagSet ends_in_search = {Tag::select, Tag::table, Tag::template_};
constexpr TagSet empty_elements = {Tag::area,  Tag::base,   Tag::basefont, Tag::bgsound,
                                   Tag::br,    Tag::col,    Tag::embed,    Tag::hr,
                                   Tag::img,   Tag::input,  Tag::link,     Tag::meta,
                                   Tag::param, Tag::source, Tag::track,    Tag::wbr};

/// Whether there is something like a start tag of MathML or SVG in a text.
bool may_open_foreign_content(std::string_view text) {
  constexpr std::string_view math = "<math";
  constexpr std::string_view svg = "<svg";
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (text::equals_ignoring_ascii_case(text.substr(at, math.size()), math)) return true;
    if (text::equals_ignoring_ascii_case(text.substr(at, svg.size()), svg)) return true;
  }
  return false;
}

/// An end tag without a name is no token.
constexpr std::string_view nothing = "</>";

enum class Namespace : std::uint8_t { html, mathml, svg };

/// The elements that are open from an <svg> or <math> on, as long as their tags pair up.
class ForeignContent {
 public:
  ForeignContent(std::string_view source, const Scan& scan) : source_(source), scan_(scan) {}

  /// Whether a token is one that Gumbo cannot be trusted with.
  bool read(const Token& token) {
    if (is_behind_select_ && may_hide_foreign_content(token)) return true;
    last_ = token;
    switch (token.type) {
      case TokenType::start_tag:
        return read_start_tag(token);
      case TokenType::end_tag:
        read_end_tag(token);
        return false;
      case TokenType::comment:
        return (is_uncertain_ || is_at_integration_point()) &&
               text(token.source).starts_with("<![CDATA[");
      case TokenType::raw_text:
        return is_open() && read_raw_text(text(token.source));
      default:
        return false;
    }
  }

 private:
  struct Element {
    Tag tag = Tag::unknown;
    std::string_view name;
    Namespace name_space = Namespace::html;
    bool holds_html = true;
    bool seems_html = false;  // it, or an element round it
  };

  bool is_open() const { return is_uncertain_ || !elements_.empty(); }
  bool seems_html() const {
    return may_seem_html_ || (!elements_.empty() && elements_.back().seems_html);
  }
  bool is_at_integration_point() const {
    return !elements_.empty() && elements_.back().holds_html &&
           elements_.back().name_space != Namespace::html;
  }
  void lose_track() {
    may_seem_html_ = seems_html();
    is_uncertain_ = true;
  }
  bool is_in_foreign_content() const { return !elements_.empty() && !elements_.back().holds_html; }

  /// In a <select>, Gumbo passes over tags by which the scanner reads on: what the scanner takes
  /// for raw text, or passes over as SVG, are tags to Gumbo, and what is behind it may be as well.
  bool may_hide_foreign_content(const Token& token) const {
    if (token.type == TokenType::raw_text) {
      return last_.tag != Tag::script && text(token.source).find('<') != std::string_view::npos &&
             may_open_foreign_content(source_.substr(token.source.from));
    }
    const bool is_behind_svg = last_.type == TokenType::start_tag && last_.tag == Tag::svg;
    return is_behind_svg && last_.source.to < token.source.from &&
           may_open_foreign_content(text({last_.source.to, token.source.from}));
  }

  bool read_start_tag(const Token& token) {
    const Tag tag = token.tag;
    if (tag == Tag::select) is_behind_select_ = true;
    if (ends_foreign_content.contains(tag) || (tag == Tag::font && is_html_font(token))) {
      while (is_in_foreign_content()) elements_.pop_back();
    }
    const Namespace name_space = namespace_of(tag);
    // What stands in such an <svg> was not looked at as MathML.
    if (tag == Tag::svg && name_space == Namespace::mathml && !token.is_self_closing) return true;
    const bool is_html = name_space == Namespace::html;
    const bool may_be_html = is_html || is_uncertain_;
    if (may_be_html && seems_html() && ends_in_search.contains(tag)) return true;
    if (is_uncertain_ && seem_html.contains(tag)) may_seem_html_ = true;
    if (is_html ? elements_.empty() || empty_elements.contains(tag) : token.is_self_closing)
      return false;
    const bool holds_html = is_html || is_integration_point(token, name_space);
    if (!is_html && is_behind_nothing(token)) lose_track();
    elements_.push_back({tag, source_.substr(token.source.from + 1, token.name_size), name_space,
                         holds_html, seems_html() || (!is_html && seem_html.contains(tag))});
    return false;
  }

  /// In foreign content there is none: what stands in it may be tags.
  bool read_raw_text(std::string_view raw) {
    if (raw.find('<') == std::string_view::npos) return false;
    lose_track();
    // Behind a quote, what seems to be an attribute may be a tag.
    if (raw.find_first_of("'\"") != std::string_view::npos) return true;
    Scan scan;
    Scanner::scan(raw, scan);
    return std::any_of(scan.tokens.begin(), scan.tokens.end(), [](const Token& token) {
      return token.type == TokenType::comment || seem_html.contains(token.tag);
    });
  }

  Namespace namespace_of(Tag tag) const {
    const bool begins_svg = tag == Tag::svg && (!is_in_foreign_content() ||
                                                elements_.back().tag == Tag::annotation_xml);
    if (begins_svg) return Namespace::svg;
    if (is_in_foreign_content()) return elements_.back().name_space;
    if (tag == Tag::math || (!elements_.empty() && glyphs.contains(tag))) return Namespace::mathml;
    return Namespace::html;
  }

  /// Of foreign content, an element that holds HTML.
  bool is_integration_point(const Token& tag, Namespace name_space) const {
    if (name_space == Namespace::svg) return holds_html_in_svg.contains(tag.tag);
    if (tag.tag != Tag::annotation_xml) return holds_html_in_mathml.contains(tag.tag);
    const std::string_view encoding = attribute(tag, "encoding").value_or(std::string_view());
    return text::equals_ignoring_ascii_case(encoding, "text/html") ||
           text::equals_ignoring_ascii_case(encoding, "application/xhtml+xml");
  }

  /// Whether a <font> ends foreign content.
  bool is_html_font(const Token& tag) const {
    return attribute(tag, "color") || attribute(tag, "face") || attribute(tag, "size");
  }

  std::optional<std::string_view> attribute(const Token& tag, std::string_view name) const {
    for (std::uint32_t i = tag.content.from; i < tag.content.to; ++i) {
      const Attribute& found = scan_.attributes[i];
      if (text::equals_ignoring_ascii_case(scan_.characters(source_, found.name_range()), name))
        return scan_.characters(source_, found.value);
    }
    return std::nullopt;
  }

  void read_end_tag(const Token& token) {
    if (elements_.empty()) return;
    const std::string_view tag = text(token.source);
    const std::string_view name = tag.substr(2, token.name_size);
    // To Gumbo, "</svg >" and "</></svg>" are other names than "svg".
    const bool is_bare = tag.size() == name.size() + nothing.size() && !is_behind_nothing(token);
    if (is_bare && text::equals_ignoring_ascii_case(name, elements_.back().name)) {
      elements_.pop_back();
    } else {
      lose_track();
    }
  }

  bool is_behind_nothing(const Token& token) const {
    return source_.substr(0, token.source.from).ends_with(nothing);
  }

  std::string_view text(SourceRange range) const {
    return source_.substr(range.from, range.size());
  }

  std::string_view source_;
  const Scan& scan_;
  std::vector<Element> elements_;
  bool is_uncertain_ = false;   // from here on, foreign content may be open
  bool may_seem_html_ = false;  // and hold an element that seems to be one of HTML
  bool is_behind_select_ = false;
  Token last_;
};

}  // namespace

bool has_unsafe_foreign_content(std::string_view source, const Scan& scan) {
  ForeignContent content(source, scan);
  auto open_svg = scan.open_svg_tags.begin();
  for (const Token& token : scan.tokens) {
    for (; open_svg != scan.open_svg_tags.end() && open_svg->source.from < token.source.from;
         ++open_svg) {
      if (content.read(*open_svg)) return true;
    }
    if (content.read(token)) return true;
  }
  return false;
}

}  // namespace dateline::html
