#include "html/skeleton_reader.h"

#include <algorithm>
#include <charconv>
#include <unordered_set>
#include <utility>

#include "html/ascii.h"
#include "html/flow_tags.h"
#include "html/text_rendering.h"
#include "html/tree_traits.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dateline::html {
namespace {

// Of more there are seldom as many as tokens.
constexpr std::size_t most_nodes_at_once = 1'000'000;

std::size_t leading_blanks(std::string_view text) {
  const auto* const first = std::find_if_not(text.begin(), text.end(), is_ascii_blank);
  return static_cast<std::size_t>(first - text.begin());
}

}  // namespace

Document SkeletonReader::read(const GumboNode& document, std::string_view source, const Scan& scan,
                              const Skeleton& skeleton) {
  SkeletonReader reader(source, scan, skeleton);
  reader.append_tree(document);
  reader.add_comments();
  return std::move(reader.document_);
}

SkeletonReader::SkeletonReader(std::string_view source, const Scan& scan, const Skeleton& skeleton)
    : DocumentBuilder(source), scan_(scan), skeleton_(skeleton) {
  document_.attributes_ = scan.attributes;
  document_.decoded_ = scan.decoded;
  document_.is_too_deep_ = skeleton.is_too_deep;
  document_.nodes_.reserve(std::min(scan.tokens.size(), most_nodes_at_once) + 8);
}

/// Null for what lies elsewhere.
const Token* SkeletonReader::token_at(const char* in_skeleton) const {
  const char* const begin = skeleton_.text.data();
  if (in_skeleton == nullptr || in_skeleton < begin ||
      in_skeleton >= begin + skeleton_.token_at.size())
    return nullptr;
  auto offset = static_cast<std::size_t>(in_skeleton - begin);
  // The second of several blanks comes first where a line end behind <pre> is left out.
  while (offset > 0 && skeleton_.token_at[offset] == Skeleton::no_token) --offset;
  const std::uint32_t index = skeleton_.token_at[offset];
  return index == Skeleton::no_token ? nullptr : &scan_.tokens[index];
}

std::optional<DocumentBuilder::TagInSource> SkeletonReader::tag_at(
    const GumboStringPiece& original_tag) const {
  const Token* token = token_at(original_tag.data);
  if (token == nullptr) return std::nullopt;
  if (token->type != TokenType::start_tag && token->type != TokenType::end_tag) return std::nullopt;
  const std::size_t name_from =
      token->source.from + (token->type == TokenType::start_tag ? 1U : 2U);
  return TagInSource{token->tag, source_.substr(name_from, token->name_size), token->source};
}

SourceRange SkeletonReader::attributes_of(const GumboElement& element) {
  if (element.tag == GUMBO_TAG_HTML || element.tag == GUMBO_TAG_BODY)
    return merged_attributes(element.attributes);
  const Token* token = token_at(element.original_tag.data);
  return token == nullptr || token->type != TokenType::start_tag ? SourceRange() : token->content;
}

/// Of all <html> or <body> tags that Gumbo merged into one element: of attributes with one name,
/// the first counts.
SourceRange SkeletonReader::merged_attributes(const GumboVector& marks) {
  std::vector<Attribute>& attributes = document_.attributes_;
  if (marks.length == 0) return {};
  const auto from = static_cast<std::uint32_t>(attributes.size());
  std::unordered_set<std::string> names;
  for (unsigned i = 0; i < marks.length; ++i) {
    const std::string_view mark = static_cast<const GumboAttribute*>(marks.data[i])->name;
    std::uint32_t index = 0;
    std::from_chars(mark.data() + 1, mark.data() + mark.size(), index);
    const SourceRange added = scan_.tokens[index].content;
    if (marks.length == 1) return added;
    for (std::uint32_t next = added.from; next < added.to; ++next) {
      const Attribute attribute = attributes[next];
      if (names.insert(text::to_ascii_lower(document_.name_of(attribute))).second)
        attributes.push_back(attribute);
    }
  }
  return {from, static_cast<std::uint32_t>(attributes.size())};
}

void SkeletonReader::append_unseen(const GumboElement& element) {
  const Token* tag = token_at(element.original_tag.data);
  if (tag == nullptr || tag->type != TokenType::start_tag) return;
  const auto index = static_cast<std::uint32_t>(tag - scan_.tokens.data());
  append_content(index + 1, skeleton_.left_out_to[index]);
}

/// What the skeleton was left without: elements that are balanced, and what is in them.
void SkeletonReader::append_content(std::uint32_t from, std::uint32_t to) {
  std::size_t depth = 0;
  std::uint32_t index = from;
  while (index < to) {
    const Token& token = scan_.tokens[index];
    std::uint32_t next = index + 1;
    switch (token.type) {
      case TokenType::start_tag:
        if (append_start_tag(token)) ++depth;
        break;
      case TokenType::end_tag:
        // Gumbo does not tell where a form ends.
        close_element(token.tag == Tag::form ? SourceRange() : token.source);
        --depth;
        break;
      case TokenType::raw_text:
        append_text(token.content, token.source);
        break;
      case TokenType::text:
        if (!shows_nothing(index)) next = append_texts(index, to);
        break;
      case TokenType::comment:
      case TokenType::doctype:
        break;
    }
    index = next;
  }
  // In a head that is the end of the page, the last may have no end tag.
  for (; depth > 0; --depth) close_element({});
}

/// Whether the element has content.
bool SkeletonReader::append_start_tag(const Token& tag) {
  NodeRecord record;
  record.tag = tag.tag;
  record.source = tag.source;
  record.attributes = tag.content;
  if (tag.tag == Tag::unknown)
    record.text = append_name(source_.substr(tag.source.from + 1, tag.name_size));
  const bool is_empty =
      tree_traits::has(tag.tag, tree_traits::empty) || (tag.tag == Tag::svg && tag.is_self_closing);
  append_element(record);
  if (!is_empty) open_last();
  return !is_empty;
}

/// The text that begins with a token, as one node with those that comments part from it. The token
/// behind it.
std::uint32_t SkeletonReader::append_texts(std::uint32_t first, std::uint32_t to) {
  std::uint32_t last = first + 1;
  for (std::uint32_t i = last; i < to; ++i) {
    const TokenType type = scan_.tokens[i].type;
    if (type == TokenType::text) last = i + 1;
    if (type != TokenType::text && type != TokenType::comment) break;
  }
  NodeRecord record;
  record.type = NodeType::text;
  const Skeleton::Run run{first, last};
  if (!read_run(run, record))
    record.text = append_decoded([&](std::string& out) { append_run(run, out, record.source); });
  append(record);
  return last;
}

/// Blanks in the head, or beside the edge of a block.
bool SkeletonReader::shows_nothing(std::uint32_t text) const {
  if (!scan_.tokens[text].is_blank) return false;
  if (innermost_tag() == Tag::head) return true;
  // In a balanced element, tokens stand before and behind each text.
  const Token& before = scan_.tokens[text - 1];
  const bool is_behind_tag =
      before.type == TokenType::start_tag || before.type == TokenType::end_tag;
  if (is_behind_tag && flow_tags.contains(before.tag)) return true;
  const Token& next = scan_.tokens[text + 1];
  return next.type == TokenType::start_tag && flow_tags.contains(next.tag);
}

void SkeletonReader::read_text(const GumboNode& node, NodeRecord& record) {
  const std::string_view text = node.v.text.text;
  const text::CodePoint first = text::code_point_at(text, 0);
  if (Skeleton::is_run(first.value)) {
    const Skeleton::Run& run = skeleton_.runs[Skeleton::run_number(first.value)];
    if (first.length == text.size() && read_run(run, record)) return;
  } else if (const Token* token = token_at(node.v.text.original_text.data)) {
    const std::size_t blanks = token->is_blank
                                   ? token->content.size()
                                   : leading_blanks(document_.characters(token->content));
    record.source = {token->source.from, token->source.from + static_cast<std::uint32_t>(blanks)};
    if (token->is_blank && text.size() == 1) {
      record.text = token->content;
      return;
    }
  }
  record.text = append_decoded([&](std::string& out) {
    for (std::size_t at = 0; at < text.size();) {
      const text::CodePoint code_point = text::code_point_at(text, at);
      at += code_point.length;
      if (Skeleton::is_run(code_point.value)) {
        append_run(skeleton_.runs[Skeleton::run_number(code_point.value)], out, record.source);
      } else {
        out += static_cast<char>(code_point.value);
      }
    }
  });
}

/// A run that is one token: its characters are where they are. False for others.
bool SkeletonReader::read_run(const Skeleton::Run& run, NodeRecord& record) const {
  if (run.last_token - run.first_token != 1) return false;
  const Token& token = scan_.tokens[run.first_token];
  record.text = token.content;
  record.source = token.source;
  record.text.from += run.bytes_apart;
  // Where they were decoded, their size in the source is another.
  if (token.content.from < source_.size()) record.source.from += run.bytes_apart;
  return true;
}

void SkeletonReader::append_run(const Skeleton::Run& run, std::string& out,
                                SourceRange& source) const {
  for (std::uint32_t i = run.first_token; i < run.last_token; ++i) {
    const Token& token = scan_.tokens[i];
    if (token.type == TokenType::start_tag || token.type == TokenType::end_tag) {
      const bool is_edge = is_block_level(token.tag) || token.tag == Tag::br;
      if (is_edge && skeleton_.is_too_deep) out += ' ';
    } else if (token.type == TokenType::text) {
      std::string_view characters = document_.characters(token.content);
      if (i == run.first_token) characters.remove_prefix(run.bytes_apart);
      out += characters;
      source = cover(source, token.source);
    }
  }
}

void SkeletonReader::add_comments() {
  for (const Token& token : scan_.tokens) {
    if (token.type == TokenType::comment)
      document_.comments_.push_back({token.source, token.content});
  }
}

}  // namespace dateline::html
