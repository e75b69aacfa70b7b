"""read_warc()."""

import gc
import gzip
import io
import os
import weakref

import dateline
import pytest
from conftest import answer, warc_record

STORY = b"<h1>Rain expected</h1>" + 3 * b"<p>It will rain in the north, says the weather office of Lower Lake."
ARCHIVE = (
    warc_record("warcinfo", "", b"software: by hand\r\n")
    + answer("https://a.example/1", STORY)
    + answer("https://a.example/2", STORY, status="404 Not Found")
    + answer("https://b.example/3", STORY.replace(b"Rain", b"Snow"), content_type="text/html")
)


@pytest.fixture
def archive(tmp_path):
    path = tmp_path / "a.warc"
    path.write_bytes(ARCHIVE)
    return path


def test_gives_pages(archive):
    first, second = dateline.read_warc(archive)
    assert first.html == STORY
    assert (first.url, first.charset, first.captured) == ("https://a.example/1", "utf-8", "2024-03-04T12:07:00+00:00")
    assert (second.url, second.charset) == ("https://b.example/3", None)
    assert first.input == str(archive)
    file, (offset, length) = first.warc
    assert file == str(archive)
    assert ARCHIVE[offset : offset + length].startswith(b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/1")
    assert first.error is None
    assert dateline.extract(second).headline == "Snow expected"


def test_paths_of_all_kinds(archive, tmp_path):
    strange = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.warc")
    os.rename(archive, strange)
    for path in (strange, os.fspath(strange)):
        assert len(list(dateline.read_warc(path))) == 2
    with pytest.raises(TypeError, match="int"):
        dateline.read_warc(5)
    with pytest.raises(TypeError, match="bytes"):
        dateline.read_warc(os.fsencode(strange))
    with pytest.raises(dateline.DatelineError, match="not-found"):
        dateline.read_warc("\ud800")


def test_file_objects(archive):
    with open(archive, "rb") as file:
        assert [page.url for page in dateline.read_warc(file)] == ["https://a.example/1", "https://b.example/3"]
    pages = list(dateline.read_warc(io.BytesIO(gzip.compress(ARCHIVE))))
    assert [page.url for page in pages] == ["https://a.example/1", "https://b.example/3"]
    assert pages[0].input == "-"
    with pytest.raises(TypeError, match="binary mode"):
        dateline.read_warc(io.StringIO("WARC/1.0"))


def test_what_a_file_raises_is_raised(archive):
    class Broken(io.BytesIO):
        def read(self, size=-1):
            if self.tell() > len(ARCHIVE):
                raise TimeoutError("the disk is gone")
            return super().read(size)

    pages = dateline.read_warc(Broken(ARCHIVE * 400))
    assert next(pages).url == "https://a.example/1"
    with pytest.raises(TimeoutError, match="the disk is gone"):
        list(pages)


def test_hosts(archive):
    assert [page.url for page in dateline.read_warc(archive, hosts=["*.b.example"])] == ["https://b.example/3"]
    with pytest.raises(TypeError, match="hosts"):
        dateline.read_warc(archive, hosts="b.example")
    with pytest.raises(TypeError, match="a host is a str, not int"):
        dateline.read_warc(archive, hosts=[5])
    assert not list(dateline.read_warc(archive, hosts=["\ud800"]))


def test_damage_stands_in_its_place(tmp_path):
    path = tmp_path / "a.warc.gz"
    wrong = answer("https://a.example/4", STORY, "WARC-Block-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
    path.write_bytes(gzip.compress(ARCHIVE[:-10]) + gzip.compress(wrong) + gzip.compress(ARCHIVE))
    pages = list(dateline.read_warc(path))
    assert [page.url for page in pages if page.error is None].count("https://a.example/1") == 2
    broken = [page for page in pages if page.error]
    assert [page.error.code for page in broken] == ["bad-archive"]
    with pytest.raises(dateline.DatelineError, match="bad-archive"):
        dateline.extract(broken[0])
    results = list(dateline.extract_many(pages))
    assert [isinstance(result, dateline.DatelineError) for result in results] == [page.error is not None for page in pages]
    checked = [page.error.message for page in dateline.read_warc(path, verify=True) if page.error]
    assert any("WARC-Block-Digest" in message for message in checked)


def test_what_is_no_archive(tmp_path):
    with pytest.raises(dateline.DatelineError) as failure:
        dateline.read_warc(tmp_path / "missing.warc")
    assert failure.value.code == "not-found"
    assert failure.value.input == str(tmp_path / "missing.warc")
    page = tmp_path / "page.html"
    page.write_bytes(STORY)
    with pytest.raises(dateline.DatelineError) as failure:
        dateline.read_warc(page)
    assert failure.value.code == "bad-archive"


def test_a_file_that_leads_back_to_its_pages_is_collected():
    class File(io.BytesIO):
        pass

    file = File(ARCHIVE)
    file.pages = dateline.read_warc(file)
    next(file.pages)
    collected = weakref.ref(file)
    del file
    gc.collect()
    assert collected() is None
