#include "extract/piece.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/sample_page.h"

namespace dateline::extraction {
namespace {

using Texts = std::vector<std::string>;

/// The pieces of a body's inner markup: texts, links in angle brackets, images in braces.
Texts pieces_in(const std::string& html) {
  const testing::ParsedPage page(html);
  Texts texts;
  for (const Piece& piece : pieces_of(page.view, page.view.body)) {
    if (piece.kind == Piece::Kind::image) {
      texts.push_back('{' + std::string(piece.image) + '}');
    } else {
      texts.push_back(piece.link ? '<' + piece.text + '>' : piece.text);
    }
  }
  return texts;
}

TEST(Pieces, AreSetOffByTheirMarkup) {
  const struct {
    std::string html;
    Texts pieces;
  } cases[] = {
      {"one two", {"one two"}},
      {"<p>one <b>two</b> <i><u>three</u></i></p>", {"one two three"}},
      {"<p>one <span>two</span></p>", {"one", "two"}},
      {"<p>Five <span>people</span> charged</p>", {"Five people charged"}},
      {"<p><span>one</span> <span>two</span></p>", {"one", "two"}},
      {"<p>one<br>two</p>", {"one", "two"}},
      {"<pre>one\ntwo</pre>", {"one", "two"}},
      {"<li><a href=/en/post/1/>Title</a> <b>PHOTO</b> <span>06 June 2023</span></li>",
       {"<Title>", "PHOTO", "06 June 2023"}},
      {"<p><a href=/a>one</a> <a href=/b>two</a></p>", {"<one>", "<two>"}},
      {"<p>said <a href=/a>he</a> and left</p>", {"said", "<he>", "and left"}},
      {"<a href=/a><h3>Title</h3><div>06 June 2023</div></a>", {"<Title>", "<06 June 2023>"}},
      {"<h1>Title <span>PHOTO</span></h1>", {"Title", "PHOTO"}},
      {"<p>seen <span hidden>not seen</span></p>", {"seen"}},
      {"<p> <span> </span> </p>", {}},
      {"<p>one</p><img src=a.jpg><p>two</p>", {"one", "{a.jpg}", "two"}},
      {"<div style=\"background-image: url('a.webp')\"><p>one</p></div>", {"{a.webp}", "one"}},
      {"<div hidden><img src=a.jpg></div>", {}},
  };
  for (const auto& [html, pieces] : cases) EXPECT_EQ(pieces_in(html), pieces) << html;
}

TEST(Pieces, KnowWhereTheyStand) {
  const testing::ParsedPage page(
      "<h2><a href=/en/post/1/>Title</a> 06 June 2023</h2>"
      "<p>As the mayor of Nargiz had said <a href=/en/post/2/>earlier this week</a>, it rained.</p>"
      "<p>06 June 2023 - 14:43 |</p>");
  const auto pieces = pieces_of(page.view, page.view.body);
  ASSERT_EQ(pieces.size(), 6U);
  EXPECT_TRUE(pieces[0].in_heading);
  EXPECT_FALSE(pieces[0].in_sentence);
  EXPECT_TRUE(pieces[1].is_date_alone());
  EXPECT_FALSE(pieces[3].in_heading);
  EXPECT_TRUE(pieces[3].in_sentence);
  EXPECT_TRUE(pieces[5].is_date_alone()) << "a separator beside it says nothing";
}

TEST(ImageReference, IsThePictureThatIsShown) {
  const struct {
    std::string_view element;
    std::string_view reference;
  } cases[] = {
      {"<img src=' /a.jpg '>", "/a.jpg"},
      {"<img src=/thumb.jpg data-src=/a.jpg>", "/a.jpg"},
      {"<img src='data:image/gif;base64,R0lGOD' data-original=/a.jpg>", "/a.jpg"},
      {"<img src='data:image/gif;base64,R0lGOD'>", ""},
      {"<img data-src='' src=/a.jpg>", "/a.jpg"},
      {"<img>", ""},
      {"<img src=/a.jpg width=1 height=1>", ""},
      {"<img src=/a.jpg width=40>", ""},
      {"<img src=/a.jpg width=41>", "/a.jpg"},
      {"<img src=/a.jpg width='30%'>", "/a.jpg"},
      {"<img src=/a.jpg width=auto>", "/a.jpg"},
      {"<div style='color: red'></div>", ""},
      {"<div style='background:url(/a.jpg) no-repeat'></div>", "/a.jpg"},
      {"<div></div>", ""},
  };
  for (const auto& [element, reference] : cases) {
    const testing::ParsedPage page(element);
    EXPECT_EQ(image_reference(page.view.body.first_child()), reference) << element;
  }
}

TEST(BackgroundImage, IsTheFirstAddressOfAStyle) {
  const struct {
    std::string_view style;
    std::string_view address;
  } cases[] = {
      {"background-image:url(/a.jpg)", "/a.jpg"},
      {"background-image: url( \"/a b.jpg\" ), url(/c.jpg)", "/a b.jpg"},
      {"background: url('/a.jpg') center", "/a.jpg"},
      {"background: url(/a.jpg", "/a.jpg"},
      {"background: url(", ""},
      {"background: url(\"", "\""},
      {"background: url(data:image/gif;base64,R0lGOD)", ""},
      {"background: none", ""},
      {"", ""},
  };
  for (const auto& [style, address] : cases) EXPECT_EQ(background_image(style), address) << style;
}

}  // namespace
}  // namespace dateline::extraction
