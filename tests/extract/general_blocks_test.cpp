#include "extract/general_blocks.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "extract/body_text.h"
#include "extract/run_text.h"
#include "extract/sample_page.h"
#include "extract/story_runs.h"
#include "text/fold.h"

namespace dateline::extraction {
namespace {

using Lines = std::vector<std::string>;

/// Markup in which "LONG" is a paragraph's text.
std::string with_text(std::string_view markup) {
  return testing::replaced(std::string(markup), "LONG", testing::long_text);
}

StoryContent story_of(const testing::ParsedPage& page, std::string_view selector = "article") {
  std::vector<Warning> warnings;
  const UrlResolver urls("https://news.example/city/bridge-opened", warnings);
  return read_general_story(page.document, urls, testing::runs_inside(page.document, selector));
}

Lines printed(const StoryContent& story) {
  Body body;
  for (const PlacedBlock& placed : story.blocks) body.blocks.push_back(placed.block);
  return testing::printed(body);
}

struct Case {
  std::string_view name;
  std::string_view article;  // what stands inside of <article>
  Lines blocks;
};

class GeneralBlocks : public ::testing::TestWithParam<Case> {};

TEST_P(GeneralBlocks, HaveTheStructureOfTheirElements) {
  const testing::ParsedPage page(
      testing::page("<article>" + with_text(GetParam().article) + "</article>"));
  Lines expected;
  for (const std::string& line : GetParam().blocks) expected.push_back(with_text(line));
  EXPECT_EQ(printed(story_of(page)), expected);
}

const Case structures[] = {
    {"Paragraphs",
     "<p>LONG</p><p>It is <b>very</b> <a href=/x>long</a>.</p>",
     {"paragraph: LONG", "paragraph: It is very long."}},
    {"TextOfABlockWithoutParagraphs",
     "<div>LONG<br><br>It is long.<br><br>Very.</div>",
     {"paragraph: LONG", "paragraph: It is long.", "paragraph: Very."}},
    {"LinesBehindOneBreak",
     "<p>LONG<br>LONG<br>Short<br>lines</p>",
     {"paragraph: LONG", "paragraph: LONG", "paragraph: Short lines"}},
    {"AnElementThatPartsAParagraph",
     "<p>It is of <glossary-term>steel</glossary-term>, they said.</p>",
     {"paragraph: It is of steel, they said."}},
    {"ParagraphsInElementsOfOwnNames",
     "<x-text>LONG</x-text><x-text>LONG</x-text>",
     {"paragraph: LONG", "paragraph: LONG"}},
    {"Headings",
     "<h2>The <em>old</em> bridge</h2><p>LONG</p><div><h4><span>Costs</span></h4></div>",
     {"heading 2: The old bridge", "paragraph: LONG", "heading 4: Costs"}},
    {"BoldLineAboveAParagraph",
     "<p>LONG</p><p><strong>What it cost</strong></p><p>LONG</p>",
     {"paragraph: LONG", "heading 2: What it cost", "paragraph: LONG"}},
    {"BoldSentence",
     "<p>LONG</p><p><b>It cost a lot.</b></p><p>LONG</p>",
     {"paragraph: LONG", "paragraph: It cost a lot.", "paragraph: LONG"}},
    {"BoldLineAtTheEnd",
     "<p>LONG</p><p><b>Ana Mori</b></p>",
     {"paragraph: LONG", "paragraph: Ana Mori"}},
    {"Lists",
     "<p>LONG</p><ol><li>one</li><li><p>two</p></li></ol><ul><li><a href=/x>three</a></ul>",
     {"paragraph: LONG", "ordered list: one / two", "list: three"}},
    {"NestedLists",
     "<p>LONG</p><ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>",
     {"paragraph: LONG", "list: a / b / c / d"}},
    {"ItemOfSeveralRuns",
     "<ul><li><div>Width</div><div>8 m</div></li><li>Length 90 m</li></ul>",
     {"list: Width 8 m / Length 90 m"}},
    {"ListThatLaysOutParagraphs",
     "<ul><li><p>LONG</p><p>LONG</p></li><li><p>LONG</p></li></ul>",
     {"paragraph: LONG", "paragraph: LONG", "paragraph: LONG"}},
    {"ListThatLaysOutSections",
     "<ol><li><h3>First</h3><p>LONG</p></li></ol>",
     {"heading 3: First", "paragraph: LONG"}},
    {"Quotes",
     "<p>LONG</p><blockquote><p>We are glad.</p><p>Very.</p></blockquote><p>LONG</p>",
     {"paragraph: LONG", "quote: We are glad. Very.", "paragraph: LONG"}},
    {"QuoteThatHoldsTheStory",
     "<blockquote><p>LONG</p><p>LONG</p><h2>Costs</h2><p>LONG</p></blockquote>",
     {"paragraph: LONG", "paragraph: LONG", "heading 2: Costs", "paragraph: LONG"}},
    {"Tables",
     "<p>LONG</p><table><caption>Costs</caption><tr><th>Year<th>Sum<tr><td>2019<td><b>5</b> m"
     "</table><p>LONG</p>",
     {"paragraph: LONG", "paragraph: Costs", "table: Year | Sum / 2019 | 5 m", "paragraph: LONG"}},
    {"TablesThatLayOut",
     "<table><tr><td><p>LONG</p><p>LONG</p></td><td>LONG</td></tr></table>",
     {"paragraph: LONG", "paragraph: LONG", "paragraph: LONG"}},
    {"Code", "<p>LONG</p><pre>a {\n  b\n}</pre>", {"paragraph: LONG", "code: a {\n  b\n}"}},
    {"HiddenTextInsideAParagraph",
     "<p>It is <span hidden>not </span>long.<script>x()</script></p>",
     {"paragraph: It is long."}},
    {"Folding", "<p> It&nbsp;is\n  lo&shy;ng. </p>", {"paragraph: It is long."}},
    {"RightToLeft",
     "<p>افتتح رئيس البلدية الجسر الجديد.</p><h2>التكاليف</h2><ul><li>خمسة</li><li>ستة</li></ul>",
     {"paragraph: افتتح رئيس البلدية الجسر الجديد.", "heading 2: التكاليف", "list: خمسة / ستة"}},
    {"Hebrew",
     "<p>ראש העיר פתח את הגשר<br><br>והקהל הריע.</p>",
     {"paragraph: ראש העיר פתח את הגשר", "paragraph: והקהל הריע."}},
    {"Chinese",
     "<p>市长周一为新桥揭幕。</p><blockquote>“我们很高兴。”</blockquote>",
     {"paragraph: 市长周一为新桥揭幕。", "quote: “我们很高兴。”"}},
    {"Japanese",
     "<p>市長は月曜日に新しい橋を開通させた。</p><table><tr><th>年<th>費用<tr><td>2019<td>5億円</"
     "table>",
     {"paragraph: 市長は月曜日に新しい橋を開通させた。", "table: 年 | 費用 / 2019 | 5億円"}},
};

const Case media[] = {
    {"FigureWithItsCaption",
     "<p>LONG</p><figure><img src=/a.jpg alt='The bridge'><figcaption>The bridge. Photo: Ana "
     "Mori</figcaption></figure><p>LONG</p>",
     {"paragraph: LONG",
      "image: https://news.example/a.jpg [The bridge] [The bridge. Photo: Ana Mori]",
      "paragraph: LONG"}},
    {"PictureInsideAParagraph",
     "<p>LONG<img src=/a.jpg></p><p>LONG</p>",
     {"paragraph: LONG", "image: https://news.example/a.jpg", "paragraph: LONG"}},
    {"LatePicture",
     "<p>LONG</p><img src=data:x data-src=/a.jpg><noscript><img src=/a.jpg></noscript><p>LONG</p>",
     {"paragraph: LONG", "image: https://news.example/a.jpg", "paragraph: LONG"}},
    {"PictureForThoseWithoutScript",
     "<p>LONG</p><img src=data:x><noscript><img src=/a.jpg></noscript><p>LONG</p>",
     {"paragraph: LONG", "image: https://news.example/a.jpg", "paragraph: LONG"}},
    {"NoPictureBeforeTheStory",
     "<img src=/a.jpg><p>LONG</p><p>LONG</p><img src=/b.jpg>",
     {"paragraph: LONG", "paragraph: LONG"}},
    {"IconsAndPixels",
     "<p>LONG</p><img src=/i.png width=16><img src=/p.gif height=1><p>LONG</p>",
     {"paragraph: LONG", "paragraph: LONG"}},
    {"AuthorsFace",
     "<p>LONG</p><div class=author-box><img src=/ana.jpg></div><p>LONG</p>",
     {"paragraph: LONG", "paragraph: LONG"}},
    {"Advertisement",
     "<p>LONG</p><a href=https://shop.example/><img src=/s.jpg></a><p>LONG</p>",
     {"paragraph: LONG", "paragraph: LONG"}},
    {"QuotedPost",
     "<p>LONG</p><blockquote class=twitter-tweet><p>We are glad.</p>— Ana (@ana) <a "
     "href=https://twitter.com/ana/status/1>May 1</a></blockquote><script "
     "src=//platform.twitter.com/widgets.js></script><p>LONG</p>",
     {"paragraph: LONG", "embed x: https://twitter.com/ana/status/1 [We are glad.]",
      "paragraph: LONG"}},
    {"Frames",
     "<p>LONG</p><div><iframe src=https://www.youtube.com/embed/abc></iframe></div><iframe "
     "src=https://ads.example/frame></iframe><p>LONG</p>",
     {"paragraph: LONG", "embed youtube: https://www.youtube.com/embed/abc", "paragraph: LONG"}},
    {"SelectedCaptionIsTheImagesAlone",
     "<p>LONG</p><figure><img src=/a.jpg><figcaption>The bridge</figcaption></figure><p>LONG</p>",
     {"paragraph: LONG", "image: https://news.example/a.jpg [The bridge]", "paragraph: LONG"}},
};

std::string case_name(const ::testing::TestParamInfo<Case>& param) {
  return std::string(param.param.name);
}
INSTANTIATE_TEST_SUITE_P(Structure, GeneralBlocks, ::testing::ValuesIn(structures), case_name);
INSTANTIATE_TEST_SUITE_P(Media, GeneralBlocks, ::testing::ValuesIn(media), case_name);

/// The words of a text, without what parts them.
std::string words_of(std::string_view text) {
  std::string words;
  for (const char c : text::fold(text)) {
    if (c != ' ' && c != '|') words += c;
  }
  return words;
}

class StructureOfBlocks : public ::testing::TestWithParam<Case> {};
INSTANTIATE_TEST_SUITE_P(Structure, StructureOfBlocks, ::testing::ValuesIn(structures), case_name);

TEST_P(StructureOfBlocks, LosesAndDoublesNoText) {
  const testing::ParsedPage page(
      testing::page("<article>" + with_text(GetParam().article) + "</article>"));
  std::vector<Block> blocks;
  for (const PlacedBlock& placed : story_of(page).blocks) blocks.push_back(placed.block);
  std::string text;
  for (const content::Block& run : testing::runs_inside(page.document, "article"))
    text += text_of_run(page.document, run.first, run.last) + ' ';
  EXPECT_EQ(words_of(body_text(blocks)), words_of(text));
}

TEST(GeneralStory, HasTheWholeTableWhenMostOfItsCellsAreTheStorys) {
  const testing::ParsedPage page(
      testing::page("<table><tr><td class=s>a<td class=s>b<tr><td class=s>c<td>d</table>"));
  EXPECT_EQ(printed(story_of(page, ".s")), Lines{"table: a | b / c | d"});
}

TEST(GeneralStory, HasTheCellsAloneWhereFewAreTheStorys) {
  const testing::ParsedPage page(
      testing::page("<table><tr><td>a<td>b<tr><td class=s>c<td>d</table>"));
  EXPECT_EQ(printed(story_of(page, ".s")), Lines{"table: c"});
}

TEST(GeneralStory, TakesACaptionByItsClass) {
  const testing::ParsedPage page(testing::page(
      with_text("<p class=s>LONG</p><div class=wp-caption><a href=/big.jpg><img src=/a.jpg></a><p "
                "class=wp-caption-text>The bridge</p></div><p class=s>LONG</p>")));
  EXPECT_EQ(printed(story_of(page, ".s")),
            (Lines{with_text("paragraph: LONG"), "image: https://news.example/a.jpg [The bridge]",
                   with_text("paragraph: LONG")}));
}

TEST(GeneralStory, LeavesOutBoxesOfOtherStoriesWithTheirPictures) {
  const testing::ParsedPage page(testing::page(
      with_text("<p>LONG</p><div><h3>More</h3><a href=/b><img src=/b.jpg>Tram stops</a></div>"
                "<p>LONG</p>")));
  EXPECT_EQ(printed(story_of(page, "p")),
            (Lines{with_text("paragraph: LONG"), with_text("paragraph: LONG")}));
}

TEST(GeneralStory, OfNoRunsIsEmpty) {
  const testing::ParsedPage page(testing::page("<p>Text</p>"));
  EXPECT_TRUE(story_of(page).blocks.empty());
}

}  // namespace
}  // namespace dateline::extraction
