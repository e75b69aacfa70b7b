#include "extract/stated_body.h"

#include <algorithm>
#include <string>

#include "html/document.h"
#include "html/text_rendering.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

// Some pages state the beginning alone, or a sentence about the article.
constexpr std::size_t fewest_words = 40;
// Reading it again as HTML takes no more than reading a page does.
constexpr std::size_t longest_text = std::size_t{1} << 20;

std::vector<std::string> paragraphs_of(std::string_view text) {
  std::vector<std::string> paragraphs;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    std::string folded = text::fold(line);
    if (!folded.empty()) paragraphs.push_back(std::move(folded));
  }
  return paragraphs;
}

std::vector<std::string> lines_of(std::string_view html) {
  std::vector<std::string> paragraphs;
  if (const auto document = html::Document::parse(html)) {
    for (html::Line& line : html::lines(document->root()))
      paragraphs.push_back(std::move(line.text));
  }
  return paragraphs;
}

}  // namespace

bool is_stated_body_better(std::string_view stated, std::size_t printed_words) {
  if (stated.size() > longest_text) return false;
  const std::size_t words = text::count_words(stated);
  return words >= fewest_words && words > 2 * printed_words;
}

std::vector<PlacedBlock> stated_body_blocks(std::string_view stated, html::NodeIndex script) {
  const bool is_html =
      stated.find("</") != std::string_view::npos || stated.find("<br") != std::string_view::npos;
  std::vector<PlacedBlock> blocks;
  for (std::string& paragraph : is_html ? lines_of(stated) : paragraphs_of(stated))
    blocks.push_back({Paragraph{std::move(paragraph)}, script, script});
  return blocks;
}

}  // namespace dateline::extraction
