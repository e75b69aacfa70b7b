#include "html_vocabulary.h"

#include <array>
#include <span>
#include <string_view>

#include "html/tag.h"

namespace dateline::fuzz {
namespace {

using namespace std::literals;  // of texts with NULs

// Elements that meet in one rule of the tree construction.
constexpr std::string_view structure[] = {"html", "head", "body", "frameset", "frame", "noframes"};
constexpr std::string_view head_content[] = {"head",  "title", "meta",     "link",
                                             "style", "base",  "noscript", "template"};
constexpr std::string_view formatting[] = {"a",    "b", "big",   "code",   "em",     "font", "i",
                                           "nobr", "s", "small", "strike", "strong", "tt",   "u"};
constexpr std::string_view table[] = {"table", "tbody", "thead", "tfoot",    "tr",
                                      "td",    "th",    "col",   "colgroup", "caption"};
constexpr std::string_view blocks[] = {
    "p",   "div",     "h1",     "h2", "ul",      "ol",      "li",         "dl",   "dt",     "dd",
    "pre", "listing", "center", "hr", "section", "address", "blockquote", "form", "details"};
constexpr std::string_view select[] = {"select", "option", "optgroup",
                                       "input",  "keygen", "textarea"};
constexpr std::string_view markers[] = {"applet",   "marquee", "object", "td",
                                        "template", "button",  "caption"};
constexpr std::string_view raw_text[] = {"script",  "style",    "title", "textarea",  "iframe",
                                         "noembed", "noframes", "xmp",   "plaintext", "noscript"};
constexpr std::string_view foreign[] = {
    "svg",           "math", "mi", "mo",   "mn",     "ms",         "mtext",
    "mglyph",        "desc", "g",  "path", "script", "malignmark", "annotation-xml",
    "foreignObject", "title"};
constexpr std::string_view others[] = {"form",  "button", "image", "isindex", "ruby",     "rb",
                                       "rt",    "rp",     "rtc",   "input",   "br",       "img",
                                       "label", "embed",  "area",  "wbr",     "menuitem", "span"};
constexpr std::string_view unknown[] = {"x", "y-z", "o:p", "dialog", "x\0y"sv, "tablex", "\u00e9"};

constexpr std::array<std::span<const std::string_view>, 11> kinds = {
    structure, head_content, formatting, table,  blocks, select,
    markers,   raw_text,     foreign,    others, unknown};

constexpr std::string_view attributes[] = {
    "a=b",
    "a",
    "a=''",
    "A=\"B\"",
    "a=b a=c",
    "type=hidden",
    "TYPE='Hidden'",
    "type=text",
    "type=hidden type=text",
    "id=i",
    "class='c d'",
    "href=x",
    "href='?a&amp;b&copy=c&ltx'",
    "size=1",
    "size=2",
    "color=red",
    "face",
    "encoding=text/html",
    "encoding='application/xhtml+xml'",
    "definitionurl=a",
    "xlink:href=a",
    "viewbox=1",
    "prompt=a",
    "action=b",
    "charset=utf-8",
    "http-equiv=content-type content='text/html; charset=koi8-r'",
    "a='<b>'",
    "a=\"</script>\"",
    "a=\"",
    "a='",
    "a=`b",
    "a=b/",
    "/",
    "=",
    "\"",
    "a\"b=c'd",
    "<",
    "a = b",
    "a\n=\r\n'b\rc'",
    "a=\0"sv,
    "\0=a"sv,
    "a=&",
    "a=&#0;",
    "a=&#x80;",
    "a=&notit;",
    "a=&notit=",
};

constexpr std::string_view texts[] = {
    "a",
    "b c",
    " ",
    "\n",
    "\r\n",
    "\r",
    "\t\f",
    " a",
    "\na",
    "a ",
    "\0"sv,
    " \0"sv,
    "a\0b"sv,
    "\x01",
    "\u00a0",
    "\u0085",
    "\ufffd",
    "\ufeff",
    "\U0001f600",
    "\U00020000",
    "\U0010ffff",
    "\xff",
    "\xc3",
    "\xed\xa0\x80",
    "&",
    "&amp;",
    "&lt;p>",
    "&nbsp",
    "&#32;",
    "&#10;",
    "&#13;",
    "&#0;",
    "&#x1F600;",
    "&#xD800;",
    "&#x110000;",
    "&#",
    "&#x",
    "&#x;",
    "&notit;",
    "&notin;",
    "&NotEqualTilde;",
    "&CounterClockwiseContourIntegral;",
    "&ampx",
    "&unknown;",
    "<",
    "< p>",
    "</",
    "<3",
    ">",
    "]]>",
    "-->",
    "<\0p>"sv,
};

constexpr std::string_view odd_markup[] = {
    "<!---->",
    "<!--a-->",
    "<!--a--!>",
    "<!-->",
    "<!--->",
    "<!--a",
    "<!--a--",
    "<!--<!--a-->",
    "<!--a<p>-->",
    "<!--\0-->"sv,
    "<!>",
    "<!a>",
    "<!-a>",
    "<?a?>",
    "<?",
    "</>",
    "</ a>",
    "</3>",
    "<!doctype html>",
    "<!DOCTYPE>",
    "<!doctype",
    "<!doctype html public \"-//W3C//DTD HTML 4.01 Transitional//EN\">",
    "<!doctype html public '-//W3C//DTD HTML 4.01 Transitional//EN' 'a'>",
    "<!doctype html system 'about:legacy-compat'>",
    "<!doctype x>",
    "<![CDATA[a]]>",
    "<![CDATA[<p>a</p>]]>",
    "<![CDATA[a",
    "<![CDATA[ \0]]>"sv,
    "<script>a</script>",
    "<script><!--<script>a</script>--></script>",
    "<script><!--a</script>",
    "<script>",
    "<style>p{}</style>",
    "<title>a&amp;b</title>",
    "<title>",
    "<textarea>\na</textarea>",
    "<textarea>\r\n\r\n</textarea>",
    "<textarea>",
    "<pre>\na</pre>",
    "<pre>&#10;a",
    "<listing>\r\n",
    "<iframe><p></iframe>",
    "<noembed><p></noembed>",
    "<noframes>a</noframes>",
    "<xmp><p></xmp>",
    "<plaintext>",
    "<noscript><p>a</noscript>",
    "<svg><title>a</title></svg>",
    "<svg><desc><p>a</svg>",
    "<svg><script>a</script></svg>",
    "<svg><style>a</style>",
    "<svg/>",
    "<svg><foreignObject><div>a</div></foreignObject></svg>",
    "<math><mi>a</mi></math>",
    "<math><annotation-xml encoding=text/html><p>a",
    "<math/>",
    "<template>a</template>",
    "<template><td>a</td></template>",
    "<table><tr><td>",
    "</table>",
    "<select><option>a",
    "</select>",
    "<b><p></b>",
    "<a><div><a>",
    "<p></p>",
    "</p>",
    "</br>",
    "</body>",
    "</html>",
    "</head>",
    "<br/>",
    "<div/>",
    "<p",
    "<p a",
    "<p a=\"",
    "<p a='b",
    "</p",
    "</p a=b>",
    "<a<b>",
    "<meta charset=windows-1251>",
};

std::string_view kind_name(Dice& dice, std::size_t kind) {
  return dice.one_of(kinds[kind % kinds.size()]);
}

std::string in_random_case(Dice& dice, std::string_view name) {
  std::string text(name);
  for (char& c : text) {
    if (c >= 'a' && c <= 'z' && dice.one_in(2)) c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

}  // namespace

std::string random_name(Dice& dice, std::size_t kind) {
  std::string_view name;
  switch (dice.below(8)) {
    case 0:
      name = html::tag_name(static_cast<html::Tag>(1 + dice.below(html::tag_count - 1)));
      break;
    case 1:
    case 2:
      name = kind_name(dice, dice.below(kinds.size()));
      break;
    default:
      name = kind_name(dice, kind);
      break;
  }
  return dice.one_in(16) ? in_random_case(dice, name) : std::string(name);
}

std::string random_attribute(Dice& dice) {
  constexpr std::string_view blanks[] = {" ", " ", " ", "\n", "\t", "/", "\r", "\f"};
  return std::string(dice.one_of(blanks)).append(dice.one_of(attributes));
}

std::string random_start_tag(Dice& dice, const std::string& name) {
  std::string tag = "<" + name;
  for (std::size_t count = dice.one_in(3) ? 1 + dice.below(3) : 0; count > 0; --count)
    tag += random_attribute(dice);
  if (dice.one_in(16)) tag += '/';
  return tag + '>';
}

std::string random_end_tag(Dice& dice, const std::string& name) {
  std::string tag = "</" + name;
  if (dice.one_in(32)) tag += random_attribute(dice);
  return tag + (dice.one_in(32) ? " >" : ">");
}

std::string random_text(Dice& dice) {
  constexpr std::string_view usual[] = {"a", " ", "\n", "b c", " a ", "\n  "};
  return std::string(dice.one_in(2) ? dice.one_of(usual) : dice.one_of(texts));
}

std::string random_odd_markup(Dice& dice) {
  return std::string(dice.one_of(odd_markup));
}

}  // namespace dateline::fuzz
