#include <chrono>
#include <vector>

#include "dateline/extract.h"
#include "dateline/json.h"
#include "html/document.h"
#include "html/text_rendering.h"
#include "text/charset.h"
#include "variants.h"

namespace dateline::bench {
namespace {

/// A profiler may make the program a hundred times as slow; a page that was given up would spoil
/// the count.
constexpr std::chrono::hours time_limit{1};

/// How many bytes of text each block holds, by the block's node: a loop over the array of nodes
/// that reads the text of each text node that is not in a script or the like.
std::vector<std::size_t> text_of_blocks(const html::Document& document) {
  std::vector<std::size_t> bytes(document.size());
  std::vector<html::Node> open = {document.root()};
  for (html::NodeIndex index = 1; index < document.size();) {
    const html::Node node = document.node(index);
    while (index >= open.back().subtree_end()) open.pop_back();
    ++index;
    if (node.is_text()) {
      bytes[open.back().index()] += node.text().size();
    } else if (node.is_element() && html::is_unrendered(node.tag())) {
      index = node.subtree_end();
    } else if (node.is_element() && html::is_block_level(node.tag())) {
      open.push_back(node);
    }
  }
  return bytes;
}

template <typename Use>
std::optional<std::size_t> parse_and(const Page& page, Use use) {
  text::DecodedText text;
  text::decode(page.bytes, std::nullopt, page.charset, text);
  const auto document = html::Document::parse(text.utf8, {.time = time_limit});
  if (!document) return std::nullopt;
  return use(*document);
}

std::optional<std::size_t> bytes_of_record(const tl::expected<Article, Error>& article) {
  const std::string json = article ? to_json(*article) : to_json(article.error());
  return article ? std::optional(json.size()) : std::nullopt;
}

}  // namespace

std::optional<std::size_t> read_document(const Page& page) {
  return parse_and(page, [](const html::Document& document) {
    std::size_t sum = 0;
    for (const std::size_t bytes : text_of_blocks(document)) sum += bytes;
    return sum;
  });
}

std::optional<std::size_t> read_lines(const Page& page) {
  return parse_and(page, [](const html::Document& document) {
    std::size_t sum = 0;
    for (const html::Line& line : html::lines(document.root())) sum += line.text.size();
    return sum;
  });
}

std::optional<std::size_t> read_record(const Page& page) {
  return bytes_of_record(extract(page, {.limits = {.time = time_limit}}));
}

std::optional<std::size_t> read_record_by_extractor(const Page& page) {
  thread_local Extractor extractor;
  return bytes_of_record(extractor.extract(page, {.limits = {.time = time_limit}}));
}

}  // namespace dateline::bench
