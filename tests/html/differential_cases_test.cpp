#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "html/both_parsers.h"

// Our parser and Gumbo by itself give the same tree where elements are moved and copied, where not
// all is HTML, and wherever a token's characters matter.
namespace dateline::html {
namespace {

using namespace std::string_view_literals;

TEST(SameTrees, of_formatting) {
  constexpr NamedPage cases[] = {
      {"adoption agency: misnested", "<b>a<i>b</b>c</i>d"},
      {"adoption agency: a block", "<b>a<div>b</b>c</div>d"},
      {"adoption agency: two blocks", "<a>a<div>b<div>c</a>d</div>e</div>f"},
      {"adoption agency: nine blocks",
       "<b><div><div><div><div><div><div><div><div><div>a</b>b</div>c"},
      {"adoption agency: a paragraph in between", "<p><b>a<p>b</b>c<p>d"},
      {"adoption agency: a table in between", "<b><table><td></b>a</table>b</b>c"},
      {"adoption agency: formatting in a block", "<b><i><div><u>a</b>b</i>c</div>d"},
      {"adoption agency: no open element", "<p><b>a</p></b>b"},
      {"adoption agency: not in scope", "<b><object></b>a</object>b"},
      {"adoption agency: attributes", "<b id=a class='b c'><p>d</b>e</p>f"},
      {"adoption agency: an anchor in an anchor", "<a href=a><p><a href=b>c</a>d</p>e"},
      {"adoption agency: a foster parent", "<table><a>a<tr><td>b</table></a>c"},
      {"adoption agency: many misnested", "<a><b><i><u>a</a>b</b>c</i>d</u>e"},
      {"Noah's Ark: the same four times", "<p><b><b><b><b><p>a</b></b></b></b>b"},
      {"Noah's Ark: with the same attributes", "<p><b a=1 c><b c a=1><b a=1 c=''><b a=1 c><p>a"},
      {"Noah's Ark: with other values", "<p><b a=1><b a=2><b a=1><b a=1><b a=1><p>a"},
      {"Noah's Ark: with names in other cases", "<p><b A=1><b a=1><b a=1><b a=1><p>a"},
      {"Noah's Ark: with values in other cases", "<p><b a=x><b a=X><b a=x><b a=x><p>a"},
      {"Noah's Ark: with other elements", "<p><b><i><b><i><b><i><b><i><p>a"},
      {"Noah's Ark: font", "<p><font size=1><font size=1><font size=1><font size=1><p>a"},
      {"Noah's Ark: behind a marker", "<p><b><b><b><object><b><p>a</object><p>b"},
      {"Noah's Ark: references in values", "<p><b a='&amp;'><b a='&'><b a='&#38;'><b a=&><p>a"},
      {"Noah's Ark: repeated attributes", "<p><b a=1 a=2><b a=1><b a=1 A=3><b a=1><p>a"},
      {"reconstruction: in the next paragraph", "<p><b>a<p>b</b>c"},
      {"reconstruction: before text and elements", "<p><b><i></p>a<br>b"},
      {"reconstruction: not before blanks in a table", "<b><table> <tr> </tr></b> a</table>"},
      {"reconstruction: blanks alone", "<p><b></p> <p> </p>a"},
      {"reconstruction: in cells", "<table><td><b><i>a<td>b"},
      {"reconstruction: after a list", "<ul><li><b>a<li>b</ul>c"},
      {"reconstruction: in a select", "<p><b></p><select><option>a</select>"},
      {"reconstruction: before raw text", "<p><b></p><textarea>a</textarea><iframe></iframe>b"},
      {"reconstruction: before an svg", "<p><b></p><svg></svg>a"},
      {"reconstruction: before an input", "<p><b></p><input type=hidden>a"},
      {"reconstruction: before an unknown element", "<p><b></p><x-y>a"},
      {"all formatting elements",
       "<p><a><b><big><code><em><font><i><nobr><s><small><strike><strong><tt><u><p>a"},
  };
  expect_same_trees(cases);
}

TEST(SameTrees, of_foreign_content) {
  constexpr NamedPage cases[] = {
      {"an svg", "<p>a<svg width=1><path d=x /><g><text>b</text></g></svg>c"},
      {"a self-closing svg", "<p>a<svg/>b<svg />c"},
      {"an svg with an HTML end tag", "<div><svg><g></div>a</svg>b"},
      {"an svg with HTML in it", "<svg><g><p>a</svg>b"},
      {"an svg with a font", "<svg><font>a</font><font size=1>b</svg>c"},
      {"an svg with a title", "<svg><title>a<p>b</title><path/></svg>c"},
      {"an svg with a desc", "<svg><desc>a</desc></svg>b<svg><desc><b>c</desc></svg>d"},
      {"an svg with a foreignObject", "<svg><foreignObject><p>a</foreignObject></svg>b"},
      {"an svg in an svg", "<svg><svg><g></svg>a</svg>b"},
      {"an svg with a CDATA section", "<svg><![CDATA[a</svg>]]></svg>b"},
      {"an svg with a comment", "<svg><!--</svg>--></svg>b"},
      {"an svg with a script", "<svg><script>a</svg></script></svg>b"},
      {"an svg with a style", "<svg><style>a<b></style></svg>c"},
      {"an svg whose end tag has a blank", "<p><svg><g></svg >a</svg>b"},
      {"an svg whose end tag has an attribute", "<svg></svg a=b>c"},
      {"an svg in capitals", "<SVG><Path></PATH></Svg>a"},
      {"an open svg", "<p>a<svg><g>b<p>c"},
      {"an open svg before a whole one", "<svg><g>a<p>b<svg></svg>c"},
      {"an svg behind nothing", "<p></><svg></svg>a"},
      {"an svg with nothing", "<svg></></svg>a"},
      {"an svg in each place", "<head><svg></svg><body><table><tr><svg></svg><td><svg></svg>a"},
      {"an svg with NUL", "<svg>\0<g>\0</g></svg>a"sv},
      {"an end tag of no svg", "<p>a</svg>b</g>c"},
      {"math", "<p>a<math><mi>b</mi><mo>c</math>d"},
      {"math with HTML", "<math><mi><p>a</mi><p>b</math>c"},
      {"math with an annotation", "<math><annotation-xml encoding=text/html><p>a</math>b"},
      {"math with an svg", "<math><annotation-xml><svg><g/></svg></math>a"},
      {"math with a CDATA section", "<math><mi><![CDATA[a<b]]></math>c"},
      {"math in an svg", "<svg><math></math></svg>a"},
      {"parts of math without one", "<mi>a</mi><mglyph>b<annotation-xml>c"},
      {"a CDATA section outside", "<p>a<![CDATA[b<i>c]]>d"},
  };
  expect_same_trees(cases);
}

TEST(SameTrees, of_markup_of_all_kinds) {
  constexpr NamedPage cases[] = {
      {"nothing", "<p>a</>b</><i>c</></i>d"},
      {"nothing before tags", "</><div></></p></><br>a"},
      {"signs that begin no tag", "<p>a < b <3 <> </ c <\0d <=e"sv},
      {"comments of all kinds",
       "<p>a<!-->b<!--->c<!--d--!>e<!--f-- >g--><!-h-><!i><?j?></k!></1>l"},
      {"comments that end oddly", "a<!----!>b<!-- -- >c-->d<!--<!---->e"},
      {"a comment without end", "<p>a<!--b<p>c"},
      {"a comment that ends in dashes", "<p>a<!--b--"},
      {"a bogus comment without end", "<p>a<!b<p"},
      {"a bogus comment with an end tag's slash", "<p>a</ b>c</#>d"},
      {"a bogus comment that ends in a carriage return", "<p>a<!b\r\r"},
      {"a bogus comment that begins with NUL", "<p>a</\0b>c<!\0b>"sv},
      {"comments between blanks", "<p>a <!--b--> <!--c--> d"},
      {"comments in tables", "<table><!--a--><tr><!--b--> <td><!--c-->d<!--e-->f"},
      {"comments in a list", "<ul><!--a--><li>b<!--c--></ul>"},
      {"tags in capitals", "<DIV CLASS=A>a<P>b</DIV><Table><TR><Td>c"},
      {"names with odd characters", "<p\0q>a<x=\"b\">c<d<e>f</d<e>g</p\0q>"sv},
      {"a tag cut in its name", "<p>a<di"},
      {"a tag cut behind its name", "<p>a<div "},
      {"a tag cut in an attribute", "<p>a<div class"},
      {"a tag cut in a value", "<p>a<div class='b>c"},
      {"a tag cut behind a value", "<p>a<div class='b'"},
      {"a tag cut at a slash", "<p>a<br/"},
      {"an end tag cut", "<p>a</p"},
      {"a sign at the end", "<p>a<"},
      {"a sign and a slash at the end", "<p>a</"},
      {"a declaration cut", "<p>a<!"},
      {"a doctype cut", "<p>a<!doctype ht"},
      {"a doctype in a body", "<p>a<!doctype html>b"},
      {"a doctype in a table", "<table><!doctype html> a"},
      {"attributes without values", "<p a b=c d>e"},
      {"attributes in all quotes", "<p a=b c='d\"' e=\"f'\" g = h i ='j'>k"},
      {"attributes that touch", "<p a='b'c=\"d\"e>f"},
      {"attributes with slashes", "<p/a/b=c/d e=f/>g<br/ a>h"},
      {"attributes with odd names", "<p =a <b \"c\" 'd' e\0f=g \xC3\xA4>h"sv},
      {"attributes repeated", "<p a=b a=c A=d B=e b=f id=g ID=h>i"},
      {"attributes with references", "<p a='&amp;&lt&copy=&copyx&#65;&#x42' b=&amp;c>d"},
      {"attributes with line ends", "<p a='b\r\nc\rd' e\r\n=\r\nf>g"},
      {"attributes with NUL and controls", "<p a='b\0c\x01' d\0=e>f"sv},
      {"attributes with empty values", "<p a= b='' c=\"\" d=>e"},
      {"attributes of tags that are ignored", "<div> <col a='>'>b<p> <head c==\">>d"},
      {"an attribute that looks like the end tag", "<ul><li a='></li '> "},
      {"attributes of end tags", "<p>a</p b='>'>c</div d=e/>f"},
      {"attributes at the end of the file", "<p a=b"},
      {"a value without its quote", "<p a=\"b><p>c<p d=\"e\">f"},
      {"unknown elements", "<x-y a=b>c<z>d</z>e</x-y>f<foo/>g"},
      {"elements younger than Gumbo", "<dialog>a<picture><source></picture><search>b<slot>c"},
      {"elements of the standard", "<details><summary>a</summary>b</details><main>c</main><data>d"},
      {"menuitem", "<menu><menuitem>a<menuitem>b</menu>c"},
  };
  expect_same_trees(cases);
}

TEST(SameTrees, of_characters_of_all_kinds) {
  constexpr NamedPage cases[] = {
      {"references", "<p>&amp;&lt;&copy&notit;&#65;&#x41;&#0;&#128;&#xD800;&#x110000;&;&#;&#x;"},
      {"references that are blank", "&#32;<p>&#9;a&#10;<table>&#32;<tr>&#32;b"},
      {"references that are blank, without semicolons", "&#xa a<p>&#10b<p>&#xA<b>&#32c"},
      {"references before the head", "&#32;&#x20;<html>&#32;<head>&#32;a"},
      {"references at the edges of tags", "a&lt<b>c&amp</b>d&am<i>p;e"},
      {"references in raw text",
       "<title>&amp;</title><script>&amp;</script><textarea>&lt;</textarea>"},
      {"line ends CRLF and CR", "<p>a\r\nb\rc\n\rd<pre>\r\ne</pre>\r"},
      {"line ends that are blank", "\r\n<html>\r<head>\r\n<body>\r<table>\r<tr>\r\n<td>"},
      {"line ends in raw text", "<style>a\r\nb</style><textarea>\r\na\rb</textarea>"},
      {"line ends in a comment", "<p>a<!--b\r\nc-->d"},
      {"line ends in tags", "<p\r\na=b\r>c</p\r\n>d"},
      {"form feeds", "\f<html>\f<p\fa=b\f>c\f</p\f>\f"},
      {"NUL in text", "<p>a\0b\0</p>\0<i>\0</i>"sv},
      {"NUL among blanks in a body", "<p> \0 </p><ul>\0<li> \0a</ul>"sv},
      {"NUL in pre in formatting", "<b><pre>\0\n</b><b><pre>\n\0</b><pre>\0\na"sv},
      {"NUL before all", "\0<!DOCTYPE html><p><table>"sv},
      {"NUL in front of the head", "<html>\0<head><meta>"sv},
      {"NUL in a head", "<head> \0 <title>a</title></head> \0 <link>"sv},
      {"NUL behind a head", "<head></head>\0<link><p>a"sv},
      {"NUL among blanks in columns", "<table><colgroup> \0 <col>\0<col> \0a"sv},
      {"NUL among blanks in a table", "<table> \0 <tr>\0<td>\0a</table>\0 b"sv},
      {"NUL behind a body", "<p>a</body>\0</html>\0<!--b-->\0 c"sv},
      {"NUL before a frameset", "<p>\0<frameset><frame></frameset>\0"sv},
      {"NUL between runs of text",
       "<p>a\0b<!--c-->\0<!--d-->\0e</x>\0</i>f<form>g<!--h-->\0</form>i"sv},
      {"NUL in pre", "<pre>\0\na</pre><pre>\n\0b</pre>"sv},
      {"NUL in a select", "<select>\0<option>a\0b</select>"sv},
      {"NUL in raw text", "<title>a\0b</title><textarea>c\0</textarea><style>\0</style>"sv},
      {"NUL in a comment", "<p>a<!--\0b\0-->c"sv},
      {"NUL in a name", "<a\0b c\0d=e>f"sv},
      {"NUL in the name of a raw text element's end", "<title>a</titl\0e>b</title>c"sv},
      {"control characters",
       "<p>a\x01"
       "b\x08\x0B\x0E\x1F\x7F"
       "c"},
      {"control characters among blanks", "<table> \x01 <tr> \x0B <td>"},
      {"C1 controls",
       "<p>a\xC2\x80"
       "b\xC2\x9F"
       "c"},
      {"noncharacters",
       "<p>a\xEF\xB7\x90"
       "b\xEF\xBF\xBE"
       "c\xF0\x9F\xBF\xBF"
       "d"},
      {"a byte-order mark inside",
       "<p>a\xEF\xBB\xBF"
       "b\xEF\xBB\xBF<p>c"},
      {"a byte-order mark before a tag", "<table>\xEF\xBB\xBF<tr><td>a"},
      {"no-break space is no blank", "\xC2\xA0<head><table>\xC2\xA0<tr>"},
      {"line separator is no blank", "\xE2\x80\xA8<table>\xE2\x80\xA8"},
      {"characters from all planes",
       "<p>\xF0\x9F\x98\x80\xF3\xA0\x80\x81\xF4\x8F\xBF\xBD<table>\xF0\xA0\x80\x80"},
      {"text of many runs", "a<i>b</i>c<i>d</i>e<table>f<tr>g<td>h</table>i<p>j"},
      {"blanks between all", " <p> <b> a </b> </p> <ul> <li> b </li> </ul> "},
  };
  expect_same_trees(cases);
}

// <p><table> tells quirks mode from the others: in it, the table stands in the paragraph.
TEST(SameTrees, of_doctypes) {
  const std::vector<std::string> doctypes = {
      "",
      "<!DOCTYPE>",
      "<!DOCTYPE html>",
      "<!doctype HTML>",
      "<!DOCTYPEhtml>",
      "<!DOCTYPE x>",
      "<!DOCTYPE html SYSTEM 'about:legacy-compat'>",
      "<!DOCTYPE html SYSTEM>",
      "<!DOCTYPE html PUBLIC '-//W3C//DTD HTML 3.2//EN'>",
      "<!DOCTYPE html PUBLIC '-//W3C//DTD HTML 4.01 Transitional//EN'>",
      "<!DOCTYPE html PUBLIC '-//W3C//DTD HTML 4.01 Transitional//EN' 'http://www.w3.org/x'>",
      "<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Frameset//EN' 'x'>",
      "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" "
      "\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">",
      "<!DOCTYPE html SYSTEM 'http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd'>",
      "<!DOCTYPE html PUBLIC 'a>b'>",
      "<!DOCTYPE html x y z>",
      "<!DOCTYPE\nhtml\n>",
      "<?xml version='1.0'?><!DOCTYPE html>",
      "<!--a--> <!DOCTYPE html>",
      "\n<!DOCTYPE html>",
      "a<!DOCTYPE html>",
      "<html><!DOCTYPE html>",
      "</p><!DOCTYPE html>",
      "&#32;<!DOCTYPE html>",
      "<!DOCTYPE html><!DOCTYPE x>",
      "<!DOCTYPE x><!DOCTYPE html>",
      "<![CDATA[x]]><!DOCTYPE html>",
      "</><!DOCTYPE html>",
      "\xEF\xBB\xBF<!DOCTYPE html>",
      std::string("<!DOCTYPE ht\0ml>"sv),
      std::string("\0<!DOCTYPE html>"sv),
      "<!DOCTYPE html"};
  for (const std::string& doctype : doctypes) {
    for (const std::string_view page : {"<p><table>", "<p>a<table><td>b</table>c"})
      expect_same_trees(doctype, doctype + std::string(page));
  }
}

std::string repeat(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

TEST(SameTrees, of_pages_near_the_limit_of_depth) {
  const struct {
    std::string_view name;
    std::string page;
  } cases[] = {
      {"deep, but not too deep", repeat("<div>", 500) + "a" + repeat("</div>", 500) + "b"},
      {"too deep", repeat("<div>a", 600) + "b" + repeat("</div>c", 600) + "d"},
      {"controls and titles too deep",
       repeat("<b><i>", 300) + "a<textarea>b</textarea>c<title>d</title>e"},
      {"a table too deep in another one",
       "<table>" + repeat("<b><i>", 300) + "<tr><td>a" + repeat("<b>", 300) + "</tr>b<table>c"},
      {"formatting elements that are reopened", repeat("<p><b><i>a", 100)},
      {"paragraphs that close one another", repeat("<p>a", 2000)},
      {"many runs of text", repeat("a<br>", 70'000)},
      {"many attributes", "<p" + repeat(" a=b c", 40) + " d=e>f"},
      {"a long run of text", "<p>" + repeat("a &amp; b ", 5000) + "</p>"},
  };
  for (const auto& [name, page] : cases) expect_same_trees(name, page);
}

}  // namespace
}  // namespace dateline::html
