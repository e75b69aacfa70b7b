#include "extract/general_lists.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "extract/general_blocks.h"
#include "extract/sample_page.h"
#include "extract/story_runs.h"

namespace dateline::extraction {
namespace {

using Lines = std::vector<std::string>;

/// The page of a story whose paragraphs have the class "s". In the markup, "LONG" is a paragraph's
/// text, and "CARD n" a link with a title of its own.
std::string page_of(std::string_view body) {
  std::string markup = testing::replaced(std::string(body), "LONG", testing::long_text);
  for (int i = 1; i <= 9; ++i) {
    const std::string number = std::to_string(i);
    markup = testing::replaced(std::move(markup), "CARD " + number,
                               "<a href=/city/story-of-the-day-" + number + ">Story of the day " +
                                   number + " in Velmora</a>");
  }
  return testing::page(markup);
}

struct Found {
  StoryContent story;
  GeneralLists lists;
};

Found read_page(const testing::ParsedPage& page, std::string_view selector = ".s") {
  std::vector<Warning> warnings;
  const UrlResolver urls("https://news.example/city/bridge-opened-on-monday", warnings);
  const auto runs = testing::runs_inside(page.document, selector);
  Found found{read_general_story(page.document, urls, runs), {}};
  found.lists = find_general_lists(page.document, urls, runs, found.story);
  return found;
}

Lines printed(const StoryContent& story) {
  Body body;
  for (const PlacedBlock& placed : story.blocks) body.blocks.push_back(placed.block);
  return testing::printed(body);
}

Lines titles(const std::vector<Row>& rows) {
  Lines lines;
  for (const Row& row : rows) lines.push_back(row.item.title);
  return lines;
}

Lines stories(std::initializer_list<int> numbers) {
  Lines lines;
  for (const int number : numbers)
    lines.push_back("Story of the day " + std::to_string(number) + " in Velmora");
  return lines;
}

struct Case {
  std::string_view name;
  std::string_view body;
  Lines read_also;
  Lines latest_news;
};

class GeneralListsOf : public ::testing::TestWithParam<Case> {};

TEST_P(GeneralListsOf, AreFound) {
  const testing::ParsedPage page(page_of(GetParam().body));
  const Found found = read_page(page);
  EXPECT_EQ(titles(found.lists.read_also), GetParam().read_also);
  EXPECT_EQ(titles(found.lists.latest_news), GetParam().latest_news);
}

const Case cases[] = {
    {"LabelAndList",
     "<p class=s>LONG</p><p class=s>LONG</p><h3>Most read</h3><ul><li>CARD 1<li>CARD "
     "2</ul><h3>Latest "
     "news</h3><ul><li>CARD 3<li>CARD 4</ul>",
     stories({1, 2}), stories({3, 4})},
    {"LabelThatIsNoHeading",
     "<p class=s>LONG</p><p class=s>LONG</p><div><div>Лента новостей</div><div>CARD "
     "1</div><div>CARD "
     "2</div></div>",
     {},
     stories({1, 2})},
    {"CardsInFlatMarkup",
     "<p class=s>LONG</p><p class=s>LONG</p><div><h4>Related</h4>CARD 1 CARD 2 <h4>Newest</h4>CARD "
     "3 "
     "CARD 4</div>",
     stories({1, 2}), stories({3, 4})},
    {"OneCardUnderALabelWithinTheStory",
     "<p class=s>LONG</p><div><span>Lesen Sie auch</span><div>CARD 1</div></div><p "
     "class=s>LONG</p>",
     stories({1}),
     {}},
    {"LeadCardBesideAList",
     "<p class=s>LONG</p><section><h2>Trending now</h2><div>CARD 1</div><ul><li>CARD 2<li>CARD "
     "3</ul></section>",
     stories({1, 2, 3}),
     {}},
    {"AriaLabel",
     "<p class=s>LONG</p><div aria-label='Son dakika'><p>CARD 1</p><p>CARD 2</p></div>",
     {},
     stories({1, 2})},
    {"ClassThatNamesTheList",
     "<p class=s>LONG</p><div class=related-posts><p>CARD 1</p><p>CARD 2</p></div>",
     stories({1, 2}),
     {}},
    {"ThreeCardsWithoutALabel",
     "<p class=s>LONG</p><div><div class=c>CARD 1</div><div class=c>CARD 2</div><div class=c>CARD "
     "3</div></div>",
     stories({1, 2, 3}),
     {}},
    {"TwoCardsWithoutALabel",
     "<p class=s>LONG</p><div><div>CARD 1</div><div>CARD 2</div></div>",
     {},
     {}},
    {"GridOfRows",
     "<p class=s>LONG</p><div><div class=r><div>CARD 1</div><div>CARD 2</div></div><div "
     "class=r><div>CARD 3</div><div>CARD 4</div></div></div>",
     stories({1, 2, 3, 4}),
     {}},
    {"CardsUnderAHeadingOfAnyName",
     "<p class=s>LONG</p><h2>Culture</h2><ul><li>CARD 1<li>CARD 2<li>CARD 3</ul>",
     stories({1, 2, 3}),
     {}},
    {"CardsAboveTheStory", "<ul><li>CARD 1<li>CARD 2<li>CARD 3</ul><p class=s>LONG</p>", {}, {}},
    {"CardsBesideTheStoryThatStandBeforeIt",
     "<aside><ul><li>CARD 1<li>CARD 2<li>CARD 3</ul></aside><p class=s>LONG</p>",
     stories({1, 2, 3}),
     {}},
    {"Navigation",
     "<p class=s>LONG</p><nav><ul><li>CARD 1<li>CARD 2<li>CARD 3</ul></nav><div "
     "class=main-menu><ul><li>CARD 4<li>CARD 5<li>CARD 6</ul></div>",
     {},
     {}},
    {"HeaderAndFooter",
     "<header><ul><li>CARD 1<li>CARD 2<li>CARD 3</ul></header><p "
     "class=s>LONG</p><footer><ul><li>CARD "
     "4<li>CARD 5<li>CARD 6</ul></footer>",
     {},
     {}},
    {"TagsAndComments",
     "<p class=s>LONG</p><h3>Tags</h3><ul><li>CARD 1<li>CARD 2<li>CARD 3</ul><h3>Latest "
     "comments</h3><ul><li>CARD 4<li>CARD 5<li>CARD 6</ul>",
     {},
     {}},
    {"LinksToOtherSites",
     "<p class=s>LONG</p><h3>Related</h3><ul><li><a href=https://shop.example/a-b-c-d>The ten best "
     "shoes of the year</a></ul>",
     {},
     {}},
    {"LinksInsideSentences",
     "<p class=s>LONG</p><p>Ana Mori wrote of the <a href=/city/story-of-the-day-1>mayor and the "
     "old "
     "bridge</a> in May.</p><p>Before that she wrote of <a href=/city/story-of-the-day-2>trams "
     "that "
     "never come on time</a>.</p><p>She lives in the hills and writes <a "
     "href=/city/story-of-the-day-3>about the people of Velmora</a>, too.</p>",
     {},
     {}},
    {"OneRowForEachPage",
     "<p class=s>LONG</p><h3>Most read</h3><ul><li>CARD 1<li>CARD "
     "2</ul><h3>Latest</h3><ul><li>CARD "
     "2<li>CARD 3</ul>",
     stories({1, 2}), stories({3})},
    {"CountedLinks",
     "<p class=s>LONG</p><h3>Most read</h3><ul><li>CARD 1<li>CARD 2<li><a "
     "href='/city/story-of-the-day-1?from=list'>The first story of the day again</a></ul>",
     stories({1, 2}),
     {}},
    {"NumberedItems",
     "<p class=s>LONG</p><div><div class=item-1>CARD 1</div><div class=item-2>CARD 2</div><div "
     "class=item-3>CARD 3</div></div>",
     stories({1, 2, 3}),
     {}},
    {"CardOfItsOwnWithinTheStory",
     "<p class=s>LONG</p><div><article><img src=/a.jpg>CARD 1</article></div><p class=s>LONG</p>",
     stories({1}),
     {}},
    {"TagsByTheirAddress",
     "<p class=s>LONG</p><ul><li><a href=/tag/bridges-of-velmora>All about the bridges of "
     "Velmora</a><li><a href=/tag/mayors-of-velmora>All about the mayors of Velmora</a><li><a "
     "href=/tag/trams-of-velmora>All about the trams of Velmora</a></ul>",
     {},
     {}},
    {"TheStoryItself",
     "<p class=s>LONG</p><h3>Latest</h3><ul><li><a href=/city/bridge-opened-on-monday>The bridge "
     "of "
     "Velmora is open</a><li>CARD 2</ul>",
     {},
     stories({2})},
    {"Arabic",
     "<p class=s>LONG</p><h3>اقرأ أيضاً</h3><ul><li><a href=/ar/1001>افتتاح الجسر الجديد في "
     "فيلمورا</a><li><a href=/ar/1002>توقف خدمة الترام في المدينة القديمة</a></ul>",
     {"افتتاح الجسر الجديد في فيلمورا", "توقف خدمة الترام في المدينة القديمة"},
     {}},
    {"Hebrew",
     "<p class=s>LONG</p><div><b>מבזקים</b><p><a href=/n/20261>ראש העיר פתח את הגשר "
     "החדש</a></p><p><a "
     "href=/n/20262>הרכבת הקלה לא תפעל השבוע</a></p></div>",
     {},
     {"ראש העיר פתח את הגשר החדש", "הרכבת הקלה לא תפעל השבוע"}},
    {"Chinese",
     "<p class=s>LONG</p><div>相关阅读</div><ul><li><a "
     "href=/c/20261>市长周一为新桥揭幕典礼致辞</a><li><a "
     "href=/c/20262>老城区的电车本周停止运行</a></ul>",
     {"市长周一为新桥揭幕典礼致辞", "老城区的电车本周停止运行"},
     {}},
    {"Japanese",
     "<p class=s>LONG</p><h3>最新記事</h3><ul><li><a "
     "href=/j/20261>市長が新しい橋の開通式に出席</a></ul>",
     {},
     {"市長が新しい橋の開通式に出席"}},
    {"Korean",
     "<p class=s>LONG</p><h3>관련기사</h3><ul><li><a href=/k/20261>시장, 월요일 새 다리 개통식 "
     "참석</a></ul>",
     {"시장, 월요일 새 다리 개통식 참석"},
     {}},
};

INSTANTIATE_TEST_SUITE_P(Pages, GeneralListsOf, ::testing::ValuesIn(cases),
                         [](const ::testing::TestParamInfo<Case>& param) {
                           return std::string(param.param.name);
                         });

struct LineCase {
  std::string_view line;  // markup between two paragraphs of the story, of the story too
  Lines rows;             // none: the line stays
};

TEST(LinesWithinAStory, ThatSendToOtherArticlesAreRows) {
  const LineCase lines[] = {
      {"<p class=s>Read also: CARD 1</p>", stories({1})},
      {"<p class=s><strong>READ MORE:</strong> <a href=/x/1>Tram stops</a></p>", {"Tram stops"}},
      {"<p class=s><a href=/x/1>Read more: Tram stops</a></p>", {"Tram stops"}},
      {"<p class=s><a href=/x/1>Read more about the tram</a></p>", {"Read more about the tram"}},
      {"<p class=s>Читайте также: CARD 1, CARD 2</p>", stories({1, 2})},
      {"<p class=s>Oxşar xəbərlər</p>", {}},
      {"<h3 class=s>Həmçinin oxuyun</h3><ul><li class=s>CARD 1<li class=s>CARD 2</ul>",
       stories({1, 2})},
      {"<p class=s>Կարդացեք նաև՝ CARD 1</p>", stories({1})},
      {"<p class=s>Lesen Sie auch: CARD 1</p>", stories({1})},
      {"<p class=s>À lire aussi | CARD 1</p>", stories({1})},
      {"<p class=s>Lea también: CARD 1</p>", stories({1})},
      {"<p class=s>Leggi anche > CARD 1</p>", stories({1})},
      {"<p class=s>LEIA TAMBÉM: CARD 1</p>", stories({1})},
      {"<p class=s>Lees ook: CARD 1</p>", stories({1})},
      {"<p class=s>Czytaj także: CARD 1</p>", stories({1})},
      {"<p class=s>Läs också: CARD 1</p>", stories({1})},
      {"<p class=s>اقرأ أيضاً: CARD 1</p>", stories({1})},
      {"<p class=s>قراءة: CARD 1</p>", {}},
      {"<p class=s>延伸阅读：CARD 1</p>", stories({1})},
      {"<p class=s>関連記事：CARD 1</p>", stories({1})},
      {"<p class=s>Read more: it is all in the <a href=/x/1>report</a> of the council.</p>", {}},
      {"<p class=s><a href=/x/1>More than a hundred people came</a></p>", {}},
      {"<p class=s>See also the mayor's words.</p>", {}},
      {"<p class=s>CARD 1</p>", {}},
  };
  for (const auto& [line, rows] : lines) {
    SCOPED_TRACE(line);
    const testing::ParsedPage page(
        page_of("<p class=s>LONG</p>" + std::string(line) + "<p class=s>LONG</p>"));
    const Found found = read_page(page);
    EXPECT_EQ(titles(found.lists.read_also), rows);
    EXPECT_EQ(found.story.blocks.size(), rows.empty() ? 3U : 2U);
  }
}

TEST(GeneralListRows, HaveWhatTheirCardsPrint) {
  const testing::ParsedPage page(page_of(
      "<p class=s>LONG</p><h3>Latest</h3><div><article><img src=/a.jpg><a class=cat "
      "href=/culture>Culture</a><h4><a href=/culture/museum-opens-again-on-friday>Museum opens "
      "again</a></h4><p>After two years of work the doors of the old museum are open.</p><time "
      "datetime=2026-05-04T10:00:00+02:00>4 May</time></article><article><a "
      "href=/city/tram-stops-for-two-weeks><span class=kicker>City</span><span "
      "class=title>Tram stops for two weeks</span><span>03 May 2026</span></a></article></div>"));
  const Found found = read_page(page);
  const auto& rows = found.lists.latest_news;
  ASSERT_EQ(titles(rows), (Lines{"Museum opens again", "Tram stops for two weeks"}));
  const ListItem& museum = rows[0].item;
  EXPECT_EQ(museum.url, "https://news.example/culture/museum-opens-again-on-friday");
  EXPECT_EQ(museum.image, "https://news.example/a.jpg");
  EXPECT_EQ(museum.section, "Culture");
  EXPECT_EQ(museum.subtitle, "After two years of work the doors of the old museum are open.");
  EXPECT_EQ(museum.date_text, "4 May");
  EXPECT_EQ(museum.published, "2026-05-04T10:00:00+02:00");
  const ListItem& tram = rows[1].item;
  EXPECT_EQ(tram.section, "City");
  EXPECT_EQ(tram.date_text, "03 May 2026");
  EXPECT_EQ(tram.published, "2026-05-03");
}

TEST(GeneralListRows, HaveTheTitleWithoutKickerAndTeaser) {
  const std::string_view cards[] = {
      "<a href=/city/a-b-c-d><h4><span>Two weeks of works in the city</span> <span>Tram stops at "
      "the "
      "old bridge of Velmora</span></h4></a>",
      "<a href=/city/a-b-c-d><span class=kicker>Two weeks of works</span><span>Tram stops at the "
      "old "
      "bridge of Velmora</span></a>",
      "<a href=/city/a-b-c-d><div>Works</div><div>Tram stops at the old bridge of "
      "Velmora</div><div>For two weeks nobody will cross the river but on foot, said the "
      "council.</div></a>",
      "<a href=/city/a-b-c-d><div>For two weeks nobody will cross the river but on foot</div><div "
      "class=card__headline>Tram stops at the old bridge of Velmora</div></a>",
      "<a href=/city/a-b-c-d>Tram stops at the <em>old</em> bridge of Velmora</a>",
  };
  for (const std::string_view card : cards) {
    SCOPED_TRACE(card);
    const testing::ParsedPage page(
        page_of("<p class=s>LONG</p><h3>Related</h3><ul><li>" + std::string(card) + "</ul>"));
    EXPECT_EQ(titles(read_page(page).lists.read_also),
              Lines{"Tram stops at the old bridge of Velmora"});
  }
}

TEST(GeneralListRows, OfFlatMarkupHaveTheDateBehindTheirLink) {
  const testing::ParsedPage page(page_of(
      "<p class=s>LONG</p><h3>Latest</h3><div>CARD 1<span>03 May 2026</span>CARD 2<span>02 May "
      "2026</span></div>"));
  const Found found = read_page(page);
  ASSERT_EQ(found.lists.latest_news.size(), 2U);
  EXPECT_EQ(found.lists.latest_news[0].item.published, "2026-05-03");
}

TEST(GeneralLists, AndTheStoryShareNothing) {
  const testing::ParsedPage page(
      page_of("<p class=s>LONG</p><p class=s>Story of the day 1 in Velmora</p><p class=s>LONG</p>"
              "<h3>Most read</h3><ul><li>CARD 1<li>CARD 2</ul>"));
  const Found found = read_page(page);
  EXPECT_EQ(printed(found.story).size(), 2U);
  EXPECT_EQ(titles(found.lists.read_also), stories({1, 2}));
}

}  // namespace
}  // namespace dateline::extraction
