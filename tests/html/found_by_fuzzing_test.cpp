#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "html/both_parsers.h"
#include "html/document.h"
#include "html/text_rendering.h"

namespace dateline::html {
namespace {

using std::string_view_literals::operator""sv;

// Each was found by comparing the trees of random pages.
TEST(FoundByFuzzing, trees_are_the_same) {
  constexpr NamedPage pages[] = {
      {"NUL at the start of an attribute's name", "<p \0><i \0x=1 x=2><b \0 \0=3 \0\0>"sv},
      {"NULs in attributes of one name", "<p a\0=1 A\0=2 a\xEF\xBF\xBD=3>"sv},
      {"a link that eight blocks keep open",
       "<div><a><h1><section><h1><section><h1><section><h1><section></a></div> <div>"},
      {"nobr that eight blocks keep open",
       "<div><nobr><dt><ol><dt><noscript><dt><noscript><dt><p><nobr></nobr></nobr></div>\n<div>"},
      {"a comment behind which a link begins, eight blocks deep",
       "<a><div><div><div><div><div><div><div><div>m<!----><a>"},
      {"a carriage return behind listing", "<big><listing>&#13</big>"},
      {"a carriage return behind pre", "<b><pre>&#xD;a</b><pre>&#13;&#10;b</pre>"},
      {"attributes of the same letters",
       "<p><font size1><font size=1><font size1><font size=1><font size=1><font s ize1></p>a"},
      {"end tags of what is not open",
       "<p>a</section>b </ul><b>c</i>d</div> <div>e</h2>f</p></section> <table>g</div> h</b><td>"},
      {"end tags of what is not open among columns", "<table><colgroup><col></div><col></table>"},
      {"end tags before everything", "</x><!DOCTYPE html></div> <p><table></i> <tr></i> a"},
      {"an end tag behind a block that its element does not end",
       "<o><noscript><p></noscript><malignmark></o></malignmark>a"},
      {"names unknown to Gumbo end one another", "<x></dialog>a<dialog>b</slot>c<y>d</z>"},
      {"the end tag of a form that is closed", "<article><form></article></form><form>a"},
      {"options behind select in select", "<select><select><option></select></option>a"},
      {"options behind a select that a table ended",
       "<table><select><table><option>a</select></option>b"},
      {"a block that a select ignores", "<select><div></select><o>a</div></o>b"},
      {"the end of a block that a select ignored", "<select><div></select>a</div> <body>b"},
      {"a formatting element that a select ignores", "<select><rt><optgroup></rt></optgroup>a"},
      {"groups of options outside of a select", "<optgroup><optgroup></optgroup>a</optgroup>b"},
      {"columns that a block ended", "<table><colgroup><div>a</colgroup></div>b"},
      {"a cell left open in a template in a template",
       "<b><template><template><td></template></td></template><div></b>x"},
      {"select in select with a form between", "<select><select><form></select>x<!-- --></form>"},
      {"select in select behind a form", "<select><select><form><select><select>x<!-- --></form>"},
      {"a table that ends a select", "<table><select><table><form><select>x<!-- --></form>y"},
  };
  expect_same_trees(pages);
}

// Behind some stray end tags, further ones are left out of the skeleton: which are stray must be
// known.
TEST(FoundByFuzzing, end_tags_that_do_something_are_not_taken_for_stray_ones) {
  constexpr NamedPage pages[] = {
      {"a text in a form", "<form>a</a>b</form>c"},
      {"formatting across an unknown element", "<em><mo></em><g></mo></g>a"},
      {"object round applet", "<object><applet></object><button></applet></button>a"},
      {"noscript in a head", "<noscript><x></noscript></x>a"},
      {"menuitem is empty", "<menuitem><y-z></menuitem></y-z>a"},
      {"a caption outside of a table", "<pre><caption><ul></pre><ol></ul></ol>a"},
      {"a link ends another", "<a><optgroup><a><span></optgroup></span>b"},
      {"a table ends another", "<table><table></table><applet></table></applet>a"},
      {"a cell behind the table", "<table><table></table><td><optgroup><tr></table></optgroup>a"},
      {"four of a kind",
       "<small><small><dir><small><small></dir></small></small></small></small>a"},
      {"four of two kinds", "<b><big><b><big><b><big><b><big></b></b></b></b></big></b>a"},
      {"the end of a form", "<form><rt></form><rp></rt></rp>a"},
      {"a form in a form ends no paragraph", "<form><p><option><form></option>a"},
      {"a list in a select", "<ul><select><ul><textarea></textarea></ul><ruby></ul></ruby>a"},
      {"a heading in a paragraph with bold text", "<p><b><h2>><h2></h2></h2>a"},
      {"a heading behind formatting elements", "<i><b></i><h1>a<h2></h1></h3>b"},
      {"a link in a link in blocks", "<a><main><li><a></main></li>b"},
      {"ruby", "<ruby><rp><rb><desc></rp></desc>a<ruby><option><rt></option></rt>b"},
      {"keygen ends a select", "<select><optgroup><m><keygen><k></optgroup></up>a"},
      {"main is no barrier", "<desc><main></desc><noscript></main></noscript>a"},
      {"a table in a paragraph", "<p><table></table><ins><pre></pre></ins>a"},
      {"an item behind noscript", "<li><p><noscript><li></li></li>a"},
  };
  std::string stray = "<p>";
  for (int i = 0; i < 20; ++i) stray += "</q>";
  for (const auto& [name, page] : pages) expect_same_trees(name, stray + std::string(page));
}

std::vector<std::string> texts(std::string_view page, ParserKind parser) {
  const auto document = Document::parse(page, {.parser = parser});
  EXPECT_TRUE(document) << page;
  std::vector<std::string> texts;
  if (document) {
    for (const Line& line : lines(document->root())) texts.push_back(line.text);
  }
  return texts;
}

// Gumbo by itself fails an assertion on each, which ends the program.
TEST(FoundByFuzzing, pages_that_gumbo_cannot_read_are_read_without_the_construct) {
  for (const std::string_view page : {
           "<table><math><td><mo><select></select></td></table>",
           "<table><math><th><mo><select></table>",
           "<table><td><math><select><mo><table><table>",
           "<table><math><select><mtext><template></template><tr>",
           "<table><svg><title><select><table>",
           "<table><svg><select a=1><desc a=1><select><tr>",
           "<math><select><mi><select></select></mi></select><td></td></math>",
           "<table><math><mi><![CDATA[d]]> y",
           "<table><svg><desc><![CDATA[d]]> y",
           "<table><svg><desc><![CDATA[d]]> y</svg>",
           "<table><svg><foreignobject><![CDATA[d]]>&amp;",
           "<table><math><svg><td><mi><select></select></mi></td></svg></math></table>",
           "<table><math></></math><th><mo><select></table>",
           "<select><xmp><td></select><table><math><mi><![CDATA[d]]> y",
           "<select><xmp><b c=\"</xmp><p c=\"</select><table><math><mi><![CDATA[d]]> y",
           "<select><table><xmp></select><table><math><td><mo><select></select></td></table>",
           "<table><select><svg><tr><math><td><mo><select></select></mo></td></math></tr></svg>",
       }) {
    const std::string whole = "<p>the start</p>" + std::string(page);
    for (const ParserKind parser : {ParserKind::skeleton, ParserKind::reference}) {
      const std::vector<std::string> found = texts(whole, parser);
      ASSERT_FALSE(found.empty()) << page;
      EXPECT_EQ(found.front(), "the start") << page;
    }
  }
}

// Foreign content that Gumbo can read stays foreign, whatever stands round it.
TEST(FoundByFuzzing, tables_beside_foreign_content_are_no_reason_to_leave_it_out) {
  constexpr NamedPage pages[] = {
      {"math before a table", "<math><mi>x</mi><mspace/></math><table><tr><td>y<select></table>"},
      {"math in a table", "<table><tr><td><math><mi>x</mi></math><td>y</table>"},
      {"svg that a block ends", "<svg><g><path><div>x<table><tr><td>y</table></div>"},
      {"svg with a table in it", "<svg><desc><p></p></desc><g></g></svg><table><td>z"},
      {"HTML in MathML", "<math><mtext><b>x</b><br></mtext></math><table><td>z"},
  };
  expect_same_trees(pages);
}

}  // namespace
}  // namespace dateline::html
