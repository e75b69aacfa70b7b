"""What paths name: files, folders of pages, lists; divided into pieces of work."""

from __future__ import annotations

import glob
import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias, cast

from pyspark.sql.datasource import InputPartition

from dateline import _core
from dateline._page import encoded

from ._store import NoRangesError, ReadError, StoredFile, has_scheme, insistently, is_http, kind_of, lines, store_of

_PAGE = re.compile(r"(.+)\.(?:html?|xhtml)(?:\.gz)?", re.IGNORECASE | re.DOTALL)
_MHTML = re.compile(r".*\.mht(?:ml)?", re.IGNORECASE | re.DOTALL)
_WARC = re.compile(r".*\.warc(?:\.gz|\.zst)?", re.IGNORECASE | re.DOTALL)
_LIST = re.compile(r".*\.cdxj", re.IGNORECASE | re.DOTALL)

_BEHIND_FIRST_BYTE_OF_GZIP = b"\x8b\x08"

# Pages in files of their own are read together, as far as they are no more than this.
_BYTES_OF_PAGES = 8 << 20
_MOST_PAGES = 1000

_LOOKED_UP_AT_ONCE = 16

# Each line of a list is a page, which may have to come from far away.
_MOST_LINES = 500


@dataclass(frozen=True)
class FilePart:
    """A file, or what begins in some of its bytes."""

    name: str  #: what it is called in records
    url: str  #: where fsspec finds it
    size: int | None  #: in bytes; None where only a stream of it can be had
    begin: int = 0
    end: int | None = None  #: None for that of the file


@dataclass(frozen=True)
class Lines:
    """Some lines of a list, from a byte on."""

    name: str
    url: str
    size: int | None  #: of the list, as of a file
    begin: int
    length: int  #: in bytes
    first_number: int  #: of the first line, from 1
    count: int
    folder: str  #: that relative names of archives start from: the driver's


@dataclass(frozen=True)
class Failure:
    """What is wrong with a path: the record of an error."""

    record: bytes


Part: TypeAlias = FilePart | Lines | Failure


class Piece(InputPartition):
    """The work of one task."""

    def __init__(self, parts: Sequence[Part]) -> None:
        super().__init__(tuple(parts))

    @property
    def parts(self) -> tuple[Part, ...]:
        return cast("tuple[Part, ...]", self.value)


def pieces(paths: Sequence[str], split_bytes: int) -> Iterator[Piece]:
    """All that the paths name. An archive is a piece of its own, or as many as it takes that none has more bytes than
    `split_bytes`; small files are put together. Raises ImportError where a store's package is not installed.
    """
    together: list[Part] = []
    size = 0
    for part in _parts(paths, split_bytes):
        if not isinstance(part, FilePart) or not _is_page_name(part.name) or part.size is None or part.size > split_bytes:
            yield Piece([part])
            continue
        if together and (size + part.size > _BYTES_OF_PAGES or len(together) == _MOST_PAGES):
            yield Piece(together)
            together, size = [], 0
        together.append(part)
        size += part.size
    if together:
        yield Piece(together)


def open_file(name: str, folder: str) -> StoredFile:
    """The file of this name, which may be relative to a folder. Raises FileNotFoundError and ReadError."""
    url = _url_of(name, folder)
    return StoredFile(url, insistently(lambda: _size_of(url)))


def _size_of(url: str) -> int:
    size = _info_of(url)["size"]
    if size is None:
        raise ValueError("the server does not say how large it is")
    return int(size)


def _parts(paths: Sequence[str], split_bytes: int) -> Iterator[Part]:
    # Of far stores, most of the time is waiting for them.
    with ThreadPoolExecutor(_LOOKED_UP_AT_ONCE, "dateline") as threads:
        for found in threads.map(lambda name: list(_parts_of(name, split_bytes)), _without_companions(paths)):
            yield from found


def _parts_of(name: str, split_bytes: int) -> Iterator[Part]:
    for part in _named_or_failure(name):
        if not isinstance(part, FilePart):
            yield part
            continue
        file, is_gzip = _looked_at(part, split_bytes)
        if _LIST.fullmatch(file.name):
            yield from _lines(file)
        elif is_gzip:
            yield from _divided(file, split_bytes)
        else:  # of which the first piece would be the whole
            yield file


def _looked_at(part: FilePart, split_bytes: int) -> tuple[FilePart, bool]:
    """A file, without a size where its store gives no parts of it; and whether it is gzip, of one that may be divided."""
    try:
        if part.size and (is_http(part.url) or part.size > split_bytes):
            with closing(StoredFile(part.url, part.size)) as file:
                # That there are parts shows behind the first byte alone.
                behind_first = file.read_exactly(1, len(_BEHIND_FIRST_BYTE_OF_GZIP))
            return part, part.size > split_bytes and behind_first == _BEHIND_FIRST_BYTE_OF_GZIP
    except NoRangesError:
        return FilePart(part.name, part.url, None), False
    except (FileNotFoundError, ReadError):  # who reads it will say so
        pass
    return part, False


def _divided(part: FilePart, split_bytes: int) -> Iterator[FilePart]:
    assert part.size is not None
    count = -(-part.size // split_bytes)
    borders = [part.size * number // count for number in range(count + 1)]
    for begin, end in pairwise(borders):
        yield FilePart(part.name, part.url, part.size, begin, end)


def _lines(part: FilePart) -> Iterator[Part]:
    """A list, by runs of lines."""
    folder = os.getcwd()
    number, begin, count, position = 1, 0, 0, 0
    runs = []
    try:
        for line in lines(part.url):
            position += len(line)
            count += 1
            if count == _MOST_LINES:
                runs.append(Lines(part.name, part.url, part.size, begin, position - begin, number, count, folder))
                number, begin, count = number + count, position, 0
    except FileNotFoundError:
        yield not_found(part.name)
        return
    except ReadError as error:
        yield unreadable(part.name, error)
        return
    yield from runs
    if count:
        yield Lines(part.name, part.url, part.size, begin, position - begin, number, count, folder)


def _named_or_failure(name: str) -> Iterator[FilePart | Failure]:
    try:
        yield from _named(name)
    except FileNotFoundError:
        yield not_found(name)
    except ReadError as error:
        yield unreadable(name, error)


def _named(name: str) -> Iterator[FilePart | Failure]:
    """The files that a path names: itself, those of a folder, or those of a pattern where nothing is called like that."""
    if not name:
        raise FileNotFoundError
    url = _url_of(name)
    try:
        info = insistently(lambda: _info_of(url))
    except FileNotFoundError:
        matches = insistently(lambda: _matches_of(name, url)) if re.search(r"[*?\[]", name) else []
        if not matches:
            raise
        for match in _without_companions(matches):
            yield from _named_or_failure(match)
        return
    if info["type"] != "directory":
        yield _file(name, url, info)
        return
    found = False
    for part in _below(name.rstrip("/") or "/", url, set()):
        found = True
        yield part
    if not found:
        yield failure("no-pages", "the folder holds no page (*.html, *.htm, *.xhtml, *.mhtml, *.warc)", name)


def _url_of(name: str, folder: str = "") -> str:
    """A local path, which does not depend on the folder that a process runs in, or a URL."""
    local = re.fullmatch(r"file:(?://(?:localhost)?(?=/))?(/.*)", name, re.DOTALL)
    if local:
        return local[1]
    return name if has_scheme(name) else os.path.join(folder or os.getcwd(), name)


def _info_of(url: str) -> dict[str, Any]:
    """As fsspec's info(): `type` and `size`, None where only a stream can be had."""
    if has_scheme(url):
        files, path = store_of(url)
        info: dict[str, Any] = files.info(path)
        return info if info.get("partial", True) else {**info, "size": None}
    status = os.stat(url)
    kind = "directory" if stat.S_ISDIR(status.st_mode) else "file" if stat.S_ISREG(status.st_mode) else kind_of(status.st_mode)
    return {"type": kind, "size": status.st_size}


def _matches_of(pattern: str, url: str) -> list[str]:
    if has_scheme(url):
        files, path = store_of(url)
        return sorted(files.unstrip_protocol(match) for match in files.glob(path))
    scheme = pattern[: len(pattern) - len(url)] if has_scheme(pattern) else ""
    return sorted((scheme + match for match in glob.glob(url if scheme else pattern)), key=os.fsencode)


def _file(name: str, url: str, info: dict[str, Any]) -> FilePart | Failure:
    if info["type"] not in ("file", "directory") and not has_scheme(url):
        return failure("unreadable", f"it is {info['type']}, not a file", name)
    return FilePart(name, url, info.get("size"))


def _below(name: str, url: str, seen: set[str]) -> Iterator[FilePart | Failure]:
    """The pages and archives in a folder and its folders, as the program finds them (docs/command-line.md)."""
    place = url if has_scheme(url) else os.path.realpath(url)
    if place in seen:
        return
    seen.add(place)
    try:
        entries = insistently(lambda: _entries_of(url))
    except FileNotFoundError:
        yield failure("unreadable", "the folder cannot be read: No such file or directory", name)
        return
    except ReadError as error:
        yield failure("unreadable", f"the folder cannot be read: {error}", name)
        return
    stems = _stems_of(entry for entry in entries if entries[entry]["type"] != "directory")
    for entry in sorted(entries, key=os.fsencode):
        entry_name, entry_url, info = f"{name.rstrip('/')}/{entry}", f"{url.rstrip('/')}/{entry}", entries[entry]
        if entry.startswith("."):
            continue
        if info["type"] == "directory":
            if not _is_companion(entry, stems):
                yield from _below(entry_name, entry_url, seen)
        elif _is_page_name(entry) or _WARC.fullmatch(entry):
            yield _file(entry_name, entry_url, info)


def _entries_of(url: str) -> dict[str, dict[str, Any]]:
    """What is in a folder, by names, with where links lead to."""
    if has_scheme(url):
        files, path = store_of(url)
        return {entry["name"].rstrip("/").rpartition("/")[2]: entry for entry in files.ls(path, detail=True)}
    entries = {}
    for entry in os.listdir(url):
        try:
            entries[entry] = _info_of(os.path.join(url, entry))
        except OSError:  # such as a link to nothing: reading it says what is wrong
            entries[entry] = {"type": "file", "size": 0}
    return entries


def _stems_of(names: Iterable[str]) -> set[str]:
    return {match[1] for name in names if (match := _PAGE.fullmatch(name))}


def _is_companion(name: str, stems: set[str]) -> bool:
    """Whether a folder is what a browser makes beside a page of these."""
    return name.endswith("_files") and name.removesuffix("_files") in stems


def _without_companions(names: Sequence[str]) -> list[str]:
    stems = _stems_of(names)
    return [name for name in names if not (_is_companion(name.rstrip("/"), stems) and os.path.isdir(_url_of(name)))]


def _is_page_name(name: str) -> bool:
    return bool(_PAGE.fullmatch(name) or _MHTML.fullmatch(name))


def shown(name: str) -> str:
    """A name as records have it, which are UTF-8."""
    return encoded(name).decode(errors="replace")


def is_warc_name(name: str) -> bool:
    return _WARC.fullmatch(name) is not None


Place: TypeAlias = tuple[int, int]  # in an archive: offset and length in bytes


def not_found(name: str, place: Place | None = None) -> Failure:
    return failure("not-found", "there is no such file or folder", name, place=place)


def unreadable(name: str, error: ReadError, place: Place | None = None) -> Failure:
    return failure("unreadable", f"it cannot be read: {error}", name, retryable=error.retryable, place=place)


def failure(code: str, message: str, name: str, *, retryable: bool = False, place: Place | None = None) -> Failure:
    return Failure(_core.input_error(code, message, encoded(name), retryable, place))
