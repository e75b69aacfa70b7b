#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/article.h"
#include "dateline/extract.h"
#include "extract/page_view.h"
#include "html/document.h"
#include "site/profile.h"

/// Small pages for tests, and what is asked of them.
namespace dateline::testing {

inline const std::string sample_headline = "Mayor opens fountain in Nargiz";
inline const std::string date_2022 = "WORLD &nbsp;06 June 2023 - 14:43";
inline const std::string date_2024 = "06 June 2025 14:43";
inline const std::string address_2022 =
    R"(<link rel="canonical" href="https://caliber.az/en/post/170645/">)";
inline const std::string address_2024 =
    R"(<link rel="canonical" href="https://caliber.az/en/post/the-story-of-the-day">)";

/// The three paragraphs of the sample story, and the same as markup.
const std::vector<std::string>& paragraphs();
std::string story();

/// A document with this in its head and body.
std::string page(std::string_view body, std::string_view head = address_2022,
                 std::string_view language = "en");

/// Headline, dateline, story and signature, in the order of layout 2022; `between` stands behind
/// the first paragraph.
std::string article_2022(std::string_view between = "");
/// The same of layout 2024, with the section above the headline, all in plain elements.
std::string article_2024();

/// Rows of a list, made from a template in which {n} is the row's number, {url} its address,
/// {title} its title and {date} its date; and their titles.
std::string rows(std::string_view row_template, int count = 3);
std::vector<std::string> row_titles(int count = 3);

/// Every occurrence of `from` replaced.
std::string replaced(std::string text, std::string_view from, std::string_view to);

/// The article of a page. Throws std::runtime_error where there is none.
Article read(std::string_view html, ExtractOptions options = {});
/// The code of the error that a page gives; "" for an article.
std::string error_of(std::string_view html);

std::vector<std::string> titles(const std::vector<ListItem>& items);
/// Each block as a line: "paragraph: ...", "heading 2: ...", "list: a / b", "table: a | b / c | d",
/// "image: URL [alt] [caption]", "embed x: URL [text]".
std::vector<std::string> printed(const Body& body);
/// The same of paragraphs alone, without their kind.
std::vector<std::string> as_paragraphs(const std::vector<std::string>& texts);
std::vector<std::string> codes(const std::vector<Warning>& warnings);
const Evidence* evidence_of(const Article& article, std::string_view field);

/// The profile of sites/caliber.az.json.
const site::Profile& profile();

/// A parsed page, with its text; must stay where it is.
class ParsedPage {
 public:
  explicit ParsedPage(std::string_view html);
  ParsedPage(const ParsedPage&) = delete;
  ParsedPage& operator=(const ParsedPage&) = delete;

  std::string text;
  html::Document document;
  extraction::PageView view;
};

}  // namespace dateline::testing
