"""Pages, and archives of them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from . import _core
from ._error import DatelineError


@dataclass(frozen=True)
class Page:
    """The bytes of one page and where they came from: what extract() reads.

    A page with an `error` stands for content that could not be read: extract() raises it.

    >>> import dateline
    >>> page = dateline.Page(b"<h1>Rain expected</h1>" + 3 * b"<p>It will rain in the north, says the weather office.", "rain.html")
    >>> dateline.extract(page).input
    'rain.html'
    """

    html: bytes | str  #: bytes after transfer and content decoding; a str is decoded already
    input: str = "-"  #: what it is called: a path or a URL
    url: str | None = None  #: where it came from: links are relative to it
    charset: str | None = None  #: what its transport said of its encoding
    captured: str | None = None  #: when it was taken, RFC 3339
    warc: tuple[str, tuple[int, int] | None] | None = None  #: in which archive it lies, and where: offset and length in bytes
    is_truncated: bool = False  #: the content breaks off
    error: DatelineError | None = None

    def __post_init__(self) -> None:
        """Raises TypeError for what is of another type than it should be, ValueError for a time that is none."""
        for name in ("input", "url", "charset", "captured"):
            value = getattr(self, name)
            if not isinstance(value, str) and (value is not None or name == "input"):
                raise TypeError(f"{name} of a page is a str, not {type(value).__name__}")
        if self.captured is not None and not _RFC_3339.fullmatch(self.captured):
            raise ValueError(f"captured of a page is a time of RFC 3339, not {self.captured!r}")
        if self.warc is not None and not _is_place(self.warc):
            raise TypeError(f"warc of a page is (file, None) or (file, (offset, length)), not {self.warc!r}")
        if self.error is not None and not isinstance(self.error, DatelineError):
            raise TypeError(f"error of a page is a DatelineError, not {type(self.error).__name__}")


_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def _is_place(warc: object) -> bool:
    if not isinstance(warc, tuple) or len(warc) != 2 or not isinstance(warc[0], str):
        return False
    place = warc[1]
    if place is None:
        return True
    return isinstance(place, tuple) and len(place) == 2 and all(isinstance(n, int) and 0 <= n < 1 << 64 for n in place)


class BinaryFile(Protocol):
    """A file that is open for reading bytes, such as a socket's or a pipe's."""

    def read(self, size: int, /) -> bytes: ...


def read_warc(
    path_or_file: str | os.PathLike[str] | BinaryFile, *, hosts: Sequence[str] = (), verify: bool = False
) -> Iterator[Page]:
    """The pages of a WARC file, plain, in gzip or in Zstandard: HTML answers with the status 200, and resources. They are read as
    they are asked for, in memory that does not grow with the file.

    Only pages of `hosts` come, where some are named ("*.caliber.az" means caliber.az too). With `verify`, content that differs
    from its digest is an error.

    What is damaged does not end the reading. In its place comes a Page with an `error`, which extract() raises and extract_many()
    gives as that page's failure.

    Raises DatelineError where the file cannot be read or is no WARC file, and what `read()` of a file object raises.

    >>> import dateline, io
    >>> block = b"HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\n\\r\\n<p>It will rain."
    >>> record = b"WARC/1.0\\r\\nWARC-Type: response\\r\\nWARC-Target-URI: https://news.example/1\\r\\n"
    >>> record += b"Content-Length: %d\\r\\n\\r\\n%b\\r\\n\\r\\n" % (len(block), block)
    >>> [(page.url, page.html) for page in dateline.read_warc(io.BytesIO(record))]
    [('https://news.example/1', b'<p>It will rain.')]
    """
    if isinstance(hosts, (str, bytes)):
        raise TypeError("hosts is a sequence of names, not one name")
    names = [encoded(host).decode(errors="replace") if isinstance(host, str) else _no_host(host) for host in hosts]
    if isinstance(path_or_file, (str, os.PathLike)):
        name = os.fspath(path_or_file)
        if not isinstance(name, str):
            name = os.fsdecode(name)
        archive = _core.open_archive(encoded(name), names, bool(verify))
    elif callable(getattr(path_or_file, "read", None)):
        name = getattr(path_or_file, "name", "-")
        name = name if isinstance(name, str) else "-"  # a descriptor's number, where it was opened by that
        archive = _core.read_archive(path_or_file.read, encoded(name), names, bool(verify))
    else:
        raise TypeError(f"an archive is a path or a binary file, not {type(path_or_file).__name__}")
    if isinstance(archive, bytes):
        raise DatelineError(archive)
    return pages_of(archive, name)


def _no_host(host: object) -> str:
    raise TypeError(f"a host is a str, not {type(host).__name__}")


def pages_of(archive: _core.WarcPages, name: str) -> Iterator[Page]:
    """The pages of an archive of this name."""
    while (entry := archive.next()) is not None:
        yield page_of(entry, name)


def page_of(entry: _core._Page | bytes, name: str) -> Page:
    """A page as an archive gives it, or the record of an error in its place."""
    if isinstance(entry, bytes):
        return Page(b"", name, error=DatelineError(entry))
    html, url, charset, captured, place, is_truncated = entry
    return Page(
        html,
        name,
        url=_text(url),
        charset=_text(charset),
        captured=_text(captured),
        warc=(name, place),
        is_truncated=is_truncated,
    )


def _text(encoded: bytes | None) -> str | None:
    return None if encoded is None else encoded.decode(errors="surrogateescape")


def encoded(text: str) -> bytes:
    """Text of any kind as UTF-8, with what came out of bytes that were none as it was."""
    try:
        return text.encode(errors="surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
