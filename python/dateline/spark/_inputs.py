"""What paths name: files, folders of pages, lists; divided into pieces of work."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

import fsspec
from pyspark.sql.datasource import InputPartition

from dateline import _core
from dateline._page import encoded

from ._store import ReadError, StoredFile, insistently, lines

_PAGE = re.compile(r"(.+)\.(?:html?|xhtml)(?:\.gz)?", re.IGNORECASE | re.DOTALL)
_MHTML = re.compile(r".*\.mht(?:ml)?", re.IGNORECASE | re.DOTALL)
_WARC = re.compile(r".*\.warc(?:\.gz|\.zst)?", re.IGNORECASE | re.DOTALL)
_LIST = re.compile(r".*\.cdxj", re.IGNORECASE | re.DOTALL)

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
    begin: int
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
        self.parts = tuple(parts)


def pieces(paths: Sequence[str], split_bytes: int) -> Iterator[Piece]:
    """All that the paths name. An archive is a piece of its own, or as many as it takes that none has more bytes than
    `split_bytes`; small files are put together.
    """
    together: list[Part] = []
    size = 0
    for file in _files(paths):
        if not isinstance(file, FilePart) or not _is_page_name(file.name) or file.size is None or file.size > split_bytes:
            yield from (Piece([part]) for part in _divided(file, split_bytes))
            continue
        if together and (size + file.size > _BYTES_OF_PAGES or len(together) == _MOST_PAGES):
            yield Piece(together)
            together, size = [], 0
        together.append(file)
        size += file.size
    if together:
        yield Piece(together)


def _divided(part: Part, split_bytes: int) -> Iterator[Part]:
    if isinstance(part, FilePart) and _LIST.fullmatch(part.name):
        yield from _lines(part)
    elif isinstance(part, FilePart) and part.size is not None and part.size > split_bytes:
        count = -(-part.size // split_bytes)
        borders = [part.size * number // count for number in range(count + 1)]
        for begin, end in pairwise(borders):
            yield FilePart(part.name, part.url, part.size, begin, end)
    else:
        yield part


def _lines(part: FilePart) -> Iterator[Part]:
    def borders() -> list[tuple[int, int]]:
        """Where each run of lines begins, and how many they are."""
        runs, begin, count, position = [], 0, 0, 0
        for line in lines(part.url):
            position += len(line)
            count += 1
            if count == _MOST_LINES:
                runs.append((begin, count))
                begin, count = position, 0
        return [*runs, (begin, count)] if count else runs

    try:
        runs = insistently(borders)
    except FileNotFoundError:
        yield not_found(part.name)
        return
    except ReadError as error:
        yield unreadable(part.name, error)
        return
    number, folder = 1, os.getcwd()
    for begin, count in runs:
        yield Lines(part.name, part.url, begin, number, count, folder)
        number += count


def _files(paths: Iterable[str]) -> Iterator[FilePart | Failure]:
    # Of far stores, most of the time is waiting for them.
    with ThreadPoolExecutor(_LOOKED_UP_AT_ONCE, "dateline") as threads:
        for found in threads.map(_named_or_failure, paths):
            yield from found


def _named_or_failure(name: str) -> list[FilePart | Failure]:
    try:
        return insistently(lambda: list(_named(name)))
    except FileNotFoundError:
        return [not_found(name)]
    except ReadError as error:
        return [unreadable(name, error)]


def open_file(name: str, folder: str) -> StoredFile:
    """The file of this name, which may be relative to a folder. Raises FileNotFoundError and ReadError."""
    url = _url_of(name, folder)

    def size() -> int:
        files, path = fsspec.core.url_to_fs(url)
        found = files.info(path).get("size")
        if found is None:
            raise ValueError("the server does not say how large it is")
        return int(found)

    return StoredFile(url, insistently(size))


def _named(name: str) -> Iterator[FilePart | Failure]:
    """The files that a path names: itself, those of a folder, or those of a pattern where nothing is called like that."""
    url = _url_of(name)
    files, path = fsspec.core.url_to_fs(url)
    try:
        info = files.info(path)
    except FileNotFoundError:
        matches = sorted(files.glob(path)) if re.search(r"[*?\[]", name) else []
        if not matches:
            raise
        for match in matches:
            yield from _named(_name_of_match(name, files, path, match))
        return
    if info["type"] != "directory":
        yield _file(name, url, info)
        return
    found = False
    for part in _below(files, name.rstrip("/") or "/", path, set()):
        found = True
        yield part
    if not found:
        yield failure("no-pages", "the folder holds no page (*.html, *.htm, *.xhtml, *.mhtml, *.warc)", name)


def _url_of(name: str, folder: str = "") -> str:
    return name if _has_scheme(name) else os.path.abspath(os.path.join(folder, name))


def _has_scheme(name: str) -> bool:
    return re.match(r"[A-Za-z][A-Za-z0-9+.-]*:(?=/|.*://)", name) is not None


def _name_of_match(pattern: str, files: Any, path: str, match: str) -> str:
    if _has_scheme(pattern):
        return str(files.unstrip_protocol(match))
    return match if os.path.isabs(pattern) else os.path.relpath(match)


def _file(name: str, url: str, info: dict[str, Any]) -> FilePart:
    # Servers that do not give ranges, or do not tell the size, give a stream.
    size = info.get("size") if info.get("partial", True) else None
    return FilePart(name, url, size)


def _below(files: Any, name: str, path: str, seen: set[str]) -> Iterator[FilePart | Failure]:
    """The pages and archives in a folder and its folders, as the program finds them (docs/command-line.md)."""
    place = os.path.realpath(path) if isinstance(files, fsspec.implementations.local.LocalFileSystem) else path
    if place in seen:
        return
    seen.add(place)
    try:
        entries = {entry["name"].rstrip("/").rpartition("/")[2]: entry for entry in files.ls(path, detail=True)}
    except PermissionError:
        yield failure("unreadable", "the folder cannot be read: Permission denied", name)
        return
    stems = {match[1] for entry in entries if (match := _PAGE.fullmatch(entry)) and entries[entry]["type"] != "directory"}
    for entry in sorted(entries, key=os.fsencode):
        info = entries[entry]
        entry_name = f"{name.rstrip('/')}/{entry}"
        if entry.startswith("."):
            continue
        if info["type"] == "directory":
            if not (entry.endswith("_files") and entry.removesuffix("_files") in stems):
                yield from _below(files, entry_name, info["name"], seen)
        elif _is_page_name(entry) or _WARC.fullmatch(entry):
            yield _file(entry_name, files.unstrip_protocol(info["name"]), info)


def _is_page_name(name: str) -> bool:
    return bool(_PAGE.fullmatch(name) or _MHTML.fullmatch(name))


def is_warc_name(name: str) -> bool:
    return _WARC.fullmatch(name) is not None


Place: TypeAlias = tuple[int, int]  # in an archive: offset and length in bytes


def not_found(name: str, place: Place | None = None) -> Failure:
    return failure("not-found", "there is no such file or folder", name, place=place)


def unreadable(name: str, error: ReadError, place: Place | None = None) -> Failure:
    return failure("unreadable", f"it cannot be read: {error}", name, retryable=error.retryable, place=place)


def failure(code: str, message: str, name: str, *, retryable: bool = False, place: Place | None = None) -> Failure:
    return Failure(_core.input_error(code, message, encoded(name), retryable, place))
