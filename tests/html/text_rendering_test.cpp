#include "html/text_rendering.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "html/selector.h"

namespace dateline::html {
namespace {

Document parse(std::string_view page) {
  return Document::parse(page).value();
}

Node find(const Document& document, std::string_view selector) {
  return select_first(document.root(), Selector::compile(selector).value());
}

/// "a|b/c//d": | before a line at the edge of a block, / behind one <br>, // behind more.
std::string joined(const std::vector<Line>& found) {
  std::string out;
  for (const Line& line : found) {
    if (&line != found.data()) {
      out += line.break_before == LineBreak::block ? "|"
             : line.break_before == LineBreak::br  ? "/"
                                                   : "//";
    }
    out += line.text;
  }
  return out;
}

TEST(Lines, are_what_a_browser_shows) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"", ""},
      {" \n\t ", ""},
      {"a", "a"},
      // inline content flows together
      {"foo<b>bar</b>", "foobar"},
      {"<b>a</b> <i>b</i>", "a b"},
      {"<b>a </b> <i> b</i>", "a b"},
      {"<p>\n  one\n  two <a href=x>three</a>,\n four\n</p>", "one two three, four"},
      {"a<span> </span>b", "a b"},
      {"a&nbsp;&nbsp;b", "a b"},
      {"a<wbr>b<img alt=no>c", "abc"},
      {"<q>a</q> <button>b</button> <label>c</label>", "a b c"},
      {"a<!-- x -->b", "ab"},
      {"e<b>&#x301;</b>", "\u00E9"},
      // blocks
      {"<p>a</p><p>b</p>", "a|b"},
      {"a<p>b</p>c", "a|b|c"},
      {"<div>a<div>b</div>c</div>d", "a|b|c|d"},
      {"<a><div>a</div>b</a>c", "a|bc"},
      {"<h1>a</h1><ul><li>b<li>c</ul><dl><dt>d<dd>e</dl>", "a|b|c|d|e"},
      {"a<hr>b", "a|b"},
      {"<table><caption>a</caption><tr><th>b<td>c<tr><td>d</table>", "a|b|c|d"},
      {"<figure><img><figcaption>a</figcaption></figure>b", "a|b"},
      {"<details><summary>a</summary>b</details>", "a|b"},
      {"<fieldset><legend>a</legend>b</fieldset>", "a|b"},
      {"<p>a</p>&nbsp;<p>b</p>", "a|b"},
      {"<p>a<p> <p>b", "a|b"},
      // line breaks
      {"a<br>b", "a/b"},
      {"a<br><br>b", "a//b"},
      {"a<br> <b>&nbsp;</b><br>b", "a//b"},
      {"a<br><br><br>b", "a//b"},
      {"<p>a<br></p><p><br>b", "a|b"},
      {"<br><br>a", "a"},
      {"a<br>", "a"},
      {"a<br><p>b</p>", "a|b"},
      {"<b>a<br>b</b>", "a/b"},
      // preformatted
      {"<pre>a  b\nc\n\nd</pre>e", "a b/c//d|e"},
      {"<pre>\na\r\n<b>b\nc</b></pre>", "a/b/c"},
      // not seen
      {"<title>t</title><style>s</style>a<script>b</script>c", "ac"},
      {"a<noscript><p>b</p></noscript>c", "ac"},
      {"a<template><p>b</template>c", "ac"},
      {"a<div hidden>b</div>c", "ac"},
      {"a<div hidden=until-found>b</div>c", "a|b|c"},
      {"a<div style='color:red; DISPLAY : NONE !important'><p>b</div>c", "ac"},
      {"a<span style='visibility:hidden'>b</span>c", "ac"},
      {"a<span style='display:none;display:inline'>b</span>c", "abc"},
      {"a<span style='-x-display:none'>b</span>c", "abc"},
      {"a<span aria-hidden=true>b</span>c", "abc"},
      {"a<dialog>b</dialog>c<dialog open>d</dialog>e", "ac|d|e"},
      {"a<select><option>b</select>c<textarea>d</textarea>e", "ace"},
      {"a<iframe>b</iframe>c<video>d</video><audio>e</audio><canvas>f</canvas>", "ac"},
      {"a<svg><title>b</title><text>c</text></svg>d", "ad"},
      {"a<object>b</object>c<datalist><option>d</datalist>e", "ace"},
      {"<ruby>\u6F22<rp>(</rp><rt>\u304B</rt><rp>)</rp></ruby>", "\u6F22\u304B"},
      {"a<math><semantics><mi>x</mi><annotation>y</annotation></semantics></math>", "ax"},
      // the parser's ways
      {"<table>a<tr><td>b</table>c", "a|b|c"},
      {"<p>a<div>b</p>c", "a|b|c"},
  };
  for (const auto& [page, expected] : cases) {
    const Document document = parse(page);
    EXPECT_EQ(joined(lines(document.root())), expected) << page;
  }
}

TEST(Lines, know_their_nodes) {
  const Document document = parse(
      "<div id=d>&#8203;<i> </i>one <b>two</b><u> </u><p id=p>three</p><a> "
      "<em>four</em></a></div>");
  const std::vector<Line> found = lines(document.root());
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(document.node(found[0].first).text(), "one ");
  EXPECT_EQ(document.node(found[0].last).text(), "two");
  EXPECT_EQ(document.node(found[0].block).id(), "d");
  EXPECT_EQ(document.node(found[1].first).text(), "three");
  EXPECT_EQ(found[1].first, found[1].last);
  EXPECT_EQ(document.node(found[1].block).id(), "p");
  EXPECT_EQ(document.node(found[2].first).text(), "four");
  EXPECT_EQ(document.node(found[2].block).id(), "d");
  for (const Line& line : found) EXPECT_EQ(line.break_before, LineBreak::block);
}

TEST(Lines, stay_in_their_scope) {
  const Document document =
      parse("<p>a</p><div id=d>b <span id=s>c<br>d</span> e</div><div id=h hidden>f<p>g</div>");
  const Node span = find(document, "#s");
  EXPECT_EQ(joined(lines(find(document, "#d"))), "b c/d e");
  EXPECT_EQ(joined(lines(span)), "c/d");
  EXPECT_EQ(lines(span)[0].block, span.index());
  EXPECT_EQ(joined(lines(span.first_child())), "c");
  // the scope itself is taken as seen
  EXPECT_EQ(joined(lines(find(document, "#h"))), "f|g");
}

TEST(Lines, pass_over_what_is_skipped) {
  const Document document = parse("<p>a</p>b<div id=d><p>c</p></div>d <i id=i>e</i> f<p id=p>g");
  std::vector<bool> skipped(document.size());
  EXPECT_EQ(joined(lines(document.root(), skipped)), "a|b|c|d e f|g");
  for (const std::string_view id : {"#d", "#i", "#p"}) skipped[find(document, id).index()] = true;
  EXPECT_EQ(joined(lines(document.root(), skipped)), "a|b|d f");
}

TEST(Lines, behind_very_many_line_ends_are_blanks_but_blocks_still_part_them) {
  std::string page = "<pre>";
  for (int i = 0; i < 250'010; ++i) page += "a\n";
  page += "</pre><p>b<br>c<p>d";
  const Document document = parse(page);
  const std::vector<Line> found = lines(document.root());
  ASSERT_EQ(found.size(), 250'003U);
  EXPECT_EQ(found[250'000].text, "a a a a a a a a a a");
  EXPECT_EQ(found[250'001].text, "b c");
  EXPECT_EQ(found[250'002].text, "d");
}

TEST(InlineText, is_one_line) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"<div id=x></div>", ""},
      {"<div id=x> a<br>b <p>c</p>d<b>e</b></div>", "a b c de"},
      {"<div id=x>a<span hidden>b</span><script>c</script>d</div>", "ad"},
      {"<table><tr id=x><td>a</td><td>b</td></tr></table>", "a b"},
      {"<title id=x> a &amp;  b </title>", "a & b"},
      {"<h1 id=x>\n a\n <small>b</small>\n</h1>", "a b"},
  };
  for (const auto& [page, expected] : cases) {
    const Document document = parse(page);
    EXPECT_EQ(inline_text(find(document, "#x")), expected) << page;
  }
}

TEST(PreformattedText, keeps_white_space) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"<pre id=x>\n  if (a)\n\tb();\n</pre>", "  if (a)\n\tb();\n"},
      {"<pre id=x>a<br>b<b> c</b></pre>", "a\nb c"},
      {"<pre id=x><div>a</div><div>b</div></pre>", "a\nb"},
      {"<pre id=x>a\r\nb</pre>", "a\nb"},
  };
  for (const auto& [page, expected] : cases) {
    const Document document = parse(page);
    EXPECT_EQ(preformatted_text(find(document, "#x")), expected) << page;
  }
}

TEST(Visibility, is_told_by_tag_and_attributes) {
  for (const Tag tag : {Tag::div, Tag::p, Tag::td, Tag::li, Tag::hr, Tag::option, Tag::dialog})
    EXPECT_TRUE(is_block_level(tag)) << tag_name(tag);
  for (const Tag tag : {Tag::unknown, Tag::span, Tag::a, Tag::br, Tag::img, Tag::button, Tag::svg})
    EXPECT_FALSE(is_block_level(tag)) << tag_name(tag);
  for (const Tag tag : {Tag::script, Tag::style, Tag::template_, Tag::head, Tag::noscript})
    EXPECT_TRUE(is_unrendered(tag)) << tag_name(tag);
  for (const Tag tag : {Tag::unknown, Tag::div, Tag::iframe, Tag::video, Tag::img})
    EXPECT_FALSE(is_unrendered(tag)) << tag_name(tag);

  const Document document = parse(
      "<i id=a hidden></i><i id=b style=display:none></i><i id=c style='display:block'></i>"
      "<i id=d style='background:url(x;display:none)'></i><i id=e style='color'></i>");
  EXPECT_TRUE(is_hidden(find(document, "#a")));
  EXPECT_TRUE(is_hidden(find(document, "#b")));
  EXPECT_FALSE(is_hidden(find(document, "#c")));
  EXPECT_FALSE(is_hidden(find(document, "#e")));
  EXPECT_TRUE(is_hidden(find(document, "script, title, head")));
}

}  // namespace
}  // namespace dateline::html
