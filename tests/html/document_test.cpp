#include "html/document.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace dateline::html {
namespace {

Document parse(std::string_view page) {
  tl::expected<Document, Error> document = Document::parse(page);
  if (!document) throw std::runtime_error(document.error().message);
  return *std::move(document);
}

/// The tree below a node in one line: "html(head() body('x'))".
std::string outline(const Document& document) {
  std::string out;
  std::vector<NodeIndex> open;
  for (NodeIndex i = 1; i < document.size(); ++i) {
    while (!open.empty() && i >= document.node(open.back()).subtree_end()) {
      out += ')';
      open.pop_back();
    }
    if (!out.empty() && out.back() != '(') out += ' ';
    const Node node = document.node(i);
    switch (node.type()) {
      case NodeType::element:
        out += std::string(node.tag_name()) + '(';
        open.push_back(i);
        break;
      case NodeType::text:
        out += '\'' + std::string(node.text()) + '\'';
        break;
      case NodeType::document:
        ADD_FAILURE() << "a document inside of a document";
    }
  }
  return out + std::string(open.size(), ')');
}

Node find(const Document& document, std::string_view name) {
  for (NodeIndex i = 1; i < document.size(); ++i)
    if (document.node(i).tag_name() == name) return document.node(i);
  return {};
}

Node find_text(const Document& document, std::string_view text) {
  for (NodeIndex i = 1; i < document.size(); ++i)
    if (document.node(i).is_text() && document.node(i).text() == text) return document.node(i);
  return {};
}

std::string_view cut(std::string_view page, SourceRange range) {
  return page.substr(range.from, range.to - range.from);
}

TEST(Document, has_the_tree_of_the_standard) {
  const struct {
    std::string_view page;
    std::string_view outline;
  } cases[] = {
      {"", "html(head() body())"},
      {"x", "html(head() body('x'))"},
      {"<!doctype html><title>t</title><p>a<p>b", "html(head(title('t')) body(p('a') p('b')))"},
      {"<!--a--><html><!--b--><body>x<!--c-->y</body></html><!--d-->", "html(head() body('xy'))"},
      {"<p>a &amp; b&nbsp;c &#x41; &unknown;</p>",
       "html(head() body(p('a & b\u00A0c A &unknown;')))"},
      {"<b>1<p>2</b>3", "html(head() body(b('1') p(b('2') '3')))"},
      {"<table>x<tr><td>y</table>", "html(head() body('x' table(tbody(tr(td('y'))))))"},
      {"<script>if (a < b) '</p>'</script>", "html(head(script('if (a < b) '</p>'')) body())"},
      {"<body><svg><circle/><![CDATA[a<b]]></svg>", "html(head() body(svg()))"},
      {"<body><template><li>x</template>y", "html(head() body(template() 'y'))"},
      {"<body><FB:Like>x</FB:Like>", "html(head() body(fb:like('x')))"},
      {"<body> <i> </i>", "html(head() body(' ' i(' ')))"},
      {"<textarea>\n<p></textarea>", "html(head() body(textarea('<p>')))"},
      {"<body><br></br></p>", "html(head() body(br() br() p()))"},
  };
  for (const auto& [page, expected] : cases) EXPECT_EQ(outline(parse(page)), expected) << page;
  EXPECT_EQ(outline(parse(std::string_view())), "html(head() body())");
}

TEST(Document, links_nodes_to_one_another) {
  const Document document = parse("<ul><li>a</li><li><b>c</b></li></ul><p>d</p>");
  const Node list = find(document, "ul");
  const Node first = list.first_child();
  const Node second = first.next_sibling();
  EXPECT_EQ(first.tag(), Tag::li);
  EXPECT_EQ(second.tag(), Tag::li);
  EXPECT_FALSE(second.next_sibling());
  EXPECT_EQ(list.next_sibling().tag(), Tag::p);
  EXPECT_EQ(second.parent(), list);
  EXPECT_EQ(second.first_child().first_child().text(), "c");
  EXPECT_FALSE(second.first_child().first_child().first_child());
  EXPECT_FALSE(document.root().parent());
  EXPECT_EQ(document.root().type(), NodeType::document);
  EXPECT_EQ(document.root().subtree_end(), document.size());
  EXPECT_TRUE(list.contains(second.first_child()));
  EXPECT_TRUE(list.contains(list));
  EXPECT_FALSE(list.contains(list.next_sibling()));
  EXPECT_FALSE(list.contains(list.parent()));
  EXPECT_FALSE(list.contains(Node()));
  EXPECT_FALSE(Node());
}

TEST(Document, survives_a_move) {
  Document first = parse("<p id=a>a &amp; b</p>");
  const Document second = std::move(first);
  EXPECT_EQ(find(second, "p").id(), "a");
  EXPECT_EQ(outline(second), "html(head() body(p('a & b')))");
}

TEST(Document, has_comments_apart) {
  const std::string_view page =
      "<!--a--><p>x<!-- b &amp; --><svg><!--c--></svg><?d><!e></p></3><!--f";
  std::string found;
  for (const auto& [source, text] : parse(page).comments())
    found += std::string(text) + '=' + std::string(cut(page, source)) + '|';
  EXPECT_EQ(found, "a=<!--a-->| b &amp; =<!-- b &amp; -->|?d=<?d>|e=<!e>|3=</3>|f=<!--f|");
}

TEST(Document, decodes_attributes) {
  const Document document = parse(
      "<a HREF='/?a=1&amp;b=2&copy=3' Title=\"&quot;q&quot;\" hidden class=' x  y\tx' DATA-Id=7 "
      "href=second>");
  const Node a = find(document, "a");
  EXPECT_EQ(a.attribute("href"), "/?a=1&b=2&copy=3");
  EXPECT_EQ(a.attribute("title"), "\"q\"");
  EXPECT_EQ(a.attribute("hidden"), "");
  EXPECT_EQ(a.attribute("data-id"), "7");
  EXPECT_EQ(a.attribute("dat"), std::nullopt);
  EXPECT_EQ(a.class_attribute(), " x  y\tx");
  EXPECT_TRUE(a.has_class("x"));
  EXPECT_TRUE(a.has_class("y"));
  EXPECT_FALSE(a.has_class("X"));
  EXPECT_FALSE(a.has_class(""));
  EXPECT_FALSE(a.has_class("x  y"));
  EXPECT_EQ(a.class_bits(), class_bit(class_hash("x")) | class_bit(class_hash("y")));
  EXPECT_TRUE(document.may_have_class(class_hash("x")));
  EXPECT_FALSE(document.may_have_class(class_hash("z")));
  EXPECT_EQ(a.id(), "");
  EXPECT_EQ(a.parent().class_attribute(), "");
}

// Gumbo glues names together behind a repeated attribute without a value.
TEST(Document, keeps_the_first_of_repeated_attributes) {
  const struct {
    std::string_view tag;
    std::vector<std::pair<std::string_view, std::string_view>> attributes;
  } cases[] = {
      {"<i a=1 a=2 b=3>", {{"a", "1"}, {"b", "3"}}},
      {"<i a a b=3>", {{"a", ""}, {"b", "3"}}},
      {"<i a A\n b=3 c=4>", {{"a", ""}, {"b", "3"}, {"c", "4"}}},
      {"<i a a/b=3>", {{"a", ""}, {"b", "3"}}},
      {"<i a=1 a b b c='4 5/6' d>", {{"a", "1"}, {"b", ""}, {"c", "4 5/6"}, {"d", ""}}},
      {"<i a a b=1 b=2>", {{"a", ""}, {"b", "1"}}},
      {"<i a a a a=1 b>", {{"a", ""}, {"b", ""}}},
  };
  for (const auto& [tag, attributes] : cases) {
    const Document document = parse(tag);
    const Node element = find(document, "i");
    for (const auto& [name, value] : attributes)
      EXPECT_EQ(element.attribute(name), value) << tag << ' ' << name;
    EXPECT_EQ(element.attribute("ab"), std::nullopt) << tag;
  }
}

TEST(Document, gives_places_in_the_source) {
  const struct {
    std::string_view page;
    std::string_view element;
    std::string_view source;
  } cases[] = {
      {"<p class=a>x</p>", "p", "<p class=a>x</p>"},
      {"<div>a<p>x<b>y</b></div>z", "p", "<p>x<b>y</b>"},
      {"<div>a<p>x<b>y</b></div>z", "div", "<div>a<p>x<b>y</b></div>"},
      {"<ul><li>a<li>b</ul>", "li", "<li>a"},
      {"<ul><li>a<li>b</UL >c", "ul", "<ul><li>a<li>b</UL >"},
      {"<p>x<img src=a>y", "img", "<img src=a>"},
      {"<table><tr><td>x</table>", "tbody", "<tr><td>x"},
      {"<table>x<tr><td>y</table>", "table", "<table>x<tr><td>y</table>"},
      {"<p><x-y>a</x-y>b", "x-y", "<x-y>a</x-y>"},
      {"<p><svg><g>a</g></svg>b", "svg", "<svg><g>a</g></svg>"},
      {"<body>x</body>y", "body", "<body>x</body>y"},
      {"x", "head", ""},
      {"x", "html", "x"},
  };
  for (const auto& [page, element, source] : cases) {
    const Document document = parse(page);
    EXPECT_EQ(cut(page, find(document, element).source()), source) << page << ' ' << element;
  }
  const std::string_view page = "<p>a &amp; b<b>c</b></p>";
  const Document document = parse(page);
  EXPECT_EQ(cut(page, find_text(document, "a & b").source()), "a &amp; b");
  EXPECT_EQ(cut(page, find_text(document, "c").source()), "c");
}

// The copy of <b> in the second paragraph has no tag of its own.
TEST(Document, a_copied_formatting_element_lies_where_its_content_is) {
  const std::string_view page = "<p><b class=x>1<p>2</b>3";
  const Document document = parse(page);
  const Node copy = find_text(document, "2").parent();
  EXPECT_EQ(copy.tag(), Tag::b);
  EXPECT_TRUE(copy.has_class("x"));
  EXPECT_EQ(cut(page, copy.source()), "2</b>");
}

TEST(Document, ranges_lie_in_the_page_and_parents_cover_children) {
  for (const std::string_view page :
       {"<table>a<b>c<tr>d<td>e</b>f</table>g</b>h", "<a><p></a>x</p><a>y<div>z</a>w",
        "<html><body>1</body></html>2<!-- 3 --><p>4", "<b><i><p>x</b>y</i>z",
        "<select><option>a<div>b</select>c", "<svg><p>x<math><mi>y</svg>z", "<p>a\0b\r\nc"}) {
    const Document document = parse(page);
    for (NodeIndex i = 1; i < document.size(); ++i) {
      const SourceRange range = document.node(i).source();
      EXPECT_LE(range.from, range.to) << page;
      EXPECT_LE(range.to, page.size()) << page;
      if (range.from == range.to) continue;
      const SourceRange outer = document.node(i).parent().source();
      EXPECT_LE(outer.from, range.from) << page;
      EXPECT_GE(outer.to, range.to) << page;
    }
  }
}

TEST(Document, knows_the_tags_of_all_names) {
  for (std::size_t i = 1; i < tag_count; ++i) {
    const auto tag = static_cast<Tag>(i);
    EXPECT_EQ(tag_from_name(tag_name(tag)), tag) << tag_name(tag);
  }
  EXPECT_EQ(tag_name(Tag::template_), "template");
  EXPECT_EQ(tag_name(Tag::annotation_xml), "annotation-xml");
  EXPECT_EQ(tag_name(Tag::rtc), "rtc");
  EXPECT_EQ(tag_from_name(""), Tag::unknown);
  EXPECT_EQ(tag_from_name("DIV"), Tag::div);
  EXPECT_EQ(tag_from_name("x-y"), Tag::unknown);
  const Document document = parse("<dialog>x</dialog><time>y</time><x-y>z</x-y>");
  EXPECT_EQ(find(document, "dialog").tag(), Tag::dialog);
  EXPECT_EQ(find(document, "time").tag(), Tag::time);
  EXPECT_EQ(find(document, "x-y").tag(), Tag::unknown);
}

TEST(Document, css_path_leads_to_one_element) {
  const Document document = parse(
      "<title>t</title><div><p>a</p></div><div><p>b</p><!--c--><p>d<b>e</b></p></div><FB:X>f</"
      "FB:X><x-y>1</x-y>"
      "<x-y>2</x-y>");
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"t", "html > head > title"},
      {"a", "html > body > div:nth-of-type(1) > p"},
      {"b", "html > body > div:nth-of-type(2) > p:nth-of-type(1)"},
      {"d", "html > body > div:nth-of-type(2) > p:nth-of-type(2)"},
      {"e", "html > body > div:nth-of-type(2) > p:nth-of-type(2) > b"},
      {"f", "html > body > fb\\:x"},
      {"2", "html > body > x-y:nth-of-type(2)"},
  };
  for (const auto& [text, path] : cases) {
    const Node node = find_text(document, text);
    EXPECT_EQ(css_path(node), path);
    EXPECT_EQ(css_path(node.parent()), path);
  }
  EXPECT_EQ(css_path(document.root()), "");
  EXPECT_EQ(css_path(Node()), "");
}

}  // namespace
}  // namespace dateline::html
