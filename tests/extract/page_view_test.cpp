#include "extract/page_view.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/sample_page.h"
#include "text/charset.h"
#include "text/fold.h"
#include "text/offset_map.h"

namespace dateline::extraction {
namespace {

using testing::ParsedPage;

const std::string sentence =
    "A sentence of running text that is long enough to be told from a title by its length.";

TEST(PageView, SeesWhatALineIs) {
  struct Facts {
    bool is_link = false;
    bool is_mostly_links = false;
    bool is_prose = false;
    bool in_navigation = false;
    int heading_level = 0;
  };
  const struct {
    std::string html;
    Facts facts;
  } cases[] = {
      {"<p>A few words</p>", {}},
      {"<p>" + sentence + "</p>", {.is_prose = true}},
      {"<p>" + std::string(100, 'a') + "</p>", {}},
      {"<a href=/en/post/1/>A title</a>", {.is_link = true, .is_mostly_links = true}},
      {"<a href=/en/post/1/>" + sentence + "</a>", {.is_link = true, .is_mostly_links = true}},
      {"<a href=/en/post/1/><div>" + sentence + "</div></a>",
       {.is_link = true, .is_mostly_links = true}},
      {"<p>" + sentence + " <a href=/en/post/1/>A link</a></p>", {.is_prose = true}},
      {"<p>By <a href=/en/author/a>Rena Dashbulaqli</a></p>", {.is_mostly_links = true}},
      {"<p><a href=/a>One</a> | <a href=/b>Two</a></p>", {.is_mostly_links = true}},
      {"<p><a href='#'>Menu</a></p>", {}},
      {"<nav><p>" + sentence + "</p></nav>", {.is_prose = true, .in_navigation = true}},
      {"<footer>Words</footer>", {.in_navigation = true}},
      {"<form><p>Words</p></form>", {.in_navigation = true}},
      {"<button><p>Words</p></button>", {.in_navigation = true}},
      {"<div><button>Words</button></div>", {.in_navigation = true}},
      {"<div>Words <button>Share</button></div>", {}},
      {"<header><h1>Words</h1></header>", {.heading_level = 1}},
      {"<h3><span>Words</span></h3>", {.heading_level = 3}},
  };
  for (const auto& [html, facts] : cases) {
    const ParsedPage page(html);
    ASSERT_EQ(page.view.lines.size(), 1U) << html;
    const TextLine& line = page.view.lines.front();
    EXPECT_EQ(line.is_link, facts.is_link) << html;
    EXPECT_EQ(line.is_mostly_links, facts.is_mostly_links) << html;
    EXPECT_EQ(line.is_prose, facts.is_prose) << html;
    EXPECT_EQ(line.in_navigation, facts.in_navigation) << html;
    EXPECT_EQ(line.heading_level, facts.heading_level) << html;
  }
}

TEST(PageView, FindsTheDateOfALine) {
  const struct {
    std::string html;
    std::string date;  // in RFC 3339; empty for none
    std::string beside;
  } cases[] = {
      {"WORLD &nbsp;06 June 2023 - 14:43", "2023-06-06T14:43:00", "WORLD"},
      {"06 June 2023 - 14:43", "2023-06-06T14:43:00", ""},
      {"Rena Dashbulaqli | 06 June 2023 | WORLD", "2023-06-06", "Rena Dashbulaqli WORLD"},
      {"No date", "", "No date"},
      {sentence + " 06 June 2023.", "2023-06-06", text::fold(sentence).substr(0, 84)},
      {std::string(600, 'a') + " 06 June 2023", "", std::string(600, 'a') + " 06 June 2023"},
  };
  for (const auto& [html, date, beside] : cases) {
    const ParsedPage page("<p>" + html + "</p>");
    ASSERT_EQ(page.view.lines.size(), 1U) << html;
    const TextLine& line = page.view.lines.front();
    EXPECT_EQ(line.date ? text::to_rfc3339(line.date->timestamp) : "", date) << html;
    EXPECT_EQ(line.text_beside_date(), beside) << html;
  }
}

TEST(PageView, ReadsADateThatOnlyStyleSetsApart) {
  const ParsedPage page("<div><span>WORLD</span><span>06 June 2023</span><i>14:43</i></div>");
  ASSERT_EQ(page.view.lines.size(), 1U);
  ASSERT_TRUE(page.view.lines.front().date);
  EXPECT_EQ(text::to_rfc3339(page.view.lines.front().date->timestamp), "2023-06-06T14:43:00");
}

TEST(PageView, ComparesShortLinesOnly) {
  const ParsedPage page("<p> Read\u00a0ALSO: </p><p>" + std::string(500, 'a') + "</p>");
  ASSERT_EQ(page.view.lines.size(), 2U);
  EXPECT_EQ(page.view.lines[0].key, text::comparison_key("read also:"));
  EXPECT_EQ(page.view.lines[1].key, "");
}

TEST(PageView, KnowsWhereALineBegins) {
  const ParsedPage page("<body><p>one</p><div><p>two</p></div><p hidden>no</p></body>");
  ASSERT_EQ(page.view.lines.size(), 2U);
  EXPECT_EQ(page.view.body.tag_name(), "body");
  EXPECT_EQ(page.view.line_at(page.view.body.index()), 0U);
  EXPECT_EQ(page.view.line_at(page.view.lines[0].line.first), 0U);
  EXPECT_EQ(page.view.line_at(page.view.lines[0].line.first + 1), 1U);
  EXPECT_EQ(page.view.line_at(page.view.lines[1].line.first + 1), 2U);
}

TEST(PageView, LeadsBackToTheBytes) {
  const std::string html = "<body><p>one</p><p>two <b>three</b></p>";
  const ParsedPage page(html);
  const html::Line& line = page.view.lines.at(1).line;
  EXPECT_FALSE(page.view.bytes(line.first, line.last)) << "without a map";

  text::DecodedText text;
  text::decode(html, std::nullopt, std::nullopt, text);
  const text::OffsetMap offsets(html, text);
  const PageView view(page.document, &offsets);
  const auto bytes = view.bytes(line.first, line.last);
  ASSERT_TRUE(bytes);
  EXPECT_EQ(html.substr(bytes->from, bytes->to - bytes->from), "two <b>three");
  EXPECT_FALSE(view.bytes(line.last, line.first)) << "a run that ends before it begins";
}

TEST(PageView, FindsTheElementRoundTwoNodes) {
  const ParsedPage page("<body><div><p>one</p><p>two</p></div><p>three</p>");
  const auto first = [&](std::size_t line) { return page.view.lines.at(line).line.first; };
  EXPECT_EQ(page.document.node(common_ancestor(page.document, first(0), first(1))).tag_name(),
            "div");
  EXPECT_EQ(common_ancestor(page.document, first(2), first(0)), page.view.body.index());
  EXPECT_EQ(common_ancestor(page.document, first(0), first(0)), first(0));
}

TEST(TrimSeparators, LeavesWhatTheyDivide) {
  const struct {
    std::string_view text;
    std::string_view trimmed;
  } cases[] = {
      {" | WORLD - ", "WORLD"},
      {"\u2014 a \u00b7", "a"},
      {"a - b", "a - b"},
      {"a\u00a0", "a"},
      {"...", ""},
      {"", ""},
      {"\u0430.", "\u0430"},
  };
  for (const auto& [text, trimmed] : cases) EXPECT_EQ(trim_separators(text), trimmed) << text;
}

TEST(LengthOf, CountsCodePoints) {
  EXPECT_EQ(length_of(""), 0U);
  EXPECT_EQ(length_of("aəԼ\u2014\U0001F600"), 5U);
}

}  // namespace
}  // namespace dateline::extraction
