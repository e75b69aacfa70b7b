"""extract() and extract_json()."""

import json
import os
import pathlib
import threading
import time

import dateline
import pytest
from conftest import ROOT

STORY = 3 * "<p>It will rain in the north, says the weather office of Lower Lake."


def test_gives_an_article(seed):
    article = dateline.extract(seed, url="https://caliber.az/en/post/170645/")
    assert article.headline == "NATO plans to step up assistance to Ukraine at Vilnius summit"
    assert article.dateline.published == "2023-06-06T14:43:00+04:00"
    assert article.body.words == 212
    assert json.loads(dateline.extract_json(seed, url="https://caliber.az/en/post/170645/")) == article


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_reads_bytes_of_all_kinds(seed, kind):
    assert dateline.extract(kind(seed)) == dateline.extract(seed)


def test_takes_a_str_as_decoded():
    page = f"<meta charset=windows-1251><h1>Дождь на севере</h1>{STORY}"
    assert dateline.extract(page).headline == "Дождь на севере"
    assert dateline.extract(page.encode("windows-1251")).headline == "Дождь на севере"
    page = f"<meta charset=iso-2022-jp><h1>Love \x1b$B0&\x1b(B and rain</h1>{STORY}"
    assert dateline.extract(page.encode()).headline == "Love 愛 and rain"
    assert "愛" not in dateline.extract(page).headline


def test_counts_the_evidence_of_a_str_in_utf_8():
    page = f"<meta charset=windows-1251><p>Дождь</p><h1>Дождь на севере</h1>{STORY}"
    begin, end = dateline.extract(page, evidence=True).evidence["headline"].bytes
    assert page.encode()[begin:end].decode() == "<h1>Дождь на севере</h1>"


def test_page_says_more_of_the_bytes():
    html = f"<h1>Дождь на севере</h1><p><a href=/2>{STORY}".encode("windows-1251")
    article = dateline.extract(
        dateline.Page(html, "a.html", url="https://news.example/1", charset="windows-1251", captured="2024-03-04T12:07:00+00:00")
    )
    assert (article.headline, article.input, article.url) == ("Дождь на севере", "a.html", "https://news.example/1")
    assert article.captured == "2024-03-04T12:07:00+00:00"


def test_an_address_goes_before_that_of_the_page():
    page = dateline.Page(f"<h1>Rain expected</h1>{STORY}", url="https://news.example/1")
    assert dateline.extract(page).url == "https://news.example/1"
    assert dateline.extract(page, url="https://news.example/2").url == "https://news.example/2"


def test_sites():
    page = f"<h1>Rain expected</h1>{STORY}"
    assert dateline.extract(page).site is None
    assert dateline.extract(page, site="none").site is None
    with pytest.raises(ValueError, match="'nobody.example'"):
        dateline.extract(page, site="nobody.example")
    with pytest.raises(ValueError, match="missing.json"):
        dateline.extract(page, site=pathlib.Path("missing.json"))
    with pytest.raises(TypeError, match="int"):
        dateline.extract(page, site=5)


def test_says_what_is_wrong_with_a_profile(tmp_path):
    path = tmp_path / "mine.json"
    path.write_text('{"name": "mine",\n "hosts": 5}')
    with pytest.raises(ValueError, match=r"mine\.json:2: /hosts"):
        dateline.extract("<p>", site=path)


HOSTILE = {
    "nothing": b"",
    "an empty str": "",
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(1000),
    "zeros": bytes(1_000_000),
    "a million tags": b"<div>" * 1_000_000,
    "a million tags and their ends": b"<b>" * 1_000_000 + b"x" + b"</b>" * 1_000_000,
    "lone surrogates": "<p>\ud800 \udc80",
    "half of UTF-16": b"\xff\xfe<",
    "an unknown charset": b"<meta charset=nobody><p>x",
    "a charset that is none": b"<meta charset='\xff\x00'><p>x",
    "bytes of no charset": bytes(range(128, 256)) * 1000,
    "an endless attribute": b"<p a='" + b"x" * 1_000_000,
    "damaged gzip": b"\x1f\x8b\x08\x00garbage",
    "half of an MHTML file": b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n",
}


@pytest.mark.parametrize("page", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_pages_raise_what_is_said(page):
    with pytest.raises(dateline.DatelineError) as failure:
        dateline.extract(page)
    assert failure.value.message
    assert failure.value.code in dateline.schema()["$defs"]["error"]["properties"]["code"]["enum"]
    assert failure.value.code in str(failure.value)


@pytest.mark.parametrize("page", [None, 5, 1.5, [], {}, object(), pathlib.Path("a.html")], ids=repr)
def test_what_is_no_page_is_a_type_error(page):
    for read in (dateline.extract, dateline.extract_json):
        with pytest.raises(TypeError, match="a page is bytes, str or dateline.Page"):
            read(page)


def test_hostile_addresses_do_no_harm():
    page = f"<h1>Rain expected</h1>{STORY}"
    for url in ("", "nonsense", "http://[", "\ud800", "\udce9", "x" * 100_000, "javascript:alert(1)"):
        assert dateline.extract(page, url=url).headline == "Rain expected"
    with pytest.raises(TypeError, match="url"):
        dateline.extract(page, url=b"https://news.example/")


def test_surrogates_are_replaced():
    article = dateline.extract(f"<h1>Rain \ud800expected \ud83d\ude00</h1>{STORY}")
    assert article.headline == "Rain \ufffdexpected \U0001f600"


def test_other_threads_go_on_meanwhile():
    page = "".join(f"<p>Paragraph {number} tells of the rain in the north of the country.</p>" for number in range(60_000))
    ticks = []
    done = threading.Event()

    def tick():
        while not done.is_set():
            ticks.append(time.monotonic())
            time.sleep(0.001)

    thread = threading.Thread(target=tick)
    thread.start()
    begin = time.monotonic()
    dateline.extract(f"<h1>Rain expected</h1>{page}")
    end = time.monotonic()
    done.set()
    thread.join()
    # Were the lock held, it would be one or two.
    assert sum(begin < moment < end for moment in ticks) > 10


def test_many_threads_read_what_one_reads(fixtures):
    pages = [path.read_bytes() for path in sorted(fixtures.rglob("page.html"))]

    def read_all():
        return [result.to_json() for result in dateline.extract_many(pages)]

    expected = read_all()
    results = []
    threads = [threading.Thread(target=lambda: results.append(read_all())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == 4 * [expected]


@pytest.mark.parametrize("name", ["input", "url", "charset", "captured"])
def test_what_is_said_of_a_page_is_text(name):
    with pytest.raises(TypeError, match=f"{name} of a page is a str, not PosixPath"):
        dateline.Page("<p>", **{name: pathlib.Path("a")})


@pytest.mark.parametrize("warc", [5, "a", ("a.warc",), (5, None), ("a.warc", 5), ("a.warc", (-1, 5)), ("a.warc", ("a", "b")), ("a.warc", (1,)), (), "ab", ("a.warc", (1, 1 << 64))], ids=repr)
def test_a_place_that_is_none_is_refused(warc):
    with pytest.raises(TypeError, match="warc of a page"):
        dateline.Page("<p>", warc=warc)


def test_a_time_that_is_none_is_refused():
    with pytest.raises(ValueError, match="captured"):
        dateline.Page("<p>", captured="yesterday")


def test_an_error_of_another_kind_is_refused():
    with pytest.raises(TypeError, match="error of a page"):
        dateline.Page("<p>", error=ValueError("x"))


def test_a_charset_of_the_transport_hides_no_pdf():
    with pytest.raises(dateline.DatelineError, match="not-html"):
        dateline.extract(dateline.Page(b"%PDF-1.7", charset="utf-8"))


def test_a_profile_may_lie_anywhere(seed, tmp_path):
    path = pathlib.Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.json"))
    path.write_text((ROOT / "sites" / "caliber.az.json").read_text())
    assert dateline.extract(seed, site=path).site == "caliber.az"
    with pytest.raises(ValueError):
        dateline.extract(seed, site="\ud800")


def test_a_raised_error_is_its_own():
    with pytest.raises(dateline.DatelineError) as failure:
        dateline.extract(b"")
    page = dateline.Page(b"", error=failure.value)
    for _ in range(3):
        with pytest.raises(dateline.DatelineError) as again:
            dateline.extract(page)
        assert again.value == failure.value
        assert again.value is not failure.value
