"""The package and the program write the same bytes."""

import gzip
import json
import pathlib

import dateline
import pytest
from conftest import ROOT

PAGES = sorted(path for path in (ROOT / "fixtures").rglob("*") if path.suffix in (".html", ".htm", ".mhtml", ".pdf"))


def record(page, **options):
    """The text of the record, of an error too."""
    try:
        return dateline.extract_json(page, **options).decode()
    except dateline.DatelineError as error:
        return error.to_json()


def test_there_are_pages():
    assert len(PAGES) > 20


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
@pytest.mark.parametrize("evidence", [False, True])
@pytest.mark.parametrize("site", [None, "none", "caliber.az"])
def test_page(program, path, evidence, site):
    page = path.read_bytes()
    arguments = [*(["--evidence"] if evidence else []), *(["--site", site] if site else []), "-"]
    expected = program(*arguments, page=page).decode()
    assert record(page, evidence=evidence, site=site) + "\n" == expected
    results = list(dateline.extract_many([page], workers=1, evidence=evidence, site=site))
    assert [result.to_json() + "\n" for result in results] == [expected]


def test_address(program, seed):
    expected = program("--base-url", "https://mirror.example/1", "-", page=seed).decode()
    assert record(seed, url="https://mirror.example/1") + "\n" == expected


def test_profile_of_a_file(program, seed, tmp_path):
    profile = json.loads((ROOT / "sites" / "caliber.az.json").read_text())
    profile["name"] = "mirror.example"
    path = tmp_path / "mirror.json"
    path.write_text(json.dumps(profile))
    assert record(seed, site=path) + "\n" == program("--site", path, "-", page=seed).decode()
    assert dateline.extract(seed, site=path).site == "mirror.example"


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.7\n", b"\x1f\x8b\x08damaged", gzip.compress(b""), b"\x89PNG\r\n\x1a\n", b"<p>no headline", b"\xff\xfe<\x00p\x00>\x00"],
)
def test_what_is_no_article(program, content):
    assert record(content) + "\n" == program("-", page=content).decode()


def test_compressed_page(program, seed):
    page = gzip.compress(seed)
    assert record(page) + "\n" == program("-", page=page).decode()


def test_archive(program, seed, tmp_path):
    from conftest import answer, warc_record

    path = tmp_path / "pages.warc.gz"
    records = [
        warc_record("request", "https://caliber.az/en/post/170645/", b"GET / HTTP/1.1\r\n\r\n"),
        answer("https://caliber.az/en/post/170645/", seed),
        answer("https://caliber.az/404", seed, status="404 Not Found"),
        answer("https://caliber.az/pdf", b"%PDF-1.7\n"),
        answer("https://news.example/1", b"<p>no article"),
        b"what is no record",
        answer("https://caliber.az/ru/\xe9", seed),
    ]
    path.write_bytes(b"".join(gzip.compress(record) for record in records))
    expected = program(path).decode().splitlines()
    for workers in (0, 2):
        results = dateline.extract_many(dateline.read_warc(path), workers=workers)
        assert [result.to_json() for result in results] == expected
    with open(path, "rb") as file:
        results = dateline.extract_many(dateline.read_warc(file))
        assert [result.to_json() for result in results] == expected
    assert pathlib.Path(json.loads(expected[0])["warc"]["file"]) == path
