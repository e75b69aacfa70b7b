#include "html/balanced_elements.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "html/both_parsers.h"
#include "html/document.h"
#include "html/scanner.h"
#include "html/skeleton.h"
#include "html/text_rendering.h"

namespace dateline::html {
namespace {

using namespace std::string_view_literals;

/// The balanced elements in the order of their start tags: "div2 p1" with their heights, and what
/// they have: p, f(orm), b(utton).
std::string balanced(std::string_view page) {
  Scan scan;
  Scanner::scan(page, scan);
  std::vector<BalancedElement> elements;
  find_balanced_elements(page, scan, elements);
  std::string out;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    const BalancedElement& element = elements[i];
    if (element.end_tag == 0) continue;
    const SourceRange tag = scan.tokens[i].source;
    if (!out.empty()) out += ' ';
    out += std::string(page.substr(tag.from + 1, scan.tokens[i].name_size)) +
           std::to_string(element.height) + (element.closes_p ? "p" : "") +
           (element.has_form ? "f" : "") + (element.has_button ? "b" : "");
  }
  return out;
}

std::string skeleton_of(std::string_view page) {
  Scan scan;
  Scanner::scan(page, scan);
  Skeleton skeleton;
  write_skeleton(page, scan, skeleton);
  return skeleton.text;
}

std::string text_of(std::string_view page) {
  const Document document = Document::parse(page).value();
  return preformatted_text(document.root());
}

TEST(BalancedElements, have_their_end_tags_and_hold_balanced_ones_alone) {
  EXPECT_EQ(balanced("<span>a</span>"), "span1");
  EXPECT_EQ(balanced("<div><b>a</b><img>b<i></i></div>"), "div2 b1 i1");
  EXPECT_EQ(balanced("<ul><li>One <b>two</b></li></ul>"), "ul3p li2 b1");
  EXPECT_EQ(balanced("<ul><li>One</ul>"), "");
  EXPECT_EQ(balanced("<div><i>a<b>b</i>c</b><u>d</u></div>"), "u1");
  EXPECT_EQ(balanced("<div>a"), "");
  EXPECT_EQ(balanced("a</div>"), "");
  EXPECT_EQ(balanced("<div/>a</div>"), "div1");
  EXPECT_EQ(balanced("<div><script>'</div>'</script><svg><g/></svg><svg/></div>"),
            "div2 script1 svg1");
  EXPECT_EQ(balanced("<div><!--a--></div>"), "div1");
}

TEST(BalancedElements, know_what_they_would_do_to_what_is_open_around_them) {
  EXPECT_EQ(balanced("<span><div></div></span>"), "span2p div1");
  EXPECT_EQ(balanced("<span><hr></span>"), "span1p");
  EXPECT_EQ(balanced("<p><span><form></form></span></p>"), "form1f");
  EXPECT_EQ(balanced("<div><span><button></button></span></div>"), "div3b span2b button1b");
}

TEST(BalancedElements, are_not_those_of_which_a_tag_does_more) {
  EXPECT_EQ(balanced("<p><div></div></p>"), "div1");
  EXPECT_EQ(balanced("<div></p></div>"), "");
  EXPECT_EQ(balanced("<ul><div><li></li></div></ul>"), "li1");
  EXPECT_EQ(balanced("<dl><div><dd></dd></div></dl>"), "dd1");
  EXPECT_EQ(balanced("<h1><h2></h2></h1>"), "h21");
  EXPECT_EQ(balanced("<a><i><a></a></i></a>"), "a1");
  EXPECT_EQ(balanced("<button><button></button></button>"), "button1b");
  EXPECT_EQ(balanced("<form><form></form></form>"), "form1f");
  EXPECT_EQ(balanced("<form>a</form>"), "");
  EXPECT_EQ(balanced("<form>a<b></b></form>"), "form2f b1");
  for (const std::string_view tag : {"table", "select", "pre", "template", "object", "nobr", "rt",
                                     "math", "frameset", "body", "head", "image"})
    EXPECT_EQ(balanced("<div><" + std::string(tag) + "></" + std::string(tag) + "></div>"), "")
        << tag;
  EXPECT_EQ(balanced("<div><td></td></div>"), "td1");
  EXPECT_EQ(balanced("<x-a></x-b>"), "");
  EXPECT_EQ(balanced("<x-a></X-A>"), "x-a1");
  EXPECT_EQ(balanced("<div>a\0b</div>"sv), "");
  EXPECT_EQ(balanced("<div><!doctype html></div>"), "");
}

TEST(BalancedElements, are_no_higher_than_a_tree_may_be) {
  std::string page;
  for (int i = 0; i < 600; ++i) page += "<i>";
  for (int i = 0; i < 600; ++i) page += "</i>";
  const std::string found = balanced(page);
  EXPECT_EQ(found.substr(0, found.find(' ')), "i88");
}

TEST(BalancedElements, stand_in_the_skeleton_without_their_content) {
  EXPECT_EQ(skeleton_of("<body><div class=a><p>b<b>c</b></p></div>"), "<body><div></div>");
  EXPECT_EQ(skeleton_of("<p><b><span><i></i></span>"), "<p><b><span><i></i></span>");
  EXPECT_EQ(skeleton_of("<table><div><i></i></div>"), "<table><div><i></i></div>");
  EXPECT_EQ(skeleton_of("<table><td><i></i></td>"), "<table><td></td>");
  EXPECT_EQ(skeleton_of("<table><td>a<div><i></i></div>").substr(0, 11), "<table><td>");
  EXPECT_EQ(skeleton_of("<table><td><b></b><div><i></i></div>"), "<table><td><b></b><div></div>");
}

TEST(BalancedElements, are_read_as_gumbo_reads_them) {
  constexpr NamedPage cases[] = {
      {"blocks", "<div>a<section><h2>b</h2> <p>c<br>d</p> e</section></div>f"},
      {"lists", "<ul><li>a</li> <li><dl><dt>b</dt><dd>c</dd></dl></li></ul>"},
      {"comments between texts", "<div>a<!--b-->c <!--d--> <!--e-->f</div><div> <!--g--> h</div>"},
      {"comments between blanks and blocks", "<div> <!--a--> <p>b</p> <!--c--> </div>"},
      {"attributes", "<div a=1 a=2 class='b c'><i D=&amp;>e</i></div>"},
      {"unknown elements", "<x-a><Y-B>a</y-b><picture><source></picture></x-a>"},
      {"character references", "<p>a&amp;b<i>&lt;</i>&nbsp;</p>"},
      {"raw text",
       "<div><script>a<b></script><style>c</style><title>&lt;</title><iframe>d</iframe></div>"},
      {"empty raw text", "<div><script></script><iframe></iframe></div>a"},
      {"svg", "<div><svg a=b><path></svg>c<svg/>d<svg><g></g></svg></div>"},
      {"four formatting elements of a kind", "<p><b><b><b><b>a</b>b</b>c</b>d</b>e</p>f"},
      {"formatting elements across blocks", "<b><div>a<i><p>b</p></i></div></b>c"},
      {"a form", "<div><form><p>a</p></form>b<form><input type=hidden></form></div>"},
      {"text before the end of a form", "<div><form>a</form>b<form>c<!--d--></form> e</div>"},
      {"texts before the end of a form", "<form>a</> </form>b"},
      {"a blank before the end of a form", "<form><b>a</b> </form>b"},
      {"a form in an open form", "<form><p><div><form><b>a</b></form></div>b"},
      {"a form behind one that was closed elsewhere",
       "<form><div></form></div><form><p>a</p></form>"},
      {"a form behind an end tag that a select ignored",
       "<form><select></form></select><div><form><p>a</p></form></div>b"},
      {"a form right behind an end tag that a select ignored",
       "<form><select></form></select><form><p>a</p></form>b"},
      {"a form behind the end of an implied row",
       "<table><td>a</tr><div><form><p>b</p></form></div></table>"},
      {"a form right behind the end of an implied row",
       "<table><td>a</tr><form><p>b</p></form></table>"},
      {"a form behind the end of an implied group of rows",
       "<table><tr><td>a</tbody><div><form><p>b</p></form></div></table>"},
      {"a form behind the end of an implied row in an inner table",
       "<table><td><table><td>a</tr><div><form><p>b</p></form></div></table>"},
      {"a form behind the ends of an implied row and of a form",
       "<form><table><td></tr></form><div><form><p>a</p></form></div>b"},
      {"a form behind a select and the end of an implied row",
       "<table><td><select></select></tr><div><form><p>a</p></form></div></table>"},
      {"a button in an open button", "<button><p><div><button>a</button></div>b"},
      {"a block in an open p", "<p><span><div>a</div></span>b"},
      {"a list in an open p", "<p>a<ul><li>b</li></ul>c"},
      {"a rule in an open p", "<p><span>a<hr>b</span>c"},
      {"in an open formatting element", "<b><p>a</b><div><p>b</p></div>c"},
      {"in an open anchor", "<a href=1><p>a<div><a href=2>b</a></div>c"},
      {"in a table", "<table><div><b>a</b></div><tr><td><p>b</p><span>c</span></table>"},
      {"cells",
       "<table><tr><td>a<div>b</div></td><th><p>c</p></th></tr> <td><i>d</i> </td></table>"},
      {"cells outside of a table", "<td><p>a</p></td><div><td><b>c</b></td></div>"},
      {"in a cell without end", "<table><tr><td>a<div><i>b</i></div>c<td><p>d</p></table>"},
      {"in a caption", "<table><caption>a<div><i>b</i></div>c</caption><div><td>d</table>"},
      {"in a table in a cell",
       "<table><td><table><div><i>a</i></div><td><p>b</p></table>c</table>"},
      {"behind a cell that was closed",
       "<table><td>a</td><div><i>b</i></div><tr><div>c</div></table>"},
      {"a cell in a select", "<table><tr><select><td><p>a</p></td></table>"},
      {"a cell behind columns", "<table><colgroup><td><p>a</p></td></table>"},
      {"behind a table without end", "<table><tr><td></table><div><i>a</i></div>"},
      {"in a select", "<select><div><p>a</p></div><option><b>c</b></select>d"},
      {"in the noscript of a head",
       "<head><noscript><link></noscript><noscript><p>a</p></noscript>b"},
      {"in a head", "<head><meta><span><i>a</i></span><meta>"},
      {"behind a body", "<body>a</body><div><i>b</i></div></html><div><i>c</i></div>"},
      {"in a list item without end", "<ul><li><p>a</p><li><div><b>b</b></div></ul>"},
      {"headings", "<h1><span>a</span><h2><i>b</i></h2></h1>"},
      {"in a template", "<template><div><p>a</p></div></template><div><template></template></div>"},
      {"in an object", "<object><p>a</p><div><i>b</i></div></object>c"},
      {"in a pre", "<pre><div>\n<i>a</i>\n</div>\n</pre>b"},
  };
  expect_same_trees(cases);
}

TEST(BalancedElements, are_read_as_gumbo_reads_them_near_the_limit_of_depth) {
  for (const int depth : {500, 505, 506, 507, 508, 509, 510, 511, 512, 513}) {
    std::string page = "<body>";
    for (int i = 0; i < depth; ++i) page += "<div>a<table></table>";
    page += "<ul><li><p>b</p></li></ul>c";
    expect_same_trees("depth " + std::to_string(depth), page);
  }
}

TEST(BalancedElements, keep_the_blanks_of_the_pre_that_they_stand_in) {
  EXPECT_EQ(text_of("<pre>a<div>\n <b>b</b>\n\n  <i>c</i></div></pre>"), "a\n\n b\n\n  c");
}

}  // namespace
}  // namespace dateline::html
