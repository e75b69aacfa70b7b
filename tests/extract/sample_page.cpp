#include "extract/sample_page.h"

#include <stdexcept>
#include <utility>
#include <variant>

#include "dateline/site.h"

namespace dateline::testing {

namespace {

html::Document parsed(std::string_view html) {
  auto document = html::Document::parse(html);
  if (!document) throw std::runtime_error(document.error().message);
  return *std::move(document);
}

std::string joined(const std::vector<std::string>& texts, std::string_view separator) {
  std::string result;
  for (const std::string& text : texts) {
    if (&text != &texts.front()) result += separator;
    result += text;
  }
  return result;
}

std::string in_brackets(const std::optional<std::string>& text) {
  return text ? " [" + *text + ']' : "";
}

struct Printer {
  std::string operator()(const Paragraph& block) const { return "paragraph: " + block.text; }
  std::string operator()(const Heading& block) const {
    return "heading " + std::to_string(block.level) + ": " + block.text;
  }
  std::string operator()(const List& block) const {
    return (block.ordered ? "ordered list: " : "list: ") + joined(block.items, " / ");
  }
  std::string operator()(const Quote& block) const { return "quote: " + block.text; }
  std::string operator()(const ImageBlock& block) const {
    return "image: " + block.url + in_brackets(block.alt) + in_brackets(block.caption);
  }
  std::string operator()(const Table& block) const {
    std::vector<std::string> lines;
    for (const auto& row : block.rows) lines.push_back(joined(row, " | "));
    return "table: " + joined(lines, " / ");
  }
  std::string operator()(const Embed& block) const {
    return "embed " + block.provider + ": " + block.url.value_or("") + in_brackets(block.text);
  }
  std::string operator()(const Code& block) const { return "code: " + block.text; }
};

}  // namespace

const std::vector<std::string>& paragraphs() {
  static const std::vector<std::string> texts = {
      "The first paragraph of the story says what happened in the town of Nargiz on Monday "
      "morning.",
      "The second paragraph of the story says who said it, when it was said and why it matters.",
      "The third paragraph ends the story with what will happen next week, the mayor said.",
  };
  return texts;
}

std::string story() {
  std::string markup;
  for (const std::string& text : paragraphs()) markup += "<p>" + text + "</p>";
  return markup;
}

std::string page(std::string_view body, std::string_view head, std::string_view language) {
  std::string html = "<!doctype html><html lang=\"";
  html.append(language).append("\"><head><meta charset=\"utf-8\">").append(head);
  html.append("</head><body>").append(body).append("</body></html>");
  return html;
}

std::string article_2022(std::string_view between) {
  std::string html = "<h1>" + sample_headline + "</h1><div>" + date_2022 + "</div><div><p>";
  html.append(paragraphs()[0]).append("</p>").append(between);
  return html + "<p>" + paragraphs()[1] + "</p><p>" + paragraphs()[2] +
         "</p></div><p>Caliber.Az</p>";
}

std::string article_2024() {
  return "<div>Society</div><h1>" + sample_headline + "</h1><div>" + date_2024 + "</div><div>" +
         story() + "</div><div>Caliber.Az</div>";
}

std::string rows(std::string_view row_template, int count) {
  std::string markup;
  for (int i = 0; i < count; ++i) {
    const std::string number = std::to_string(i + 1);
    std::string row(row_template);
    row = replaced(std::move(row), "{n}", number);
    row = replaced(std::move(row), "{url}", "/en/post/1000" + number + '/');
    row = replaced(std::move(row), "{title}", row_titles(count)[static_cast<std::size_t>(i)]);
    markup += replaced(std::move(row), "{date}", "0" + number + " June 2023 - 10:00");
  }
  return markup;
}

std::vector<std::string> row_titles(int count) {
  std::vector<std::string> texts;
  for (int i = 1; i <= count; ++i)
    texts.push_back("Story number " + std::to_string(i) + " of the list");
  return texts;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

Article read(std::string_view html, ExtractOptions options) {
  const Page page{.input = "page.html", .bytes = std::string(html)};
  auto article = extract(page, options);
  if (!article) throw std::runtime_error(article.error().message);
  return *std::move(article);
}

std::string error_of(std::string_view html) {
  const Page page{.input = "page.html", .bytes = std::string(html)};
  const auto article = extract(page);
  return article ? std::string() : std::string(to_string(article.error().code));
}

std::vector<std::string> titles(const std::vector<ListItem>& items) {
  std::vector<std::string> texts;
  for (const ListItem& item : items) texts.push_back(item.title);
  return texts;
}

std::vector<std::string> printed(const Body& body) {
  std::vector<std::string> lines;
  for (const Block& block : body.blocks) lines.push_back(std::visit(Printer(), block));
  return lines;
}

std::vector<std::string> as_paragraphs(const std::vector<std::string>& texts) {
  std::vector<std::string> lines;
  for (const std::string& text : texts) lines.push_back("paragraph: " + text);
  return lines;
}

std::vector<std::string> codes(const std::vector<Warning>& warnings) {
  std::vector<std::string> names;
  for (const Warning& warning : warnings) names.push_back(warning.code);
  return names;
}

const Evidence* evidence_of(const Article& article, std::string_view field) {
  for (const Evidence& evidence : article.evidence) {
    if (evidence.field == field) return &evidence;
  }
  return nullptr;
}

const site::Profile& profile() {
  return built_in_sites().front().profile();
}

ParsedPage::ParsedPage(std::string_view html)
    : text(html), document(parsed(text)), view(document, nullptr) {
}

}  // namespace dateline::testing
