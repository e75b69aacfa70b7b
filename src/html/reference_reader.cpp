#include "html/reference_reader.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "html/ascii.h"

namespace dateline::html {
namespace {

std::string_view view(const GumboStringPiece& piece) {
  return {piece.data, piece.length};
}

/// "div" of "<div class=x>" and of "</div >", in the source's case.
std::string_view name_in(std::string_view tag) {
  tag.remove_prefix(std::min<std::size_t>(tag.starts_with("</") ? 2 : 1, tag.size()));
  return tag.substr(0, tag.find_first_of("\t\n\f\r />"));
}

bool begins_markup(std::string_view text) {
  if (text.size() < 2) return false;
  const char next = text[1];
  return is_ascii_letter(next) || next == '!' || next == '?' || (next == '/' && text.size() > 2);
}

/// Where the last characters of a text end in its range, into which the tags fall that Gumbo
/// ignored on the way.
std::size_t end_of_characters(std::string_view range) {
  std::size_t end = 0;
  for (std::size_t at = 0; at < range.size();) {
    std::size_t markup = range.find('<', at);
    while (markup < range.size() && !begins_markup(range.substr(markup)))
      markup = range.find('<', markup + 1);
    if (std::min(markup, range.size()) > at) end = std::min(markup, range.size());
    if (markup >= range.size()) break;
    const bool is_comment = range.substr(markup).starts_with("<!--");
    const std::string_view close = is_comment ? "-->" : ">";
    const std::size_t closed = range.find(close, markup);
    if (closed == std::string_view::npos) break;
    at = closed + close.size();
  }
  return end;
}

/// What holds script data or raw text, which is kept as it stands in the source.
bool holds_raw_text(const GumboNode* element) {
  if (element == nullptr || element->type != GUMBO_NODE_ELEMENT) return false;
  switch (element->v.element.tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_NOEMBED:
    case GUMBO_TAG_NOFRAMES:
    case GUMBO_TAG_XMP:
    case GUMBO_TAG_PLAINTEXT:
      return true;
    default:
      return false;
  }
}

bool holds_rcdata(const GumboNode* element) {
  return element != nullptr && element->type == GUMBO_NODE_ELEMENT &&
         (element->v.element.tag == GUMBO_TAG_TITLE ||
          element->v.element.tag == GUMBO_TAG_TEXTAREA);
}

}  // namespace

Document ReferenceReader::read(const GumboNode& document, std::string_view source) {
  ReferenceReader reader(source);
  reader.document_.nodes_.reserve(source.size() / 32 + 8);
  reader.append_tree(document);
  return std::move(reader.document_);
}

std::optional<DocumentBuilder::TagInSource> ReferenceReader::tag_at(
    const GumboStringPiece& original_tag) const {
  const SourceRange place = markup_range(original_tag);
  if (place.is_empty()) return std::nullopt;
  const std::string_view name = name_in(source_.substr(place.from, place.size()));
  return TagInSource{tag_from_name(name), name, place};
}

SourceRange ReferenceReader::attributes_of(const GumboElement& element) {
  std::vector<Attribute>& attributes = document_.attributes_;
  const auto from = static_cast<std::uint32_t>(attributes.size());
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
    // Of SVG and MathML, Gumbo changes names: "xlink" for "xmlns:xlink".
    const bool is_html = element.tag_namespace == GUMBO_NAMESPACE_HTML;
    const std::string_view name = is_html ? attribute.name : view(attribute.original_name);
    if (name.size() > std::numeric_limits<std::uint16_t>::max()) continue;
    Attribute& added = attributes.emplace_back();
    added.name_from = append_characters(name).from;
    added.name_size = static_cast<std::uint16_t>(name.size());
    added.name = attribute_name_from(name);
    added.value = append_characters(attribute.value);
  }
  return {from, static_cast<std::uint32_t>(attributes.size())};
}

void ReferenceReader::read_text(const GumboNode& node, NodeRecord& record) {
  record.source = range(node.v.text.original_text);
  if (holds_raw_text(node.parent)) {
    record.text = record.source;
    return;
  }
  record.text = append_characters(node.v.text.text);
  if (holds_rcdata(node.parent)) return;
  record.source.to =
      record.source.from + static_cast<std::uint32_t>(end_of_characters(
                               source_.substr(record.source.from, record.source.size())));
}

void ReferenceReader::read_comment(const GumboText& comment) {
  document_.comments_.push_back(
      {markup_range(comment.original_text), append_characters(comment.text)});
}

SourceRange ReferenceReader::range(const GumboStringPiece& piece) const {
  // Gumbo's pieces lie in the source, but the end of one may come from another token than its
  // start.
  const char* begin = source_.data();
  if (piece.data == nullptr || piece.data < begin || piece.data > begin + source_.size()) return {};
  const auto from = static_cast<std::size_t>(piece.data - begin);
  const std::size_t to = from + std::min(piece.length, source_.size() - from);
  return {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
}

/// Of a tag or a comment.
SourceRange ReferenceReader::markup_range(const GumboStringPiece& piece) const {
  SourceRange place = range(piece);
  // Gumbo begins it with the "</>" before it, which is nothing.
  constexpr std::string_view nothing = "</>";
  while (source_.substr(place.from, place.size()).starts_with(nothing))
    place.from += static_cast<std::uint32_t>(nothing.size());
  return place;
}

SourceRange ReferenceReader::append_characters(std::string_view characters) {
  return append_decoded([characters](std::string& out) { out += characters; });
}

}  // namespace dateline::html
