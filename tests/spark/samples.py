"""Archives for the tests, and records that can be compared."""

import gzip
import json
import pathlib
import random

ROOT = pathlib.Path(__file__).resolve().parents[2]


def article_pages():
    """The bytes of the fixtures that are articles."""
    for folder in sorted((ROOT / "fixtures").iterdir()):
        expected = folder / "expected.json"
        if expected.exists() and json.loads(expected.read_text())["kind"] == "article":
            yield (folder / "page.html").read_bytes()


def record(kind, uri, block, *fields):
    lines = ["WARC/1.0", f"WARC-Type: {kind}", f"WARC-Target-URI: {uri}", "WARC-Date: 2024-03-04T12:07:00Z", *fields]
    return "\r\n".join([*lines, f"Content-Length: {len(block)}", "", ""]).encode() + block + b"\r\n\r\n"


def answer(uri, content, content_type="text/html; charset=utf-8", status="200 OK"):
    block = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n\r\n".encode() + content
    return record("response", uri, block, "Content-Type: application/http; msgtype=response")


def stored(*records):
    """Each in a gzip member of its own."""
    return b"".join(gzip.compress(entry, 1, mtime=0) for entry in records)


def archive(number, pages=60, bytes_of_images=0):
    """The members of an archive: requests, answers that are pages of two hosts, redirections, images."""
    chance = random.Random(number)
    articles = list(article_pages())
    members = [stored(record("warcinfo", "", b"software: by hand\r\n"))]
    for page in range(pages):
        uri = f"https://{'caliber.az' if page % 3 else 'news.example'}/{number}/{page}"
        content = articles[(number + page) % len(articles)] + f"<!-- {number} {page} -->".encode()
        members.append(stored(record("request", uri, b"GET / HTTP/1.1\r\n\r\n")))
        members.append(stored(answer(uri, content)))
        if page % 10 == 0:
            members.append(stored(answer(uri, b"", status="301 Moved Permanently")))
        if bytes_of_images or page % 7 == 0:
            members.append(stored(answer(uri, chance.randbytes(bytes_of_images or 3000), "image/png")))
    return members


def poison(command):
    """A page that does to the tests' worker program what it says."""
    return stored(answer("https://news.example/poison", f"<h1>Poison</h1><p>risky-worker: {command}".encode()))


def comparable(members):
    """A record, or a row, as text: without what is null, as a row has the members of all kinds."""
    return json.dumps(_without_nulls(members), sort_keys=True, ensure_ascii=False)


def _without_nulls(value):
    if isinstance(value, dict):
        return {name: _without_nulls(member) for name, member in value.items() if member is not None}
    if isinstance(value, list):
        return [_without_nulls(member) for member in value]
    return value


def records_of(output):
    """The records that the program wrote, sorted."""
    return sorted(comparable(json.loads(line)) for line in output.splitlines())


def rows_of(frame):
    """The rows of a DataFrame, sorted."""
    return sorted(comparable(row.asDict(recursive=True)) for row in frame.toLocalIterator())
