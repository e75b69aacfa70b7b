#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "html/document.h"
#include "html/text_rendering.h"

namespace dateline::html {
namespace {

using std::chrono::milliseconds;

std::string repeat(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

std::string numbered(std::string_view before, std::string_view after, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out.append(before).append(std::to_string(i)).append(after);
  return out;
}

TEST(Limits, memory_gives_too_large) {
  const std::string page = repeat("<p>a", 100'000);
  const auto document = Document::parse(page, {.memory_bytes = 4 << 20});
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().code, ErrorCode::too_large);
  EXPECT_EQ(document.error().stage, "html");
  EXPECT_NE(document.error().message.find("4194304"), std::string::npos);
  EXPECT_FALSE(document.error().retryable);
}

TEST(Limits, no_memory_at_all_gives_too_large) {
  for (const std::size_t bytes : {0U, 1U, 16U, 17U, 1000U}) {
    const auto document = Document::parse("<p>a", {.memory_bytes = bytes});
    ASSERT_FALSE(document);
    EXPECT_EQ(document.error().code, ErrorCode::too_large);
  }
}

TEST(Limits, time_gives_timeout) {
  // each attribute is compared with all before it
  const std::string page = "<p" + numbered(" a", "", 50'000) + ">";
  const auto document =
      Document::parse(page, {.time = milliseconds(50), .parser = ParserKind::reference});
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().code, ErrorCode::timeout);
  EXPECT_EQ(document.error().stage, "html");
  EXPECT_NE(document.error().message.find("took longer than 50 ms"), std::string::npos);
}

TEST(Limits, no_time_at_all_gives_timeout) {
  const auto document = Document::parse(repeat("<p>a", 1'000), {.time = milliseconds(0)});
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().code, ErrorCode::timeout);
}

// A million open elements, each of which Gumbo might look at for each character, take it longer
// than a minute.
TEST(Limits, work_that_could_not_be_stopped_is_not_begun) {
  const std::string page = repeat("<x>", 1'000'000);
  const auto start = std::chrono::steady_clock::now();
  const auto document = Document::parse(page, {.parser = ParserKind::reference});
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().code, ErrorCode::timeout);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
}

TEST(Limits, what_is_nested_too_deep_is_left_out_but_for_its_text) {
  for (const int depth : {509, 510, 600, 100'000}) {
    const std::string page =
        "<body>" + repeat("<div>", depth) + "x" + repeat("</div>", depth) + "<p>y";
    const auto document = Document::parse(page);
    ASSERT_TRUE(document) << document.error().message;
    EXPECT_EQ(document->is_too_deep(), depth > 512) << depth;
    const std::vector<Line> found = lines(document->root());
    ASSERT_EQ(found.size(), 2U) << depth;
    EXPECT_EQ(found[0].text, "x");
    EXPECT_EQ(found[1].text, "y");
    EXPECT_EQ(document->node(found[1].block).parent().tag(), Tag::body) << depth;
  }
}

TEST(Limits, text_of_elements_that_are_left_out_stays_apart) {
  const std::string page = repeat("<div>", 600) + "a<p>b</p><b>c</b>d<script>e</script>";
  const auto document = Document::parse(page);
  ASSERT_TRUE(document) << document.error().message;
  const std::vector<Line> found = lines(document->root());
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].text, "a b cd");
}

// Paragraphs, items and cells without end tags are not nested.
TEST(Limits, implied_end_tags_count) {
  const std::string page = repeat("<p>a", 2'000) + "<ul>" + repeat("<li>b", 2'000) +
                           "</ul><select>" + repeat("<option>c", 2'000) + "</select><table>" +
                           repeat("<tr><td>d<th>e", 2'000) + "</table>" +
                           repeat("<p><font size=1>f", 2'000) + repeat("<a href=x>g", 2'000);
  const auto document = Document::parse(page);
  ASSERT_TRUE(document) << document.error().message;
  EXPECT_FALSE(document->is_too_deep());
}

// There is a name for each of the first 983,010 runs of text.
TEST(Limits, text_behind_the_last_run_that_has_a_name_is_kept) {
  const std::string page = "<p>first</p>" + repeat("a<br>", 990'000) + "<p>last</p>";
  const auto document = Document::parse(page, {.time = std::chrono::minutes(1)});
  ASSERT_TRUE(document) << document.error().message;
  EXPECT_TRUE(document->is_too_deep());
  const std::vector<Line> found = lines(document->root());
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.front().text, "first");
  EXPECT_TRUE(found.back().text.ends_with("a a last")) << found.back().text.substr(0, 100);
}

TEST(Limits, formatting_elements_that_each_paragraph_opens_anew_end_with_the_tags) {
  const std::string page = numbered("<p><font size=", ">a", 30'000) + "<p>last";
  const auto document = Document::parse(page, {.memory_bytes = std::size_t{1} << 29});
  ASSERT_TRUE(document) << document.error().message;
  EXPECT_TRUE(document->is_too_deep());
  const std::vector<Line> found = lines(document->root());
  ASSERT_GT(found.size(), 1'000U);
  EXPECT_TRUE(found.back().text.ends_with("a a last"));
}

// Gumbo compares each attribute with all before it.
TEST(Limits, attributes_of_the_first_thousand_html_tags_are_merged) {
  const std::string page = numbered("<html a", "=1>", 100'000) + "<p>x";
  const auto document = Document::parse(page);
  ASSERT_TRUE(document) << document.error().message;
  const Node html = document->root().first_child();
  EXPECT_EQ(html.attribute("a0"), "1");
  EXPECT_EQ(html.attribute("a999"), "1");
  EXPECT_EQ(lines(document->root()).size(), 1U);
}

// Each of these would take Gumbo from seconds to hours, or gigabytes.
TEST(Limits, hostile_pages_end_in_time) {
  const struct {
    std::string_view name;
    std::string page;
  } cases[] = {
      {"deep blocks", repeat("<div>", 100'000)},
      {"very deep", repeat("<x>", 1'000'000)},
      {"attributes without end", repeat("<a b=c ", 1'000'000)},
      {"formatting elements", repeat("<b><i>", 50'000)},
      {"distinct formatting elements", numbered("<b a", ">", 100'000) + "</p>x"},
      {"attributes on a tag", "<p" + numbered(" a", "", 100'000) + ">"},
      {"the same attribute on a tag", "<p" + repeat(" a", 100'000) + ">"},
      {"text below an open formatting element deep down",
       repeat("<x>", 50'000) + "<b>" + std::string(2'000'000, 'a')},
      {"the same with bits that look like tags",
       repeat("<x>", 20'000) + "<b>" + repeat("< </> ", 500'000)},
      {"the same in plain text",
       repeat("<x>", 10'000) + "<b><plaintext>" + repeat("<!><a> a ", 500'000)},
      {"formatting element closed across depth", "<b>" + repeat("<x>", 100'000) + "<div></b>"},
      {"tables in tables", repeat("<table><tr><td>", 30'000)},
      {"foster parenting", "<table>" + repeat("<b>x</b>y", 50'000)},
      {"lists", repeat("<ul><li>", 50'000)},
      {"stray end tags", repeat("<x>", 20'000) + repeat("</y>", 100'000)},
      {"templates", repeat("<template>", 50'000)},
      {"formatting elements that each block closes",
       repeat("<div>", 20'000) + numbered("<b a", ">", 1'000) + repeat("</div>", 20'000)},
      {"body tags", numbered("<body a", ">", 100'000)},
      {"misnested", repeat("<a><b><div></a></b>", 20'000)},
      {"options", repeat("<select><option>", 50'000)},
      {"foreign content", repeat("<svg><math>", 50'000)},
      {"forms", repeat("<form><button>", 50'000)},
      {"references", repeat("&amp", 500'000)},
      {"a comment without end", "<!--" + repeat("-<!--", 500'000)},
  };
  constexpr ParseOptions limits{.memory_bytes = std::size_t{64} << 20, .time = milliseconds(200)};
  for (const auto& [name, page] : cases) {
    const auto start = std::chrono::steady_clock::now();
    const auto document = Document::parse(page, limits);
    const auto taken = std::chrono::steady_clock::now() - start;
    // generous, for sanitizers and loaded machines
    EXPECT_LT(taken, std::chrono::seconds(5)) << name;
    if (!document) {
      EXPECT_TRUE(document.error().code == ErrorCode::timeout ||
                  document.error().code == ErrorCode::too_large)
          << name;
    }
  }
}

}  // namespace
}  // namespace dateline::html
