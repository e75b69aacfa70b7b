#include "extract/body_text.h"

namespace dateline::extraction {

namespace {

struct TextOf {
  std::string operator()(const Paragraph& block) const { return block.text; }
  std::string operator()(const Heading& block) const { return block.text; }
  std::string operator()(const Quote& block) const { return block.text; }
  std::string operator()(const Code& block) const { return block.text; }
  std::string operator()(const List& block) const {
    std::string text;
    for (const std::string& item : block.items) {
      if (!text.empty()) text += '\n';
      text += item;
    }
    return text;
  }
  std::string operator()(const Table& block) const {
    std::string text;
    for (const auto& row : block.rows) {
      if (!text.empty()) text += '\n';
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0) text += " | ";
        text += row[i];
      }
    }
    return text;
  }
  std::string operator()(const ImageBlock&) const { return {}; }
  std::string operator()(const Embed&) const { return {}; }
};

}  // namespace

std::string text_of(const Block& block) {
  return std::visit(TextOf{}, block);
}

std::string body_text(const std::vector<Block>& blocks) {
  std::string body;
  for (const Block& block : blocks) {
    const std::string text = text_of(block);
    if (text.empty()) continue;
    if (!body.empty()) body += "\n\n";
    body += text;
  }
  return body;
}

}  // namespace dateline::extraction
