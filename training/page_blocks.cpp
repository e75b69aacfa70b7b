// What training/ learns from: the blocks of pages with their features, as the program itself sees
// them.
//
//   page_blocks MODEL|- FILE... >blocks
//
// Writes the number of features of the first stage and of both, then a page after the other: the
// number of blocks; for each block the features' bytes (both stages'), the likelihood that MODEL
// gives it, its tokens (their number and they) and its text (bytes and they). Numbers have 32 bits.
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "content/body.h"
#include "content/context.h"
#include "content/page_kind.h"
#include "content/word_weights.h"
#include "extract/page_address.h"
#include "extract/page_hints.h"
#include "html/document.h"
#include "text/charset.h"
#include "text/fold.h"

namespace dateline {
namespace {

std::string read_file(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write_number(std::size_t number) {
  const auto value = static_cast<std::uint32_t>(number);
  std::fwrite(&value, sizeof value, 1, stdout);
}

std::string text_of(const html::Document& document, const content::Block& block) {
  std::string text;
  for (html::NodeIndex i = block.first; i <= block.last;) {
    const html::Node node = document.node(i);
    if (node.is_text()) text += node.text();
    if (node.tag() == html::Tag::br) text += ' ';
    const bool is_passed_over =
        content::is_without_text(node.tag()) || content::is_for_screen_readers(node);
    i = is_passed_over ? node.subtree_end() : i + 1;
  }
  return text::fold(text);
}

void write_page(const html::Document& document, const content::Model& model,
                content::BodyFinder& finder) {
  const extraction::Metadata metadata(document);
  const auto canonical = extraction::canonical_url(metadata, std::nullopt, {});
  const content::PageHints hints = extraction::page_hints(metadata, canonical ? *canonical : "");
  finder.find(document, hints, model);
  finder.is_article(hints, model);
  for (std::size_t f = 0; f < content::page_feature::count; ++f)
    std::fputc(finder.page_features().at(0, f), stdout);
  const std::size_t count = finder.outline().blocks.size();
  write_number(count);
  std::vector<std::uint32_t> tokens;
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t f = 0; f < content::feature::count_of_both_stages; ++f)
      std::fputc(finder.features().at(i, f), stdout);
    std::fputc(finder.likelihood()[i], stdout);
    tokens.clear();
    content::append_tokens(finder.outline(), i, tokens);
    write_number(tokens.size());
    std::fwrite(tokens.data(), sizeof tokens[0], tokens.size(), stdout);
    const std::string text = text_of(document, finder.outline().blocks[i].block);
    write_number(text.size());
    std::fwrite(text.data(), 1, text.size(), stdout);
  }
}

}  // namespace
}  // namespace dateline

int main(int count, char** arguments) {
  using namespace dateline;  // NOLINT(google-build-using-namespace)
  if (count < 3) {
    std::cerr << "usage: page_blocks MODEL|- FILE...\n";
    return 2;
  }
  content::Model model;
  if (std::string_view(arguments[1]) != "-") {
    auto read = content::read_model(read_file(arguments[1]));
    if (!read) {
      std::cerr << arguments[1] << ": " << read.error() << '\n';
      return 1;
    }
    model = std::move(*read);
  }
  write_number(content::feature::count_of_first_stage);
  write_number(content::feature::count_of_both_stages);
  write_number(content::page_feature::count);
  content::BodyFinder finder;
  text::DecodedText text;
  for (int i = 2; i < count; ++i) {
    const std::string bytes = read_file(arguments[i]);
    text::decode(bytes, std::nullopt, std::nullopt, text);
    const auto document = html::Document::parse(text.utf8);
    if (document) {
      write_page(*document, model, finder);
    } else {
      for (std::size_t f = 0; f < content::page_feature::count; ++f) std::fputc(0, stdout);
      write_number(0);
    }
  }
  return 0;
}
