#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/body_text.h"
#include "extract/sample_page.h"

namespace {

using namespace dateline::testing;
using dateline::Article;
using dateline::Block;
using Lines = std::vector<std::string>;

/// A body of the first sample paragraph, `markup` and the two others: what markup gives.
Lines blocks_of(const std::string& markup) {
  Lines blocks = printed(read(page(article_2022(markup))).body);
  const Lines frame = as_paragraphs(paragraphs());
  if (blocks.size() < 3 || blocks.front() != frame[0] || blocks.back() != frame[2] ||
      blocks[blocks.size() - 2] != frame[1]) {
    return blocks;
  }
  return {blocks.begin() + 1, blocks.end() - 2};
}

const std::string sentence =
    "A sentence of running text that is long enough to be a paragraph of its own in any story.";
const std::string another =
    "Another sentence of running text, which is as long as that and stands behind it in the page.";

TEST(Blocks, AreTheKindsThatMarkupNames) {
  const struct {
    std::string markup;
    Lines blocks;
  } cases[] = {
      {"<p>" + sentence + "</p>", {"paragraph: " + sentence}},
      {"<p>Short.</p>", {"paragraph: Short."}},
      {"<p>one <b>two</b> <a href=/en/post/9/>three</a></p>", {"paragraph: one two three"}},
      {"<h2>A new lamp</h2>", {"heading 2: A new lamp"}},
      {"<h4>A new <i>lamp</i></h4>", {"heading 4: A new lamp"}},
      {"<p>A NEW LAMP</p>", {"heading 2: A NEW LAMP"}},
      {"<p><strong>НОВЫЙ ФОНАРЬ</strong></p>", {"heading 2: НОВЫЙ ФОНАРЬ"}},
      {"<p>NO!</p>", {"paragraph: NO!"}},
      {"<ul><li>one</li><li> two <b>x</b></li><li></li></ul>", {"list: one / two x"}},
      {"<ol><li>one</li><li>two</li></ol>", {"ordered list: one / two"}},
      {"<ul><li><p>" + sentence + "</p><p>" + another + "</p></li></ul>",
       {"paragraph: " + sentence, "paragraph: " + another}},
      {"<blockquote><p>We shall build.</p><p>A bigger one.</p></blockquote>",
       {"quote: We shall build. A bigger one."}},
      {"<pre>a\n  b</pre>", {"code: a\n  b"}},
      {"<p></p><p>&nbsp;</p><div><span></span></div>", {}},
      {"<hr>", {}},
  };
  for (const auto& [markup, blocks] : cases) EXPECT_EQ(blocks_of(markup), blocks) << markup;
}

TEST(Blocks, KeepShortSentencesThatLookLikeFurniture) {
  const struct {
    std::string markup;
    Lines blocks;
  } cases[] = {
      {"<p>See <a href=/law>the law</a> and <a href=/map>the map</a>.</p>",
       {"paragraph: See the law and the map."}},
      {"<p><a href=/a>Ann Berg</a> met <a href=/c>Carl Dorn</a></p>",
       {"paragraph: Ann Berg met Carl Dorn"}},
      {"<p>Reading time is what counts.</p>", {"paragraph: Reading time is what counts."}},
      {"<p>Views: 5 boats.</p>", {"paragraph: Views: 5 boats."}},
      {"<p>Views: 1204</p>", {}},
      {"<p>Reading time: 4 min</p>", {}},
      {"<p>Tags: <a href=/tag/a>Ann Berg</a> <a href=/tag/c>Carl Dorn</a></p>", {}},
      {"<p><a href=/a>Ann Berg</a> | <a href=/c>Carl Dorn</a></p>", {}},
  };
  for (const auto& [markup, blocks] : cases) EXPECT_EQ(blocks_of(markup), blocks) << markup;
}

TEST(Blocks, SendEachLinkOfALineToAnotherArticle) {
  const Article article =
      read(page(article_2022("<p>Read also: <a href=/en/post/5/>Lamp is lit</a>, <a "
                             "href=/en/post/6/>Lamp is out</a></p>")));
  ASSERT_EQ(article.read_also.size(), 2U);
  EXPECT_EQ(article.read_also[0].title, "Lamp is lit");
  EXPECT_EQ(article.read_also[0].url, "https://caliber.az/en/post/5/");
  EXPECT_EQ(article.read_also[1].title, "Lamp is out");
  EXPECT_EQ(article.read_also[1].url, "https://caliber.az/en/post/6/");
  EXPECT_EQ(article.body.text.find("Lamp"), std::string::npos);
}

TEST(Blocks, FoldTextThatLineBreaksPart) {
  const struct {
    std::string what;
    std::string markup;
    Lines blocks;
  } cases[] = {
      {"two breaks part paragraphs", "<p>one<br><br>two</p>", {"paragraph: one", "paragraph: two"}},
      {"one break within a sentence joins", "<p>one<br>two</p>", {"paragraph: one two"}},
      {"one break behind a long sentence parts",
       "<p>" + sentence + "<br>" + another + "</p>",
       {"paragraph: " + sentence, "paragraph: " + another}},
      {"one break behind a short sentence joins",
       "<p>It rained.<br>" + sentence + "</p>",
       {"paragraph: It rained. " + sentence}},
      {"a sub-head between breaks",
       "<p>" + sentence + "<br>A NEW LAMP<br>" + another + "</p>",
       {"paragraph: " + sentence, "heading 2: A NEW LAMP", "paragraph: " + another}},
      {"a block parts", "<div>one<p>two</p></div>", {"paragraph: one", "paragraph: two"}},
  };
  for (const auto& [what, markup, blocks] : cases) EXPECT_EQ(blocks_of(markup), blocks) << what;
}

TEST(Blocks, TellDataTablesFromLayout) {
  const std::string cell = "<td>" + sentence + "</td>";
  const struct {
    std::string what;
    std::string markup;
    Lines blocks;
  } cases[] = {
      {"data",
       "<table><tr><th>Town</th><th>Rain</th></tr><tr><td>Nargiz</td><td>12 mm</td></tr></table>",
       {"table: Town | Rain / Nargiz | 12 mm"}},
      {"data with an empty cell",
       "<table><tr><td></td><td>Rain</td></tr><tr><td>Nargiz</td><td>12 mm</td></tr></table>",
       {"table:  | Rain / Nargiz | 12 mm"}},
      {"one column",
       "<table><tr>" + cell + "</tr><tr><td>" + another + "</td></tr></table>",
       {"paragraph: " + sentence, "paragraph: " + another}},
      {"one row",
       "<table><tr>" + cell + "<td>" + another + "</td></tr></table>",
       {"paragraph: " + sentence, "paragraph: " + another}},
      {"paragraphs in a cell",
       "<table><tr><td><p>" + sentence + "</p><p>" + another +
           "</p></td><td>one</td></tr><tr><td>two"
           "</td><td>three</td></tr></table>",
       {"paragraph: " + sentence, "paragraph: " + another, "paragraph: one", "paragraph: two",
        "paragraph: three"}},
  };
  for (const auto& [what, markup, blocks] : cases) EXPECT_EQ(blocks_of(markup), blocks) << what;
}

TEST(Blocks, BringInEmbeds) {
  const struct {
    std::string markup;
    Lines blocks;
  } cases[] = {
      {"<blockquote class='twitter-tweet'><p>The kite is up. "
       "<a href='https://t.co/1'>t.co/1</a></p>&mdash; Kite Club (@kiteclub_xyz) <a "
       "href='https://twitter.com/kiteclub_xyz/status/1799'>June 9, 2025</a></blockquote><script "
       "async src='https://platform.twitter.com/widgets.js'></script>",
       {"embed x: https://twitter.com/kiteclub_xyz/status/1799 [The kite is up. t.co/1]"}},
      {"<iframe src='https://www.youtube.com/embed/abc'></iframe>",
       {"embed youtube: https://www.youtube.com/embed/abc"}},
      {"<iframe data-src='//player.vimeo.com/video/7' src='about:blank'></iframe>",
       {"embed vimeo: https://player.vimeo.com/video/7"}},
      {"<iframe src='https://maps.reedvalley.example/1'></iframe>",
       {"embed maps.reedvalley.example: https://maps.reedvalley.example/1"}},
      {"<video><source src='/media/a.mp4'></video>",
       {"embed caliber.az: https://caliber.az/media/a.mp4"}},
      {"<script async data-telegram-post='kiteclub/7' src='https://telegram.org/w.js'></script>",
       {"embed telegram: https://t.me/kiteclub/7"}},
      {"<blockquote class='instagram-media' "
       "data-instgrm-permalink='https://www.instagram.com/p/1/'><a href='#'>x</a></blockquote>",
       {"embed instagram: https://www.instagram.com/p/1/"}},
      {"<iframe src='https://ad.doubleclick.net/1'></iframe>", {}},
      {"<iframe></iframe>", {}},
      {"<iframe src='javascript:void(0)'></iframe>", {}},
  };
  for (const auto& [markup, blocks] : cases) EXPECT_EQ(blocks_of(markup), blocks) << markup;
  const Article article =
      read(page(article_2022("<iframe src='https://youtu.be/abc'></iframe><iframe "
                             "src='https://x.com/a/status/1'></iframe>")));
  ASSERT_EQ(article.videos.size(), 1U);
  EXPECT_EQ(article.videos.front().url, "https://youtu.be/abc");
  EXPECT_EQ(article.videos.front().provider, "youtube");
}

TEST(Blocks, LeaveFurnitureOut) {
  for (const char* markup : {
           "<script>var a = '<p>not seen</p>'</script>",
           "<style>p { color: red }</style>",
           "<p hidden>not seen</p>",
           "<div style='display:none'><p>not seen</p><img src=/a.jpg></div>",
           "<template><p>not seen</p></template>",
           "<noscript><p>not seen</p></noscript>",
           "<!-- <p>not seen</p> -->",
           "<nav><a href='/en/'>Home</a></nav>",
           "<form><input><button>Send</button></form>",
           "<button>Share</button>",
           "<aside><p>A note beside the story that is long enough for a paragraph of its "
           "own.</p></aside>",
           "<p>ADVERTS</p>",
           "<div>A+</div><div>A-</div>",
           "<div>Поделиться</div>",
           "<div class=advert><p>Buy one</p></div>",
           "<div class='adsbygoogle'><a href='https://ads.example/'><img src=/b.jpg></a></div>",
       }) {
    EXPECT_EQ(blocks_of(markup), Lines{}) << markup;
  }
}

TEST(Blocks, ReadMarkupThatWasPastedFromElsewhere) {
  const struct {
    std::string markup;
    Lines blocks;
  } cases[] = {
      {"<div class='x1 y2' data-block=true><div data-offset-key=1><span>" + sentence +
           "</span></div></div>",
       {"paragraph: " + sentence}},
      {"<p class=MsoNormal><o:p></o:p><font face=Arial><span lang=EN>" + sentence +
           "</span></font></p>",
       {"paragraph: " + sentence}},
      {"<div dir=auto>one</div><div dir=auto>two</div>", {"paragraph: one", "paragraph: two"}},
      {"<article><section><p>" + sentence + "</p></section></article>", {"paragraph: " + sentence}},
      {"<p>so<span> </span>me&shy;what&#8203; split</p>", {"paragraph: so mewhat split"}},
      {"<p>" + sentence + "<p>" + another, {"paragraph: " + sentence, "paragraph: " + another}},
      {"<div><h2><b></b></h2></div>", {}},
  };
  for (const auto& [markup, blocks] : cases) EXPECT_EQ(blocks_of(markup), blocks) << markup;
}

TEST(Blocks, KeepAListOfSentencesWithLinks) {
  EXPECT_EQ(blocks_of("<ul><li><a href='/en/post/91/'>On day one</a> the mayor said that the "
                      "fountain would open.</li><li>On day two he did not.</li></ul>"),
            Lines{"list: On day one the mayor said that the fountain would open. / On day two he "
                  "did not."});
}

TEST(BodyText, IsMadeOfItsBlocks) {
  const std::vector<Block> blocks = {
      dateline::Heading{"Head", 2},
      dateline::Paragraph{"One."},
      dateline::ImageBlock{"a.jpg", "alt", "caption"},
      dateline::List{{"a", "b"}, true},
      dateline::Embed{"x", "https://x.com/1", "post"},
      dateline::Table{{{"a", "b"}, {"", "d"}}},
      dateline::Quote{"Said."},
      dateline::Code{"x\n  y"},
  };
  EXPECT_EQ(dateline::extraction::body_text(blocks),
            "Head\n\nOne.\n\na\nb\n\na | b\n | d\n\nSaid.\n\nx\n  y");
  EXPECT_EQ(dateline::extraction::body_text({}), "");
}

}  // namespace
