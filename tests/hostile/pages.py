"""Pages that would take a parser without bounds hours or gigabytes.

Each has a paragraph of known text near its beginning and one at its end, with something hostile between them.

usage: tests/hostile/pages.py NAME >FILE
"""

import sys
from typing import Callable, NamedTuple

FIRST = "The harbour master counted the ships twice this morning and came to two numbers."
LAST = "In the evening the ferry went home without passengers."
MEGA = 1_000_000
MOST_TEXTS = 950_000  # so many runs of text the parser tells apart, and some more
LARGE = 30 * MEGA  # as much as a page may have, more or less

BEGIN = f"""<!DOCTYPE html>
<html lang="en"><head><title>The ships of today</title><link rel="canonical" href="https://hostile.example/news/ships">
</head><body><h1>The ships of today</h1><p class="when">14 March 2024, 09:30</p>
<article><p>{FIRST}</p>
""".encode()
END = f"\n<p>{LAST}</p></article></body></html>\n".encode()


class Page(NamedTuple):
    name: str
    make: Callable[[], bytes]  # what stands between BEGIN and END, or the whole page
    texts: tuple = (FIRST, LAST)  # that the record must hold; of an error record nothing is known
    errors: tuple = ()  # codes of error records that will do as well
    is_whole: bool = False

    def bytes(self):
        return self.make() if self.is_whole else BEGIN + self.make() + END


def filled(piece, size=LARGE):
    return piece * (size // len(piece))


def numbered(before, after, count):
    return b"".join(b"%s%d%s" % (before, i, after) for i in range(count))


def nested(name, count):
    return b"<%s>" % name * count


def closed(name, count, inside=b"x"):
    return b"<%s>" % name * count + inside + b"</%s>" % name * count


# Where the rest of the page is inside of something that holds no text of an article: a comment, a form, a <select> ...
FIRST_ONLY = (FIRST,)
TOO_MUCH = ("too-large", "timeout")

DEPTH = [
    Page("a million nested tags", lambda: nested(b"div", MEGA)),
    Page("a million nested tags, closed", lambda: closed(b"div", MEGA)),
    Page("a million unknown tags", lambda: nested(b"x-y", MEGA)),
    Page("two million tags of two kinds", lambda: b"<div><span>" * MEGA),
    Page("deep lists", lambda: b"<ul><li>a" * 300_000),
    Page("deep definition lists", lambda: b"<dl><dd>a" * 300_000),
    Page("dd without dl", lambda: b"<dd>a" * MOST_TEXTS),
    Page("li in div", lambda: b"<li><div>" * 300_000),
    Page("options", lambda: b"<select>" + b"<option>a" * MOST_TEXTS + b"</select>"),
    Page("buttons", lambda: b"<button>a" * MOST_TEXTS, FIRST_ONLY),
    Page("nested objects", lambda: b"<object><p>" * 300_000, FIRST_ONLY),
    Page("headings in headings", lambda: b"<h1><div>" * 300_000),
    Page("deep quotations with text", lambda: b"<blockquote>a" * 300_000),
    Page("end tags of what is not open", lambda: nested(b"div", 400) + b"</section>" * MEGA, errors=TOO_MUCH),
    Page("deep, then end tags of what is far up", lambda: b"<section>" + nested(b"div", 400) + b"</section><section>" * MEGA),
    Page("deep ruby", lambda: b"<ruby><rb>a<rt>b<rtc>" * 200_000),
]

FORMATTING = [
    Page("a hundred thousand b", lambda: nested(b"b", 100_000)),
    Page("closed b beside texts", lambda: filled(b"<b>a</b>b")),
    Page("closed b beside texts in one block", lambda: b"<div>" + filled(b"<b>a</b>b") + b"</div>"),
    Page("closed b beside texts behind a table without end", lambda: b"<table><tr><td>" + filled(b"<b>a</b>b")),
    Page("closed paragraphs", lambda: filled(b"<p>a</p>")),
    Page("distinct font elements", lambda: numbered(b"<font size=", b">", 100_000)),
    Page("distinct font elements with text", lambda: numbered(b"<font size=", b">a", 100_000)),
    Page("distinct font elements in paragraphs", lambda: numbered(b"<p><font size=", b">a", 30_000), errors=TOO_MUCH),
    Page("a hundred thousand links", lambda: b"<a href=x>a" * 100_000),
    Page("links in links, with blocks", lambda: b"<a href=x><div>a" * 100_000),
    Page("misnested b and p", lambda: b"<b><p>a" * 100_000),
    Page("misnested b and p, closed", lambda: b"<b><p>a</b>" * 100_000),
    Page("misnested a, b and div", lambda: b"<a><b><div></a></b>" * 100_000),
    Page("b round many blocks", lambda: nested(b"b", 200) + b"<div>" * 200 + b"a</b>" * 100_000),
    Page("formatting of twelve kinds in paragraphs", lambda: b"<p><b><i><u><s><tt><em><big><code><small><strong>a" * 50_000),
    Page("nobr", lambda: b"<nobr>a" * 300_000),
    Page("nobr in blocks", lambda: b"<nobr><div>a" * 100_000),
    Page("markers between formatting", lambda: b"<b><applet>a" * 100_000, FIRST_ONLY),
]

TABLES = [
    Page("a hundred thousand tables", lambda: nested(b"table", 100_000)),
    Page("tables in cells", lambda: b"<table><tr><td>a" * 100_000),
    Page("foster-parented texts", lambda: b"<table>" + b"a<tr>" * 100_000 + b"</table>"),
    Page("foster-parented elements", lambda: b"<table>" + b"<b>a</b>b<tr>" * 100_000 + b"</table>"),
    Page("foster-parented links", lambda: b"<table>" + b"<a>a<div>" * 100_000 + b"</table>"),
    Page("foster-parented tables", lambda: b"<table>a" * 100_000),
    Page("a million cells", lambda: b"<table>" + b"<td>a" * MOST_TEXTS + b"</table>"),
    Page("a million rows", lambda: b"<table>" + b"<tr><td>a" * MOST_TEXTS + b"</table>"),
    Page("columns", lambda: b"<table>" + b"<col>" * MEGA + b"</table>"),
    Page("captions", lambda: b"<table>" + b"<caption>a" * 300_000 + b"</table>"),
    Page("one character between comments in a table", lambda: b"<table>" + b"a<!---->" * 300_000 + b"</table>"),
]

RARE = [
    Page("a hundred thousand select", lambda: nested(b"select", 100_000), FIRST_ONLY),
    Page("select in tables", lambda: b"<table><td><select>a" * 100_000, FIRST_ONLY),
    Page("raw text in a select", lambda: b"<select>" + b"<title>a</title>" * 100_000 + b"</select>"),
    Page("a hundred thousand template", lambda: nested(b"template", 100_000), FIRST_ONLY),
    Page("template, closed", lambda: closed(b"template", 100_000)),
    Page("templates in tables", lambda: b"<table><template><td>" * 100_000, FIRST_ONLY),
    Page("a hundred thousand svg", lambda: nested(b"svg", 100_000), FIRST_ONLY),
    Page("svg, closed", lambda: closed(b"svg", 100_000)),
    Page("svg that a p breaks out of", lambda: b"<svg><g><p>a" * 100_000),
    Page("svg and foreignObject", lambda: b"<svg><foreignObject>" * 100_000, FIRST_ONLY),
    Page("a hundred thousand math", lambda: nested(b"math", 100_000), FIRST_ONLY),
    Page("math and mi", lambda: b"<math><mi>a" * 100_000, FIRST_ONLY),
    Page("svg and math by turns", lambda: b"<svg><math>" * 100_000, FIRST_ONLY),
    Page("plaintext deep down", lambda: nested(b"div", 300_000) + b"<plaintext>" + b"a<p>" * 300_000, FIRST_ONLY),
    Page("xmp", lambda: b"<xmp>a<p></xmp>" * 300_000),
    Page("noframes", lambda: b"<noframes>a<p></noframes>" * 300_000),
    Page("framesets", lambda: b"<frameset>" * 100_000),
    Page("isindex", lambda: b"<isindex>" * 100_000),
    Page("deep and rare", lambda: nested(b"div", 100_000) + b"<math><mi>a</math>" * 100_000),
    Page("deep and rare, then formatting", lambda: nested(b"div", 600) + b"<xmp>a</xmp><b><p>b" * 100_000),
    Page("svg without end and 30 MB of text", lambda: b"<svg>" + filled(b"a "), FIRST_ONLY),
    Page("b, math and 30 MB of text", lambda: b"<b><math></math>" + filled(b"a ")),
]
RARE = [page._replace(errors=TOO_MUCH) for page in RARE]

TAGS = [
    Page("30 MB of tags without end", lambda: filled(b"<a b=c "), FIRST_ONLY),
    Page("attributes on one tag", lambda: b"<p" + numbered(b" a", b"=b", 100_000) + b">"),
    Page("a million attributes on one tag", lambda: b"<p" + numbered(b" a", b"", MEGA) + b">"),
    Page("the same attribute on one tag", lambda: b"<p" + b" a" * MEGA + b">"),
    Page("attributes on body tags", lambda: numbered(b"<body b=c a", b"=d>", 100_000), errors=TOO_MUCH),
    Page("attributes on html tags", lambda: numbered(b"<html z", b"=a>", 100_000), errors=TOO_MUCH),
    Page("attributes on html and body tags by turns", lambda: numbered(b"<html z><body a", b">", 100_000), errors=TOO_MUCH),
    Page("a tag name of 30 MB", lambda: b"<" + filled(b"a"), FIRST_ONLY),
    Page("an attribute name of 30 MB", lambda: b"<p " + filled(b"a"), FIRST_ONLY),
    Page("an attribute value of 30 MB", lambda: b'<p a="' + filled(b"b") + b'">'),
    Page("an attribute of 30 MB of references", lambda: b'<p a="' + filled(b"&amp") + b'">'),
    Page("class names", lambda: b'<p class="' + numbered(b"a", b" ", MEGA) + b'">'),
    Page("a million classes", lambda: numbered(b"<p class=a", b">b", 300_000)),
    Page("ids", lambda: numbered(b"<div id=a", b">b</div>", 300_000)),
    Page("quotes without end", lambda: filled(b"<a b='c"), FIRST_ONLY),
    Page("pairs of p and div", lambda: b"<p>a<div>b" * 300_000),
    Page("a million end tags of p", lambda: b"</p>" * MEGA),
    Page("a million end tags of br", lambda: b"</br>" * MEGA),
    Page("head tags", lambda: b"<head>" * MEGA),
    Page("meta in the body", lambda: b"<meta charset=utf-8>" * MEGA),
    Page("forms", lambda: b"<form>a" * MOST_TEXTS, FIRST_ONLY),
    Page("hr in p", lambda: b"<p>a<hr>" * 500_000),
    Page("images", lambda: numbered(b"<img src=/a", b".jpg alt=a>", 300_000)),
    Page("links with addresses", lambda: numbered(b"<p><a href=/news/", b">a title of some article</a></p>", 200_000)),
]

TEXT = [
    Page("nearly a million texts", lambda: b"a<br>" * MOST_TEXTS),
    Page("a million texts", lambda: b"a<br>" * MEGA, errors=("too-large",)),
    Page("more texts than can be told apart", lambda: b"a<br>" * (6 * MEGA), errors=("too-large",)),
    Page("a comment without end", lambda: b"<!--" + filled(b"-<!- "), FIRST_ONLY),
    Page("a script without end", lambda: b"<script>" + filled(b"<!--<script></s "), FIRST_ONLY),
    Page("a title without end", lambda: b"<title>" + filled(b"</titl &amp;"), FIRST_ONLY),
    Page("a textarea without end", lambda: b"<textarea>" + filled(b"</texta &lt"), FIRST_ONLY),
    Page("a style without end", lambda: b"<style>" + filled(b"</styl <"), FIRST_ONLY),
    Page("empty comments", lambda: filled(b"<!---->")),
    Page("comments", lambda: filled(b"a<!--b-->")),
    Page("bogus comments", lambda: filled(b"<?a></ >")),
    Page("doctypes", lambda: filled(b"<!doctype html>")),
    Page("a doctype without end", lambda: b"<!doctype " + filled(b"a "), FIRST_ONLY),
    Page("CDATA sections", lambda: filled(b"<![CDATA[a]]>")),
    Page("NULs", lambda: filled(b"\0"), errors=TOO_MUCH),
    Page("NULs in text", lambda: filled(b"a\0"), errors=TOO_MUCH),
    Page("carriage returns", lambda: filled(b"a\r")),
    Page("less-than signs", lambda: filled(b"<")),
    Page("less-than signs and slashes", lambda: filled(b"</")),
    Page("ampersands", lambda: filled(b"&")),
    Page("references", lambda: filled(b"&notin;&#x41;&ampx;")),
    Page("a reference of 30 MB", lambda: b"&#x" + filled(b"0") + b";"),
    Page("a named reference of 30 MB", lambda: b"&" + filled(b"a") + b";"),
    Page("one word of 30 MB", lambda: filled(b"a")),
    Page("30 MB of blanks", lambda: filled(b" ")),
    Page("30 MB of lines in pre", lambda: b"<pre>" + filled(b"a\n") + b"</pre>", errors=TOO_MUCH),
    Page("30 MB of blanks in pre", lambda: b"<pre>" + filled(b" \n") + b"</pre>"),
    Page("combining marks", lambda: b"a" + filled("\u0301".encode())),
    Page("combining marks out of order", lambda: b"a" + filled("\u0315\u0300\u05ae".encode())),
    Page("invalid UTF-8", lambda: filled(b"\xc3 \xff\xed\xa0\x80"), ()),
    Page("invalid UTF-8 that is said to be UTF-8", lambda: b"<meta charset=utf-8>" + filled(b"\xc3 \xff\xed\xa0\x80")),
    Page("windows-1252", lambda: filled(b"\xe9 \x80"), (FIRST, LAST)),
]


def utf_16(content):
    return b"\xff\xfe" + (BEGIN + content + END).decode("utf-8").encode("utf-16-le")


WHOLE = [
    Page("UTF-16", lambda: utf_16(filled("a\u00e9 <b>".encode(), 3 * MEGA))),
    Page("UTF-16 of unpaired surrogates", lambda: b"\xff\xfe" + filled(b"\x00\xd8"), (), ("no-article",)),
    Page("a page of NULs", lambda: filled(b"\0"), (), ("not-html", "no-article")),
    Page("a page of blanks", lambda: filled(b" "), (), ("not-html", "no-article")),
    Page("a page of meta tags", lambda: filled(b"<meta charset=x>"), (), ("no-article",)),
    Page("a hundred thousand heads", lambda: filled(b"<html><head><body>"), (), ("no-article",) + TOO_MUCH),
    Page("frames", lambda: filled(b"<frameset><frame>", 2 * MEGA), (), ("no-article",) + TOO_MUCH),
    Page("headlines", lambda: BEGIN + b"<h1>The ships of today</h1>" * 300_000 + END),
    Page("dates", lambda: BEGIN + b"<p>14 March 2024, 09:30</p>" * 300_000 + END),
    Page("JSON-LD", lambda: b"<script type=application/ld+json>" + b"[" * MEGA + b"</script>" + BEGIN + END),
    Page("many JSON-LD scripts", lambda: b"<script type=application/ld+json>{}</script>" * 100_000 + BEGIN + END),
]
WHOLE = [page._replace(is_whole=True) for page in WHOLE]

PAGES = DEPTH + FORMATTING + TABLES + RARE + TAGS + TEXT + WHOLE


if __name__ == "__main__":
    sys.stdout.buffer.write(next(page.bytes() for page in PAGES if page.name == sys.argv[1]))
