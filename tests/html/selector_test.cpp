#include "html/selector.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <utility>

namespace dateline::html {
namespace {

Document parse(std::string_view page) {
  return Document::parse(page).value();
}

Selector compile(std::string_view text) {
  tl::expected<Selector, SelectorError> selector = Selector::compile(text);
  if (!selector) throw std::runtime_error(std::string(text) + ": " + selector.error().message);
  return *std::move(selector);
}

/// The ids of all matches, in document order.
std::string ids_of_matches(const Document& document, std::string_view selector) {
  std::string ids;
  for (const Node node : select_all(document.root(), compile(selector))) {
    if (!ids.empty()) ids += ' ';
    ids += node.id();
  }
  return ids;
}

TEST(Selector, matches_what_css_says) {
  const Document document = parse(
      "<div id=d1 class='post wide'><h1 id=h class=post_title>T</h1><p id=p1 lang=en-GB>a"
      "<a id=a1 href='https://caliber.example/en/post/1' title='Read More'>x</a></p>text<!-- c -->"
      "<p id=p2 class='x y'><span id=s1><a id=a2 href='/post/2.JPG'>y</a></span></p>"
      "<ul id=u><li id=l1 class=item><b id=b1>1</b></li><li id=l2 class='item last'><b "
      "id=b2>2</b></li>"
      "<li id=l3 lang=en data-empty=''>3</li></ul></div>"
      "<div id=d2><p id=p3><x-card id=c1 rel='tag nofollow'>z</x-card></p>"
      "<svg id=v viewBox='0 0 1 1'></svg></div>");
  const std::pair<std::string_view, std::string_view> cases[] = {
      // types
      {"p", "p1 p2 p3"},
      {"P", "p1 p2 p3"},
      {"x-card", "c1"},
      {"X-Card", "c1"},
      {"x-other", ""},
      {"ul > *", "l1 l2 l3"},
      // classes and ids
      {".post", "d1"},
      {".POST", ""},
      {".post.wide", "d1"},
      {".post.narrow", ""},
      {"li.item", "l1 l2"},
      {"*.item", "l1 l2"},
      {"#p2", "p2"},
      {"#P2", ""},
      {"p#p2.x", "p2"},
      {"#p1#p2", ""},
      // attributes
      {"[href]", "a1 a2"},
      {"[HREF]", "a1 a2"},
      {"[lang=en]", "l3"},
      {"[lang='EN' i]", "l3"},
      {"[lang=EN i]", "l3"},
      {"[lang=\"EN\"i]", "l3"},
      {"[lang=EN]", ""},
      {"[lang|=en]", "p1 l3"},
      {"[lang|=EN I]", "p1 l3"},
      {"[lang|=e]", ""},
      {"[rel~=nofollow]", "c1"},
      {"[rel~=follow]", ""},
      {"[rel~='tag nofollow']", ""},
      {"[rel~='']", ""},
      {"[class~=x]", "p2"},
      {"[href^='https://']", "a1"},
      {"[href^='']", ""},
      {"[href$='.jpg']", ""},
      {"[href$='.jpg' i]", "a2"},
      {"[href$='']", ""},
      {"[href*='/post/']", "a1 a2"},
      {"[href*='/POST/' i]", "a1 a2"},
      {"[href*='']", ""},
      {"[data-empty]", "l3"},
      {"[data-empty='']", "l3"},
      {"[ title = 'Read More' ]", "a1"},
      {"a[href][title]", "a1"},
      {"[viewbox='0 0 1 1']", "v"},
      // combinators
      {"div a", "a1 a2"},
      {"div > a", ""},
      {"p > a", "a1"},
      {"div > p a", "a1 a2"},
      {"div p > a", "a1"},
      {"p>span>a", "a2"},
      {"h1 + p", "p1"},
      {"p + p", "p2"},
      {"h1 ~ p", "p1 p2"},
      {"h1 ~ p a", "a1 a2"},
      {"h1~p>span a", "a2"},
      {"li + li", "l2 l3"},
      {"li ~ li.last ~ li", "l3"},
      {"li.item + li.item b", "b2"},
      {".post .item b", "b1 b2"},
      {"body p span a", "a2"},
      {"html > body > div > p > span > a", "a2"},
      {"p p", ""},
      {"li ~ p", ""},
      // lists
      {"h1, .item, #c1", "h l1 l2 c1"},
      {"li,li.item", "l1 l2 l3"},
      {" h1 ,\n li ", "h l1 l2 l3"},
      // :not()
      {"p:not(.x)", "p1 p3"},
      {"li:not(.item):not([lang=de])", "l3"},
      {"li:not(.last, [lang])", "l1"},
      {"li:NOT( .last )", "l1 l3"},
      {"a:not([href^='/'])", "a1"},
      {"ul > :not(li)", ""},
      {"ul :not(li)", "b1 b2"},
      {":not(*)", ""},
      {"div:not(.post) > p", "p3"},
  };
  for (const auto& [selector, ids] : cases)
    EXPECT_EQ(ids_of_matches(document, selector), ids) << selector;
}

// A first choice from right to left that leads nowhere must be given up for the next.
TEST(Selector, tries_other_choices_on_the_left) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      // the nearest section is no child of main
      {"<main><section><div><section><b id=y>", "main > section b"},
      {"<main><i><section></i></main><main><section><p><u><section><b id=y>", "main > section b"},
      // the nearest sibling does not follow an h2
      {"<h2></h2><p></p><p></p><b id=y></b>", "h2 + p ~ b"},
      {"<div class=a></div><div class=b><div><div class=b><div><i id=y>", ".a + .b i"},
      {"<div class=a></div><div></div><div class=b><div><div class=b><i id=y>", ".a ~ .b i"},
      {"<div class=a><div class=b><p></p><div class=b><p></p><i id=y>", ".a > .b p ~ i"},
      {"<div class=a><p class=b></p><u></u><p class=c></p><p class=b></p><p class=c></p><i id=y>",
       "u + .c ~ i"},
      {"<div class=a><div class=b><div class=c><div class=b><div class=c><i id=y>",
       ".a > .b > .c i"},
  };
  for (const auto& [page, selector] : cases)
    EXPECT_EQ(ids_of_matches(parse(page), selector), "y") << selector << " on " << page;

  const std::pair<std::string_view, std::string_view> no_matches[] = {
      {"<main><div><section><b id=y>", "main > section b"},
      {"<h2></h2><i></i><p></p><p></p><b id=y></b>", "h2 + p ~ b"},
      {"<div class=b></div><div class=a><div><div class=b><i id=y>", ".a ~ .b i"},
      {"<div class=a><div class=c><div class=b><div class=c><i id=y>", ".a > .b > .c i"},
  };
  for (const auto& [page, selector] : no_matches)
    EXPECT_EQ(ids_of_matches(parse(page), selector), "") << selector << " on " << page;
}

TEST(Selector, reads_escapes) {
  const Document document = parse(
      "<p id=p1 class='md:w-1/2'></p><p id=p2 class=1st></p><p id='a b' title='say \"x\"'></p>"
      "<p id=p4 class=Главная></p><fb:like id=f></fb:like><p id=p5 class=-x></p><p id=p6 "
      "class=--y></p>");
  const std::pair<std::string_view, std::string_view> cases[] = {
      {".md\\:w-1\\/2", "p1"},
      {".\\31st", "p2"},
      {".\\31 st", "p2"},
      {".\\000031st", "p2"},
      {"#a\\ b", "a b"},
      {"[id='a\\20 b']", "a b"},
      {"[title='say \\\"x\\\"']", "a b"},
      {"[title=\"say \\22x\\22\"]", "a b"},
      {"[id='p\\\n4']", "p4"},
      {".Главная", "p4"},
      {".\\413лавная", "p4"},
      {"fb\\:like", "f"},
      {".-x", "p5"},
      {".--y", "p6"},
  };
  for (const auto& [selector, ids] : cases)
    EXPECT_EQ(ids_of_matches(document, selector), ids) << selector;
}

TEST(Selector, says_where_an_error_is) {
  const struct {
    std::string_view text;
    std::size_t offset;
    std::string_view part_of_message;
  } cases[] = {
      {"", 0, "expected a selector"},
      {"   ", 3, "expected a selector"},
      {"p,", 2, "expected a selector"},
      {",p", 0, "expected a selector"},
      {"p >", 3, "expected a selector"},
      {"> p", 0, "expected a selector"},
      {"p > > a", 4, "expected a selector"},
      {".", 1, "expected a name"},
      {".1a", 1, "expected a name"},
      {"#", 1, "expected a name"},
      {"#-1", 1, "expected a name"},
      {"p.a..b", 4, "expected a name"},
      {"[", 1, "expected a name"},
      {"[]", 1, "expected a name"},
      {"[a", 2, "expected ], ="},
      {"[a!=b]", 2, "expected ], ="},
      {"[a~b]", 3, "expected ="},
      {"[a=]", 3, "expected a name"},
      {"[a=1]", 3, "expected a name"},
      {"[a='x]", 3, "closing quotation mark"},
      {"[a='x\n']", 3, "closing quotation mark"},
      {"[a=x s]", 5, "expected ]"},
      {"[a=x", 4, "expected ]"},
      {"p:hover", 1, "no other pseudo-class than :not()"},
      {"p:nth-of-type(2)", 1, "no other pseudo-class than :not()"},
      {"p::before", 1, "no other pseudo-class than :not()"},
      {"p:not()", 6, "expected a selector"},
      {"p:not(a", 7, "expected a comma or )"},
      {"p:not(a b)", 8, "expected a comma or )"},
      {"p:not(:not(a))", 6, "no pseudo-class inside"},
      {"svg|a", 3, "no namespace"},
      {"*|a", 1, "no namespace"},
      {"p $ a", 2, "expected a selector"},
      {"p)", 1, "expected a combinator"},
      {".a*", 2, "expected a combinator"},
      {"p\\", 1, "expected a combinator"},
  };
  for (const auto& [text, offset, part] : cases) {
    const auto selector = Selector::compile(text);
    ASSERT_FALSE(selector) << text;
    EXPECT_EQ(selector.error().offset, offset) << text;
    EXPECT_NE(selector.error().message.find(part), std::string::npos)
        << text << ": " << selector.error().message;
  }
  std::string row = "a";
  for (int i = 1; i < 32; ++i) row += " a";
  EXPECT_TRUE(Selector::compile(row));
  EXPECT_EQ(Selector::compile(row + " a").error().offset, row.size() + 1);
}

TEST(Selector, keeps_its_text) {
  EXPECT_EQ(compile(" p > .a ").text(), " p > .a ");
}

TEST(Selector, searches_below_the_scope_only) {
  const Document document = parse("<div id=a><div id=b><p id=c></p></div></div><div id=d></div>");
  const Node a = select_first(document.root(), compile("#a"));
  ASSERT_TRUE(a);
  EXPECT_EQ(select_first(a, compile("div")).id(), "b");
  EXPECT_EQ(select_all(a, compile("div")).size(), 1U);
  EXPECT_FALSE(select_first(a, compile("#d")));
  // what stands to the left may lie outside of it
  EXPECT_EQ(select_first(a, compile("body > div p")).id(), "c");
}

TEST(Selector, finds_the_nearest_ancestor) {
  const Document document = parse("<div id=a class=x><div id=b><p id=c>text");
  const Node text = select_first(document.root(), compile("#c")).first_child();
  EXPECT_EQ(closest(text, compile("div")).id(), "b");
  EXPECT_EQ(closest(text, compile(".x")).id(), "a");
  EXPECT_EQ(closest(text.parent(), compile("p")).id(), "c");
  EXPECT_FALSE(closest(text, compile("table")));
}

TEST(Selector, says_at_once_that_a_class_is_missing) {
  const Document document = parse("<div class=a>");
  EXPECT_TRUE(compile(".a").may_match_in(document));
  EXPECT_TRUE(compile("p, .a").may_match_in(document));
  EXPECT_TRUE(compile("p:not(.b)").may_match_in(document));
  ASSERT_NE(class_bit(class_hash("a")), class_bit(class_hash("b")));
  EXPECT_FALSE(compile(".b").may_match_in(document));
  EXPECT_FALSE(compile(".b p").may_match_in(document));
}

}  // namespace
}  // namespace dateline::html
